using System.Text.Json;

namespace Salesforce.Typed.Policy.Files;

/// <summary>A value of a JSON text, with its place.</summary>
internal sealed class JsonNode(JsonTokenType type, int line, int column)
{
    public JsonTokenType Type => type;

    public int Line => line;

    public int Column => column;

    /// <summary>The text of a string or a number.</summary>
    public string Text { get; init; } = "";

    /// <summary>The members of an object, in the order of the text.</summary>
    public List<(JsonNode Name, JsonNode Value)> Members { get; } = [];

    /// <summary>The items of an array.</summary>
    public List<JsonNode> Items { get; } = [];

    /// <summary>The kind of value, in words.</summary>
    public string Kind => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
