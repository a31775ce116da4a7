using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Events.Avro;

/// <summary>
/// Reads a schema's JSON (Avro 1.11, Schema Declaration). What a payload cannot be read without is required; the rest is passed
/// over.
/// </summary>
internal sealed class AvroSchemaParser
{
    private const int LongestText = 4 * 1024 * 1024;
    private const int LargestFixed = 1024 * 1024;

    private readonly Dictionary<string, AvroType> _named = new(StringComparer.Ordinal);
    private readonly string _id;

    private AvroSchemaParser(string id) => _id = ServerText.Show(id);

    /// <summary>Reads the schema of that id.</summary>
    /// <exception cref="SalesforceFormatException">It is not one, or not one of a record.</exception>
    public static AvroSchema Parse(string id, string json)
    {
        var name = ServerText.Show(id);
        if (json.Length > LongestText)
            throw new SalesforceFormatException($"The schema {name} has {json.Length} characters, more than any that is read");
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = new AvroSchemaParser(id).Read(document.RootElement, "");
            return root.Kind == AvroKind.Record
                ? new AvroSchema(id, root)
                : throw new SalesforceFormatException($"The schema {name} is not a record, as that of an event must be");
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            throw new SalesforceFormatException($"The schema {name} is not JSON", inner: e);
        }
    }

    private AvroType Read(JsonElement schema, string space) => schema.ValueKind switch
    {
        JsonValueKind.String => Primitive(schema.GetString()!) is { } kind ? new AvroType(kind) : Known(schema.GetString()!, space),
        JsonValueKind.Array => new AvroType(AvroKind.Union) { Branches = ReadBranches(schema, space) },
        JsonValueKind.Object => ReadObject(schema, space),
        _ => throw Wrong("a type", schema),
    };

    private AvroType[] ReadBranches(JsonElement schema, string space)
    {
        var branches = schema.EnumerateArray().Select(branch => Read(branch, space)).ToArray();
        return branches.Length > 0 && branches.All(b => b.Kind != AvroKind.Union)
            ? branches
            : throw Wrong("a union of one branch at least, and of no other union", schema);
    }

    private AvroType ReadObject(JsonElement schema, string space)
    {
        var type = Member(schema, "type");
        if (type.ValueKind != JsonValueKind.String)
            return Read(type, space);
        var name = type.GetString()!;
        switch (name)
        {
            case "record" or "error":
                var full = FullName(schema, ref space);
                var record = new AvroType(AvroKind.Record) { Name = Short(full) };
                Add(full, record, schema);
                record.Fields = ReadFields(schema, space);
                return record;
            case "enum":
                full = FullName(schema, ref space);
                return Add(full, new AvroType(AvroKind.Enum)
                {
                    Name = Short(full), Symbols = [.. List(schema, "symbols").Select(s => Text(s))]
                }, schema);
            case "fixed":
                full = FullName(schema, ref space);
                var size = Member(schema, "size").TryGetInt32(out var bytes) && bytes is >= 0 and <= LargestFixed
                    ? bytes
                    : throw Wrong("a size", schema);
                return Add(full, new AvroType(AvroKind.Fixed) { Name = Short(full), Size = size }, schema);
            case "array":
                return new AvroType(AvroKind.Array) { Items = Read(Member(schema, "items"), space) };
            case "map":
                return new AvroType(AvroKind.Map) { Items = Read(Member(schema, "values"), space) };
            default:
                return Read(type, space);
        }
    }

    private AvroField[] ReadFields(JsonElement schema, string space) =>
        [.. List(schema, "fields").Select(field => new AvroField(Text(Member(field, "name")), Read(Member(field, "type"), space)))];

    private string FullName(JsonElement schema, ref string space)
    {
        var name = Text(Member(schema, "name"));
        var dot = name.LastIndexOf('.');
        if (dot >= 0)
        {
            space = name[..dot];
            return name;
        }
        if (schema.TryGetProperty("namespace", out var own) && own.ValueKind == JsonValueKind.String)
            space = own.GetString()!;
        return space.Length == 0 ? name : $"{space}.{name}";
    }

    private AvroType Add(string fullName, AvroType type, JsonElement schema) =>
        _named.TryAdd(fullName, type) ? type : throw Wrong($"one type of the name {ServerText.Show(fullName)}", schema);

    private AvroType Known(string name, string space)
    {
        var full = name.Contains('.', StringComparison.Ordinal) || space.Length == 0 ? name : $"{space}.{name}";
        return _named.GetValueOrDefault(full) ?? _named.GetValueOrDefault(name)
            ?? throw new SalesforceFormatException($"The schema {_id} names the type '{ServerText.Show(name)}' before it is declared");
    }

    private static AvroKind? Primitive(string name) => name switch
    {
        "null" => AvroKind.Null,
        "boolean" => AvroKind.Boolean,
        "int" => AvroKind.Int,
        "long" => AvroKind.Long,
        "float" => AvroKind.Float,
        "double" => AvroKind.Double,
        "bytes" => AvroKind.Bytes,
        "string" => AvroKind.String,
        _ => null,
    };

    private static string Short(string fullName) => fullName[(fullName.LastIndexOf('.') + 1)..];

    private JsonElement Member(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var member) ? member : throw Wrong($"'{name}'", schema);

    private JsonElement.ArrayEnumerator List(JsonElement schema, string name) =>
        Member(schema, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : throw Wrong($"a list '{name}'", schema);

    private string Text(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.String ? schema.GetString()! : throw Wrong("a text", schema);

    private SalesforceFormatException Wrong(string expected, JsonElement found)
    {
        return new($"The schema {_id}: expected {expected}, found {ServerText.Show(found.GetRawText())}");
    }
}
