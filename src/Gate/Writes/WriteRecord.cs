using System.Text.Json;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A record as an agent gave it.</summary>
/// <param name="Id">The id; null where it has none, or an earlier step brings it.</param>
/// <param name="Fields">The other fields with their values, in the schema's spelling.</param>
internal sealed record WriteRecord(string? Id, IReadOnlyDictionary<string, JsonElement> Fields)
{
    /// <summary>The record of an earlier step whose id it has; null where it has an id of its own, or none.</summary>
    public StepRow? IdReference { get; init; }

    /// <summary>The fields that take the id of a record of an earlier step.</summary>
    public IReadOnlyDictionary<string, StepRow> References { get; init; } = new Dictionary<string, StepRow>();

    /// <summary>The records that are nested in it, by the name of their relationship.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Children { get; init; } =
        new Dictionary<string, IReadOnlyList<JsonElement>>();

    /// <summary>The fields that it sets.</summary>
    public IEnumerable<string> Names => Fields.Keys.Concat(References.Keys);

    /// <summary>Whether a text in it has in it what the org would take for a reference in a composite request.</summary>
    public bool HasText => Fields.Values.Any(v => v.ValueKind == JsonValueKind.String && StepScope.IsIn(v.GetString()!));

    /// <summary>Writes the record as a body of the org.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="type">Its object, for a request of several; null where the address says it.</param>
    /// <param name="withId">Whether the id is part of the body.</param>
    /// <param name="refer">What stands for the record of an earlier step.</param>
    public void Write(Utf8JsonWriter writer, string? type, bool withId, Func<StepRow, string> refer)
    {
        writer.WriteStartObject();
        if (type is not null)
        {
            writer.WriteStartObject("attributes");
            writer.WriteString("type", type);
            writer.WriteEndObject();
        }
        if (withId && (IdReference is { } from ? refer(from) : Id) is { } id)
            writer.WriteString("Id", id);
        foreach (var (name, value) in Fields)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
        foreach (var (name, row) in References)
            writer.WriteString(name, refer(row));
        writer.WriteEndObject();
    }
}
