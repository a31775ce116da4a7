using System.Text.Json;
using Salesforce.Typed.Events.Avro;

namespace Salesforce.Typed.Tests;

/// <summary>A recorded event, and what a foreign decoder made of it.</summary>
public sealed record Golden(
    string Schema, string SchemaId, byte[] Payload, JsonElement Header, JsonElement Fields, string[] Changed, string[] Nulled)
{
    private static readonly Dictionary<string, AvroSchema> Schemas = [];

    /// <summary>All that were recorded; skips the test where they are absent.</summary>
    public static List<Golden> All()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(TestPaths.SharedData("pubsub", "golden_decoded.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => new Golden(
            e.GetProperty("schema").GetString()!,
            e.TryGetProperty("schemaId", out var id) ? id.GetString()! : "",
            e.GetProperty("payload").GetBytesFromBase64(),
            e.GetProperty("header").Clone(),
            e.GetProperty("nonNullFields").Clone(),
            Names(e.GetProperty("changedFieldNames")),
            Names(e.GetProperty("nulledFieldNames"))))];
    }

    internal AvroSchema ReadSchema()
    {
        lock (Schemas)
        {
            if (!Schemas.TryGetValue(Schema, out var schema))
                Schemas[Schema] =
                    schema = AvroSchemaParser.Parse(SchemaId, File.ReadAllText(TestPaths.SharedData("pubsub", "avro_schemas", Schema)));
            return schema;
        }
    }

    /// <summary>What the object calls a field that the event nests.</summary>
    public static string OwnName(string name) => name.Replace("Address.", "", StringComparison.Ordinal);

    /// <summary>The values that are not null, by the object's own names.</summary>
    public IEnumerable<(string Name, JsonElement Value)> Values()
    {
        foreach (var field in Fields.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Object)
            {
                yield return (field.Name, field.Value);
                continue;
            }
            foreach (var part in field.Value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null))
                yield return (OwnName($"{field.Name}.{part.Name}"), part.Value);
        }
    }

    private static string[] Names(JsonElement list) => [.. list.EnumerateArray().Select(n => n.GetString()!)];
}
