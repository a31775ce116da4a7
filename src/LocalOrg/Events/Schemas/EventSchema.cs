using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>The Avro schema of an event, in the form of the platform's own.</summary>
internal sealed class EventSchema
{
    private static readonly JsonWriterOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    private static readonly string[] ChangeTypes = Enum.GetValues<ChangeType>().Select(ChangeTypeNames.Of).ToArray();

    private EventSchema(string name, IReadOnlyList<EventField> fields, string json)
    {
        Name = name;
        Fields = fields;
        Json = json;
#pragma warning disable CA5351 // A fingerprint of 16 bytes, as the platform's ids have; nothing is kept secret by it.
        Id = Convert.ToBase64String(MD5.HashData(Encoding.UTF8.GetBytes(json))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
#pragma warning restore CA5351
    }

    /// <summary>The record's name: <c>AccountChangeEvent</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<EventField> Fields { get; }

    public string Json { get; }

    /// <summary>The fingerprint: it changes as the schema does.</summary>
    public string Id { get; }

    /// <summary>Whether it is the schema of a change event, and not of a platform event.</summary>
    public bool IsOfChanges => Fields is [{ Type: EventFieldType.Header }, ..];

    public static EventSchema Create(string name, IReadOnlyList<EventField> fields) => new(name, fields, Write(name, fields));

    /// <summary>Reads what <see cref="Create"/> wrote.</summary>
    public static EventSchema Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var records = new Dictionary<string, IReadOnlyList<EventField>>(StringComparer.Ordinal);
        var fields = document.RootElement.GetProperty("fields").EnumerateArray().Select(f => ReadField(f, records)).ToList();
        return new EventSchema(document.RootElement.GetProperty("name").GetString()!, fields, json);
    }

    private static EventField ReadField(JsonElement field, Dictionary<string, IReadOnlyList<EventField>> records)
    {
        var name = field.GetProperty("name").GetString()!;
        var doc = field.TryGetProperty("doc", out var text) ? text.GetString()! : "";
        var type = field.GetProperty("type");
        if (type.ValueKind == JsonValueKind.Object)
            return new EventField(name, EventFieldType.Header, doc) { IsNullable = false };
        if (type.ValueKind == JsonValueKind.String)
            return new EventField(name, Simple(type.GetString()!), doc) { IsNullable = false };
        var branches = type.EnumerateArray().Skip(1).ToList();
        var last = branches[^1];
        var recordName = last.ValueKind == JsonValueKind.Object ? last.GetProperty("name").GetString()! : last.GetString()!;
        if (last.ValueKind == JsonValueKind.Object)
            records[recordName] = [.. last.GetProperty("fields").EnumerateArray().Select(f => ReadField(f, records))];
        return records.TryGetValue(recordName, out var parts)
            ? new EventField(name, branches.Count == 2 ? EventFieldType.TextOrRecord : EventFieldType.Record, doc)
            {
                RecordName = recordName, Parts = parts
            }
            : new EventField(name, Simple(recordName), doc);
    }

    private static EventFieldType Simple(string type) => type switch
    {
        "string" => EventFieldType.Text,
        "int" => EventFieldType.Int,
        "long" => EventFieldType.Long,
        "double" => EventFieldType.Double,
        "boolean" => EventFieldType.Boolean,
        _ => throw new InvalidDataException($"The local org makes no schema with the type '{type}'"),
    };

    private static string Write(string name, IReadOnlyList<EventField> fields)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            json.WriteStartObject();
            json.WriteString("type", "record");
            json.WriteString("name", name);
            json.WriteString("namespace", "com.sforce.eventbus");
            json.WriteStartArray("fields");
            var known = new HashSet<string>(StringComparer.Ordinal);
            foreach (var field in fields)
                WriteField(json, field, known);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteField(Utf8JsonWriter json, EventField field, HashSet<string> known)
    {
        json.WriteStartObject();
        json.WriteString("name", field.Name);
        json.WritePropertyName("type");
        if (field.IsNullable)
        {
            json.WriteStartArray();
            json.WriteStringValue("null");
            WriteType(json, field, known);
            json.WriteEndArray();
        }
        else
        {
            WriteType(json, field, known);
        }
        if (field.Doc.Length > 0)
            json.WriteString("doc", field.Doc);
        if (field.IsNullable)
            json.WriteNull("default");
        json.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter json, EventField field, HashSet<string> known)
    {
        switch (field.Type)
        {
            case EventFieldType.Header: WriteHeader(json); break;
            case EventFieldType.Text: json.WriteStringValue("string"); break;
            case EventFieldType.Int: json.WriteStringValue("int"); break;
            case EventFieldType.Long: json.WriteStringValue("long"); break;
            case EventFieldType.Double: json.WriteStringValue("double"); break;
            case EventFieldType.Boolean: json.WriteStringValue("boolean"); break;
            default:
                if (field.Type == EventFieldType.TextOrRecord)
                    json.WriteStringValue("string");
                WriteRecord(json, field, known);
                break;
        }
    }

    // A record is described where it stands first; later fields name it.
    private static void WriteRecord(Utf8JsonWriter json, EventField field, HashSet<string> known)
    {
        if (!known.Add(field.RecordName))
        {
            json.WriteStringValue(field.RecordName);
            return;
        }
        json.WriteStartObject();
        json.WriteString("type", "record");
        json.WriteString("name", field.RecordName);
        json.WriteStartArray("fields");
        foreach (var part in field.Parts)
            WriteField(json, part, known);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHeader(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type", "record");
        json.WriteString("name", "ChangeEventHeader");
        json.WriteStartArray("fields");
        Member("entityName", "string");
        Texts("recordIds");
        json.WriteStartObject();
        json.WriteString("name", "changeType");
        json.WriteStartObject("type");
        json.WriteString("type", "enum");
        json.WriteString("name", "ChangeType");
        json.WriteStartArray("symbols");
        foreach (var type in ChangeTypes)
            json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        Member("changeOrigin", "string");
        Member("transactionKey", "string");
        Member("sequenceNumber", "int");
        Member("commitTimestamp", "long");
        Member("commitNumber", "long");
        Member("commitUser", "string");
        Texts("nulledFields");
        Texts("diffFields");
        Texts("changedFields");
        json.WriteEndArray();
        json.WriteEndObject();

        void Member(string name, string type)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteEndObject();
        }

        void Texts(string name)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartObject("type");
            json.WriteString("type", "array");
            json.WriteString("items", "string");
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }
}
