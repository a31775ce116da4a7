using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Testing.Events.Bus;
using Salesforce.Typed.Testing.Events.Schemas;

namespace Salesforce.Typed.Testing.Http.Cometd;

/// <summary>
/// An event as CometD has it: JSON, with names instead of bitmaps; what did not change is absent, what was made null is null, and a diff
/// says so (Change Data Capture, Change Event Message Structure).
/// </summary>
internal static class EventJson
{
    public static void Write(Utf8JsonWriter json, EventSchema schema, byte[] payload, StoredEvent stored)
    {
        json.WriteStartObject();
        json.WriteString("schema", schema.Id);
        json.WriteStartObject("payload");
        if (Decode(schema, payload) is not { } decoded)
            json.WriteString("undecodable", Convert.ToBase64String(payload));
        else if (decoded.Header is { } header)
            WriteChange(json, decoded, header);
        else
            WriteFields(json, decoded, (_, _) => true, _ => false);
        json.WriteEndObject();
        json.WriteStartObject("event");
        json.WriteNumber("replayId", stored.Position);
        json.WriteString("EventUuid", stored.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Null for one that is broken on purpose.
    private static DecodedEvent? Decode(EventSchema schema, byte[] payload)
    {
        try
        {
            return DecodedEvent.Read(schema, payload);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void WriteChange(Utf8JsonWriter json, DecodedEvent decoded, ChangeHeader header)
    {
        var changed = FieldSet.Parse(decoded.Schema, header.ChangedFields);
        var diffs = FieldSet.Parse(decoded.Schema, header.DiffFields);
        WriteHeader(json, header, changed);
        // Where a value is there it is meant, as that of an enriched field is; null is meant where the field changed.
        WriteFields(json, decoded, (i, part) => part is { } of ? changed.Has(i, of) : changed.Has(i), diffs.Has);
    }

    private static void WriteHeader(Utf8JsonWriter json, ChangeHeader header, FieldSet changed)
    {
        json.WriteStartObject("ChangeEventHeader");
        json.WriteNumber("commitNumber", header.CommitNumber);
        json.WriteString("commitUser", header.CommitUser);
        json.WriteNumber("sequenceNumber", header.SequenceNumber);
        json.WriteString("entityName", header.EntityName);
        json.WriteString("changeType", ChangeTypeNames.Of(header.Type));
        WriteTexts(json, "changedFields", changed.Names());
        json.WriteString("changeOrigin", header.Origin);
        json.WriteString("transactionKey", header.TransactionKey);
        json.WriteNumber("commitTimestamp", header.CommitTimestamp);
        WriteTexts(json, "recordIds", header.RecordIds);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    // Which nulls are written is for the caller to say: of a field, and of a compound's part.
    private static void WriteFields(Utf8JsonWriter json, DecodedEvent decoded, Func<int, int?, bool> isMeant, Func<int, bool> isDiff)
    {
        for (var i = decoded.Header is null ? 0 : 1; i < decoded.Values.Length; i++)
        {
            var field = decoded.Schema.Fields[i];
            var value = decoded.Values[i];
            if (value is null && !isMeant(i, null))
                continue;
            json.WritePropertyName(field.Name);
            if (isDiff(i))
            {
                json.WriteStartObject();
                json.WriteString("diff", (string?)value);
                json.WriteEndObject();
            }
            else if (value is object?[] || (value is null && field.Type == EventFieldType.Record))
            {
                WriteParts(json, field, (object?[]?)value, part => isMeant(i, part));
            }
            else
            {
                WriteValue(json, field, value);
            }
        }
    }

    private static void WriteParts(Utf8JsonWriter json, EventField field, object?[]? parts, Func<int, bool> isMeant)
    {
        json.WriteStartObject();
        for (var part = 0; part < field.Parts.Count; part++)
        {
            if (parts?[part] is null && !isMeant(part))
                continue;
            json.WritePropertyName(field.Parts[part].Name);
            WriteValue(json, field.Parts[part], parts?[part]);
        }
        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, EventField field, object? value)
    {
        switch (value)
        {
            case bool boolean: json.WriteBooleanValue(boolean); break;
            case double number: json.WriteNumberValue(number); break;
            case long number: WriteLong(json, field, number); break;
            case string text: json.WriteStringValue(text); break;
            default: json.WriteNullValue(); break;
        }
    }

    private static void WriteLong(Utf8JsonWriter json, EventField field, long value)
    {
        var format = field.Doc.Split(':').ElementAtOrDefault(1) switch
        {
            "DateTime" => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            "DateOnly" => "yyyy-MM-dd",
            "TimeOnly" => "HH:mm:ss.fff'Z'",
            _ => null,
        };
        if (format is null)
            json.WriteNumberValue(value);
        else
            json.WriteStringValue(DateTime.UnixEpoch.AddMilliseconds(value).ToString(format, CultureInfo.InvariantCulture));
    }
}
