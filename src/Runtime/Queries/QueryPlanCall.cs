using System.Text.Json;

namespace Salesforce.Typed.Queries;

/// <summary>Asks the org how it would run a statement.</summary>
internal static class QueryPlanCall
{
    public static async Task<QueryPlan> GetAsync(QueryParts parts, CancellationToken cancellationToken)
    {
        var path = $"{parts.Transport.DataPath}/query?explain={Uri.EscapeDataString(parts.ToSoql())}";
        using var response = await parts.Transport.SendAsync(new(HttpMethod.Get, path), cancellationToken).ConfigureAwait(false);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return new QueryPlan([.. document.RootElement.GetProperty("plans").EnumerateArray().Select(Read)]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SalesforceFormatException("Expected the plans of a query", inner: e);
        }
    }

    private static QueryPlanStep Read(JsonElement plan) => new(
        Text(plan, "sobjectType"),
        Text(plan, "leadingOperationType"),
        plan.TryGetProperty("relativeCost", out var cost) ? cost.GetDouble() : 0,
        Whole(plan, "cardinality"),
        Whole(plan, "sobjectCardinality"),
        [.. Items(plan, "fields").Select(f => f.ToString())],
        [.. Items(plan, "notes").Select(n => Text(n, "description"))]);

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static long Whole(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? (long)value.GetDouble() : 0;

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
