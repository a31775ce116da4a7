using System.Text.Json;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>Asks the org how it would run a statement.</summary>
internal static class QueryPlanCall
{
    public static Task<QueryPlan> GetAsync(RestTransport transport, string soql, CancellationToken cancellationToken) => JsonCall.GetAsync(
        transport,
        new(HttpMethod.Get, $"{transport.DataPath}/query?explain={Uri.EscapeDataString(soql)}"),
        "the plans of a query",
        static answer => new QueryPlan([.. answer.GetProperty("plans").EnumerateArray().Select(Read)]),
        cancellationToken);

    private static QueryPlanStep Read(JsonElement plan) => new(
        plan.Text("sobjectType") ?? "",
        plan.Text("leadingOperationType") ?? "",
        plan.TryGetProperty("relativeCost", out var cost) ? cost.GetDouble() : 0,
        plan.Whole("cardinality") ?? 0,
        plan.Whole("sobjectCardinality") ?? 0,
        plan.Texts("fields"),
        [.. plan.Items("notes").Select(n => n.Text("description") ?? "")]);
}
