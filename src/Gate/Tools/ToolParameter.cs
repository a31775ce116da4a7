using System.Text.Json;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>A parameter of a tool: what the schema says, and what the gate checks.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="IsRequired">Whether a call must have it.</param>
internal sealed record ToolParameter(string Name, ParameterKind Kind, bool IsRequired = false)
{
    /// <summary>What the name does not say; null where it says all.</summary>
    public string? Description { get; init; }

    /// <summary>The only texts that it takes; null where it takes any.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>The most items of a list, or the greatest number.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Writes the parameter as a property of a JSON schema.</summary>
    public void WriteSchema(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(Name);
        writer.WriteString("type", Kind switch
        {
            ParameterKind.Text => "string",
            ParameterKind.Whole => "integer",
            ParameterKind.Flag => "boolean",
            _ => "array",
        });
        if (Kind is ParameterKind.Texts or ParameterKind.Records)
        {
            writer.WriteStartObject("items");
            writer.WriteString("type", Kind == ParameterKind.Texts ? "string" : "object");
            writer.WriteEndObject();
        }
        if (Choices is { } choices)
        {
            writer.WriteStartArray("enum");
            foreach (var choice in choices)
                writer.WriteStringValue(choice);
            writer.WriteEndArray();
        }
        if (Description is { } description)
            writer.WriteString("description", description);
        writer.WriteEndObject();
    }
}
