using System.Globalization;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Core.Ids;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>
/// Writes values of records as Bulk API 2.0 reads them (Bulk API 2.0, Prepare CSV Files): an empty cell leaves a field as it is, and
/// <c>#N/A</c> clears it.
/// </summary>
internal static class CsvCells
{
    /// <summary>What clears a field.</summary>
    public const string Null = "#N/A";

    // The longest number is a double: 24 characters.
    private const int MostNumberBytes = 64;

    /// <summary>Writes a cell: the value that the record holds, set or loaded, or an empty cell where it holds none.</summary>
    /// <exception cref="ArgumentException">The value has no form in CSV.</exception>
    public static void Write(CsvWriter writer, SObject record, FieldInfo field)
    {
        var slot = record.Layout.SlotOf(field.Index);
        if (!CsvValueReader.IsCell(field.Kind))
            throw new ArgumentException($"{field} has no form in CSV, so a bulk job does not send it. {Instead(field.Kind)}");
        if (slot < 0)
        {
            writer.WriteEmpty();
            return;
        }
        References.Check(record, field, references: null);
        if (field.Words > 0)
            Write(writer, record.Words.AsSpan(slot, field.Words), field);
        else
            WriteText(writer, record.Objects[slot], field);
    }

    private static string Instead(FieldKind kind) => kind switch
    {
        FieldKind.Parent or FieldKind.Polymorphic => "Name the parent by an external id, or set its id.",
        FieldKind.Children => "Load the children in a job of their own.",
        FieldKind.Address or FieldKind.Location => "Set the parts of the compound field.",
        _ => "Write the record with a single call.",
    };

    private static void WriteText(CsvWriter writer, object? value, FieldInfo field)
    {
        var text = value switch
        {
            string single => single,
            string[] values => string.Join(';', values),
            _ => "",
        };
        if (text == Null)
        {
            throw new ArgumentException(
                $"{field} is the text {Null}, which clears the field in a bulk job. Write the record with a single call.");
        }
        // An empty text is null to the org, and an empty cell would leave the value that the field has.
        WriteChars(writer, text.Length == 0 ? Null : text, field);
    }

    private static void WriteChars(CsvWriter writer, string text, FieldInfo field)
    {
        try
        {
            writer.WriteCell(text.AsSpan());
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{field}: {e.Message}", e);
        }
    }

    private static void Write(CsvWriter writer, ReadOnlySpan<ulong> words, FieldInfo field)
    {
        if (words[0] == 0)
        {
            writer.WriteCell("#N/A"u8);
            return;
        }
        switch (field.Kind)
        {
            case FieldKind.Id: writer.WriteCell(RowValues.UnpackId(words).ToString().AsSpan()); break;
            case FieldKind.Boolean: writer.WriteCell(RowValues.UnpackBoolean(words[0]) ? "true"u8 : "false"u8); break;
            case FieldKind.Int: WriteNumber(writer, RowValues.UnpackInt(words[0])); break;
            case FieldKind.Long: WriteNumber(writer, RowValues.UnpackLong(words)); break;
            case FieldKind.Decimal: WriteNumber(writer, RowValues.UnpackDecimal(words)); break;
            case FieldKind.Double: WriteNumber(writer, RowValues.UnpackDouble(words[0])); break;
            case FieldKind.Date: writer.WriteCell(WireDates.Write(RowValues.UnpackDate(words[0])).AsSpan()); break;
            case FieldKind.DateTime: writer.WriteCell(WireDates.Write(RowValues.UnpackDateTime(words[0])).AsSpan()); break;
            case FieldKind.Time: writer.WriteCell(WireDates.Write(RowValues.UnpackTime(words[0])).AsSpan()); break;
            default: throw new UnknownKindException(field.Kind);
        }
    }

    private static void WriteNumber<TNumber>(CsvWriter writer, TNumber value)
        where TNumber : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[MostNumberBytes];
        _ = value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteCell(text[..length]);
    }
}
