using System.Text.Json;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The schemas of the structured content that tools answer with. Refusals have their own form, and <c>isError</c>.</summary>
internal static class OutputSchemas
{
    private const string Text = """{"type":"string"}""";
    private const string Texts = """{"type":"array","items":{"type":"string"}}""";
    private const string Rows = """{"type":"array","items":{"type":"array"}}""";

    private const string Number = """{"type":"integer"}""";
    private const string Any = """{"type":"object"}""";
    private const string Anything = """{"type":"array","items":{"type":"object"}}""";

    private static readonly string Page = Object(
        [("columns", Texts), ("rows", Rows), ("total", Number), ("cursor", Text), ("note", Text)], "columns", "rows", "total");

    private static readonly string Outcomes = Object(
        [("outcomes", ListOf(Object([("index", Number), ("id", Text), ("status", Text), ("errors", Texts)], "index", "status")))], "outcomes");

    private static readonly Dictionary<string, JsonElement> Schemas = new Dictionary<string, string>
    {
        ["find_objects"] = Object(
            [("objects", ListOf(Object([("name", Text), ("label", Text), ("access", Text)], "name", "label", "access"))), ("note", Text)], "objects"),
        ["describe"] = Object(
            [
                ("name", Text), ("label", Text), ("fields", """{"type":["object","array"]}"""), ("more", Number), ("parents", Texts), ("children", Texts),
                ("note", Text),
            ], "fields"),
        ["query"] = Page,
        ["get"] = Page,
        ["search"] = Object(
            [("objects", $"{{\"type\":\"object\",\"additionalProperties\":{Object([("columns", Texts), ("rows", Rows), ("note", Text)], "columns", "rows")}}}"), ("note", Text)],
            "objects"),
        ["create"] = Outcomes,
        ["update"] = Outcomes,
        ["upsert"] = Outcomes,
        ["delete"] = Outcomes,
        ["changes"] = Object([("ids", Texts), ("covered", Text)], "ids", "covered"),
        ["status"] = Object(
            [("agent", Text), ("grants", Text), ("budgets", Any), ("approvals", Anything), ("limits", Any)], "agent", "grants", "budgets", "approvals"),
    }.ToDictionary(s => s.Key, s => Parse(s.Value));

    /// <summary>The schema of a tool's answer; null where the tool has none.</summary>
    public static JsonElement? Of(string tool) => Schemas.TryGetValue(tool, out var schema) ? schema : null;

    private static string ListOf(string items) => $"{{\"type\":\"array\",\"items\":{items}}}";

    private static string Object((string Name, string Schema)[] properties, params string[] required) =>
        $"{{\"type\":\"object\",\"properties\":{{{string.Join(",", properties.Select(p => $"\"{p.Name}\":{p.Schema}"))}}},"
        + $"\"required\":[{string.Join(",", required.Select(r => $"\"{r}\""))}]}}";

    private static JsonElement Parse(string json)
    {
        using var schema = JsonDocument.Parse(json);
        return schema.RootElement.Clone();
    }
}
