using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Salesforce.Typed;

/// <summary>
/// JSON as it came: the value of a field whose type has no form in C# (<c>anyType</c>, <c>complexvalue</c>, <c>json</c>, or one that a
/// later API version invented).
/// </summary>
public readonly record struct RawJson
{
    /// <summary>Creates a <see cref="RawJson"/>.</summary>
    /// <param name="json">The JSON text; a string has its quotes.</param>
    public RawJson(string json) => Json = json;

    /// <summary>The JSON text; a string has its quotes.</summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string Json { get; init; }

    /// <summary>Parses the text.</summary>
    public JsonElement Parse()
    {
        using var document = JsonDocument.Parse(Json);
        return document.RootElement.Clone();
    }

    /// <summary>The JSON text.</summary>
    public override string ToString() => Json;
}
