using System.Text.Json;
using Salesforce.Typed.Gate.Answers;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>status</c>: who the agent is, what it may do, and what is left of its budgets.</summary>
internal sealed class StatusTool : GateTool
{
    private const int MostApprovals = 20;

    public override string Name => "status";

    public override JsonElement OutputSchema => OutputSchemas.Status;

    public override string Description => "Who you are, your grants, budgets left, approvals that wait.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } = [];

    public override bool IsRepeatable => false;

    public override bool IsGranted(AgentAccess access) => true;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var agent = call.Access.Agent;
        var used = await call.Services.Budgets.UsedAsync(call.Caller, cancellationToken).ConfigureAwait(false);
        var approvals = await call.Services.Store.ReadApprovalsAsync(agent.Name, MostApprovals, cancellationToken).ConfigureAwait(false);
        var now = call.Services.Time.GetUtcNow();
        return new ToolAnswer(ToolJson.Object(writer =>
        {
            writer.WriteString("agent", agent.Name);
            writer.WriteString("grants", Grants(call.Access));
            writer.WriteStartObject("budgets");
            WriteLeft(writer, "calls_per_minute", agent.Budgets.CallsPerMinute, 0);
            WriteLeft(writer, "rows_left_today", agent.Budgets.RowsPerDay, used.Rows);
            WriteLeft(writer, "org_calls_left_today", agent.Budgets.OrgCallsPerDay, used.OrgCalls);
            writer.WriteEndObject();
            writer.WriteStartArray("approvals");
            foreach (var approval in approvals.Where(a => a.State is "waiting" or "approved" && a.Expires > now))
            {
                writer.WriteStartObject();
                writer.WriteString("id", approval.Id);
                writer.WriteString("state", approval.State);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
    }

    private static string Grants(AgentAccess access)
    {
        var objects = access.View.Objects.GroupBy(o => access.Agent.GrantOf(o.Name)!.Access).OrderBy(g => g.Key)
            .Select(g => $"{g.Key.ToString().ToLowerInvariant()}: {string.Join(", ", g.Select(o => o.Name))}");
        return access.View.Objects.Count == 0 ? "nothing" : string.Join("; ", objects);
    }

    private static void WriteLeft(Utf8JsonWriter writer, string name, int? budget, long used)
    {
        if (budget is { } most)
            writer.WriteNumber(name, Math.Max(0, most - used));
    }
}
