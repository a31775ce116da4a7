using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Json;
using Salesforce.Typed.Records;

namespace Salesforce.Typed.Wire;

/// <summary>Writes the body of a create or an update: the fields that were set, and those alone.</summary>
internal static class RecordWriter
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>Writes what was set.</summary>
    /// <param name="record">The record.</param>
    /// <param name="use">What the call does: a field that was set must allow it, or one of them.</param>
    /// <param name="exceptField">The key of an upsert, which stands in the address.</param>
    public static HttpContent Write(SObject record, FieldUse use, string? exceptField = null)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var field in record.Layout.Fields)
            {
                if (!record.IsChanged(field) || string.Equals(field.Name, exceptField, StringComparison.OrdinalIgnoreCase))
                    continue;
                if ((field.Use & use) == 0)
                    throw new ArgumentException(WhyNot(field, use), nameof(record));
                writer.WritePropertyName(field.Utf8Name);
                Write(writer, record, field);
            }
            writer.WriteEndObject();
        }
        return new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
    }

    private static string WhyNot(FieldInfo field, FieldUse use) => field switch
    {
        { Kind: FieldKind.Children } => $"{field} holds child records, which this call does not send. Create them on their own, or all together as a tree.",
        _ when use == FieldUse.Update && field.Use == FieldUse.Create => $"{field} can be set when the record is created and not afterwards.",
        _ when use == FieldUse.Create && field.Use == FieldUse.Update => $"{field} can be set when the record is updated, not when it is created.",
        _ => $"{field} is read-only.",
    };

    private static void Write(Utf8JsonWriter writer, SObject record, FieldInfo field)
    {
        var slot = record.Layout.SlotOf(field.Index);
        if (field.Words == 0)
        {
            WriteObject(writer, record.Objects[slot], field);
            return;
        }
        var words = record.Words.AsSpan(slot, field.Words);
        if (words[0] == 0)
        {
            writer.WriteNullValue();
            return;
        }
        switch (field.Kind)
        {
            case FieldKind.Id: writer.WriteStringValue(RowValues.UnpackId(words).ToString()); break;
            case FieldKind.Boolean: writer.WriteBooleanValue(RowValues.UnpackBoolean(words[0])); break;
            case FieldKind.Int: writer.WriteNumberValue(RowValues.UnpackInt(words[0])); break;
            case FieldKind.Long: writer.WriteNumberValue(RowValues.UnpackLong(words)); break;
            case FieldKind.Decimal: writer.WriteNumberValue(RowValues.UnpackDecimal(words)); break;
            case FieldKind.Double: writer.WriteNumberValue(RowValues.UnpackDouble(words[0])); break;
            case FieldKind.Date: writer.WriteStringValue(WireDates.Write(RowValues.UnpackDate(words[0]))); break;
            case FieldKind.DateTime: writer.WriteStringValue(WireDates.Write(RowValues.UnpackDateTime(words[0]))); break;
            case FieldKind.Time: writer.WriteStringValue(WireDates.Write(RowValues.UnpackTime(words[0]))); break;
            default: throw new UnknownKindException(field.Kind);
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, object? value, FieldInfo field)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case string[] values: writer.WriteStringValue(string.Join(';', values)); break;
            case JsonValue json: writer.WriteRawValue(json.Json); break;
            default: throw new UnknownKindException(field.Kind);
        }
    }
}
