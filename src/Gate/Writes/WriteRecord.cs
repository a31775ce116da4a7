using System.Text.Json;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A record as an agent gave it.</summary>
/// <param name="Id">The id; null where it has none.</param>
/// <param name="Fields">The other fields with their values, in the schema's spelling.</param>
internal sealed record WriteRecord(string? Id, IReadOnlyDictionary<string, JsonElement> Fields)
{
    /// <summary>Writes the record as a body of the org.</summary>
    public void Write(Utf8JsonWriter writer, string type, bool withId)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("attributes");
        writer.WriteString("type", type);
        writer.WriteEndObject();
        if (withId && Id is { } id)
            writer.WriteString("Id", id);
        foreach (var (name, value) in Fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        writer.WriteEndObject();
    }
}
