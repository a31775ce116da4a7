using System.Buffers;
using System.Text.Json;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Composite;

/// <summary>
/// Writes the body of a request of many records: <c>{"allOrNone": false, "records": [{"attributes": {"type": "X"}, ...}]}</c>.
/// </summary>
internal static class CollectionBody
{
    /// <summary>Writes the records at these places.</summary>
    /// <param name="records">All records.</param>
    /// <param name="places">Those of this request.</param>
    /// <param name="use">What the call does.</param>
    /// <param name="allOrNone">Whether one that is refused takes the others with it.</param>
    /// <param name="key">
    /// The field by which an upsert finds the records, which is sent whether it was set or loaded; null for other calls.
    /// </param>
    public static HttpContent Write(IReadOnlyList<SObject> records, int[] places, FieldUse use, bool allOrNone, FieldInfo? key)
    {
        var buffer = new ArrayBufferWriter<byte>(places.Length * 256);
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, records, places, use, allOrNone, key);
        return JsonBody.Of(buffer);
    }

    /// <summary>Writes the records at these places as a value.</summary>
    public static void Write(
        Utf8JsonWriter writer, IReadOnlyList<SObject> records, int[] places, FieldUse use, bool allOrNone, FieldInfo? key)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("allOrNone"u8, allOrNone);
        writer.WriteStartArray("records"u8);
        foreach (var place in places)
            Write(writer, records[place], use, key);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SObject record, FieldUse use, FieldInfo? key)
    {
        writer.WriteStartObject();
        RecordWriter.WriteAttributes(writer, record.Layout.Info.Name);
        if (use == FieldUse.Update)
            writer.WriteString("id"u8, record.RecordId.ToString());
        if (key is not null && !record.IsChanged(key))
            RecordWriter.WriteMember(writer, record, key);
        RecordWriter.WriteFields(writer, record, use);
        writer.WriteEndObject();
    }
}
