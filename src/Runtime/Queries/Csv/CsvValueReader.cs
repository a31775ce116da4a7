using System.Text;
using System.Text.Unicode;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Core.Values;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Csv;

/// <summary>Reads the value of a cell, by the kind of its field.</summary>
internal static class CsvValueReader
{
    /// <summary>Whether values of the kind are in one cell.</summary>
    public static bool IsCell(FieldKind kind) => !kind.IsRelationship() && !kind.IsObject() && kind != FieldKind.Column;

    /// <summary>Reads a cell that is not empty into the slot of a row.</summary>
    /// <param name="kind">The kind of the field.</param>
    /// <param name="texts">The texts of the field, where it has such.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="objects">The values of the row that are objects.</param>
    /// <param name="words">The words of the others.</param>
    /// <returns>Whether it is a value of the field.</returns>
    public static bool TryRead(FieldKind kind, TextCache? texts, ReadOnlySpan<byte> cell, int slot, object?[] objects, ulong[] words)
    {
        switch (kind)
        {
            case FieldKind.Text or FieldKind.Picklist:
                var isText = texts!.TryGet(cell, out var text);
                objects[slot] = text;
                return isText;
            case FieldKind.MultiPicklist:
                return TryReadTexts(cell, out objects[slot]);
            default:
                return TryReadWords(kind, cell, words.AsSpan(slot));
        }
    }

    private static bool TryReadTexts(ReadOnlySpan<byte> cell, out object? texts)
    {
        texts = null;
        if (!Utf8.IsValid(cell))
            return false;
        var values = PicklistSet.Split(Encoding.UTF8.GetString(cell), StringSplitOptions.None);
        texts = values.Length > 0 ? values : null;
        return true;
    }

    private static bool TryReadWords(FieldKind kind, ReadOnlySpan<byte> cell, Span<ulong> words)
    {
        switch (kind)
        {
            case FieldKind.Id:
                if (!RawId.TryRead(cell, out var id))
                    return false;
                RowValues.Pack(id, words);
                return true;
            case FieldKind.Decimal:
                return IsNumber(cell) && WireNumbers.TryReadDecimal(cell, words);
            case FieldKind.Boolean:
                var isTrue = cell.SequenceEqual("true"u8);
                words[0] = RowValues.Pack(isTrue);
                return isTrue || cell.SequenceEqual("false"u8);
            case FieldKind.Int:
                if (!IsNumber(cell) || !WireNumbers.TryReadLong(cell, out var small) || small is < int.MinValue or > int.MaxValue)
                    return false;
                words[0] = RowValues.Pack((int)small);
                return true;
            case FieldKind.Long:
                if (!IsNumber(cell) || !WireNumbers.TryReadLong(cell, out var whole))
                    return false;
                RowValues.Pack(whole, words);
                return true;
            case FieldKind.Double:
                if (!IsNumber(cell) || !WireNumbers.TryReadDouble(cell, out var coordinate))
                    return false;
                words[0] = RowValues.Pack(coordinate);
                return true;
            case FieldKind.Date:
                if (!WireDates.TryReadDate(cell, out var date))
                    return false;
                words[0] = RowValues.Pack(date);
                return true;
            case FieldKind.DateTime:
                if (!WireDates.TryReadDateTime(cell, out var instant))
                    return false;
                words[0] = RowValues.Pack(instant);
                return true;
            case FieldKind.Time:
                if (!WireDates.TryReadTime(cell, out var time))
                    return false;
                words[0] = RowValues.Pack(time);
                return true;
            default:
                throw new UnknownKindException(kind);
        }
    }

    // JSON has this form by its syntax. A cell may have any text, and the parsers take blanks, signs and a point without digits.
    private static bool IsNumber(ReadOnlySpan<byte> cell)
    {
        var first = cell[0] == '-' && cell.Length > 1 ? cell[1] : cell[0];
        return char.IsAsciiDigit((char)first) && char.IsAsciiDigit((char)cell[^1]);
    }
}
