using System.Text.Json;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>
/// The schemas of structured answers. A client may validate refusals against the same schema, so each schema also has the members of a
/// refusal, and says that an answer is one or the other.
/// </summary>
internal static class OutputSchemas
{
    private const string Refusal = """
        "code":{"type":"string","enum":["denied","not_found","invalid","needs_approval","budget","org"]},
        "message":{"type":"string"},"at":{"type":"string"},"instead":{"type":"string"},"approval":{"type":"string"}
        """;

    private const string Texts = """{"type":"array","items":{"type":"string"}}""";

    private const string Objects = """{"type":"array","items":{"type":"object"}}""";

    private const string Table = $"\"columns\":{Texts},\"rows\":" + """{"type":"array","items":{"type":"array"}}""";

    /// <summary>Objects with the access of the agent.</summary>
    public static JsonElement FoundObjects { get; } = Schema("objects", $"\"objects\":{Objects}");

    /// <summary>An object: names of fields by type, or the named fields with their rules.</summary>
    public static JsonElement Description { get; } = Schema(
        "fields",
        $$"""
        "name":{"type":"string"},"label":{"type":"string"},"fields":{"type":["object","array"]},"more":{"type":"integer"},
        "parents":{{Texts}},"children":{{Texts}}
        """);

    /// <summary>Columns and rows.</summary>
    public static JsonElement Rows { get; } = Schema(
        "rows", $$"""{{Table}},"total":{"type":"integer"},"cursor":{"type":"string"},"note":{"type":"string"}""");

    /// <summary>Columns and rows of each object that was searched.</summary>
    public static JsonElement FoundRecords { get; } = Schema(
        "objects",
        $$$"""
        "objects":{"type":"object","additionalProperties":{"type":"object","properties":{{{{Table}}}},"required":["columns","rows"]}},
        "note":{"type":"string"}
        """);

    /// <summary>An outcome for each record that was written.</summary>
    public static JsonElement Outcomes { get; } = Schema(
        "outcomes",
        $$$"""
        "outcomes":{"type":"array","items":{"type":"object","properties":{"index":{"type":"integer"},"step":{"type":"string"},"id":{"type":"string"},
        "status":{"type":"string","enum":["succeeded","failed","rolled_back","halted","unchanged","unknown","not_sent"]},
        "errors":{{{Texts}}},"children":{"type":"object"},{{{Table}}},"total":{"type":"integer"},"note":{"type":"string"}},"required":["status"]}}
        """);

    /// <summary>Ids of records that were changed or deleted.</summary>
    public static JsonElement Changes { get; } = Schema("ids", $$"""
        "ids":{{Texts}},"covered":{"type":"string"},"note":{"type":"string"}
        """);

    /// <summary>The agent, its grants and budgets.</summary>
    public static JsonElement Status { get; } = Schema("agent", $$"""
        "agent":{"type":"string"},"grants":{"type":"string"},"budgets":{"type":"object"},"approvals":{{Objects}},"limits":{"type":"object"}
        """);

    private static JsonElement Schema(string required, string properties)
    {
        using var schema = JsonDocument.Parse(
            $$$"""
            {"type":"object","properties":{{{{properties}}},{{{Refusal}}}},
            "anyOf":[{"required":["{{{required}}}"]},{"required":["code","message"]}]}
            """);
        return schema.RootElement.Clone();
    }
}
