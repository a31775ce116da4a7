using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>query</c>: runs SOQL, restricted to what the agent was granted.</summary>
internal sealed class QueryTool : GateTool
{
    private static readonly TimeSpan CursorLifetime = TimeSpan.FromHours(1);

    public override string Name => "query";

    public override JsonElement OutputSchema => OutputSchemas.Rows;

    public override string Description => "Runs SOQL, or goes on with a cursor.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("soql", ParameterKind.Text),
        new("cursor", ParameterKind.Text),
        new("deleted", ParameterKind.Flag) { Description = "deleted rows too" },
        ToolParameters.MaxRows,
    ];

    public override bool IsGranted(AgentAccess access) => access.View.Objects.Count > 0;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var (cursor, refusal) = Read(call, arguments);
        if (cursor is null)
            return await call.RefuseAsync(refusal!, "run a query", null, cancellationToken).ConfigureAwait(false);
        var decision = QueryPolicy.Decide(call.Access, cursor.Soql, cursor.MostRows);
        return decision.IsAllowed
            ? await QueryRunner.RunAsync(call, decision, cursor, cancellationToken).ConfigureAwait(false)
            : await call.RefuseAsync(decision.Refusal, "run a query", cursor.Soql, cancellationToken).ConfigureAwait(false);
    }

    private static (QueryCursor? Cursor, Refusal? Refusal) Read(GateCall call, ToolArguments arguments)
    {
        var (soql, text) = (arguments.Text("soql"), arguments.Text("cursor"));
        if ((soql is null) == (text is null))
            return (null, new Refusal(RefusalCode.Invalid, "Give soql, or cursor, and not both."));
        if (soql is not null)
            return (new QueryCursor(call.Caller.PolicyHash(), soql, arguments.Flag(
                "deleted"), arguments.Whole("max_rows"), null, 0, call.Services.Time.GetUtcNow()), null);
        if (arguments.Has("deleted") || arguments.Has("max_rows"))
            return (null, new Refusal(RefusalCode.Invalid, "A cursor goes on with its own query: give no other argument."));
        // Another policy may allow less, so that what was begun under the old one is not gone on with.
        return call.Services.Cursors.Open(text!, call.Caller.Name) is { } cursor && cursor.Policy == call.Caller.PolicyHash()
            && call.Services.Time.GetUtcNow() - cursor.Time <= CursorLifetime
            ? (cursor, null)
            : (null, new Refusal(RefusalCode.Invalid, "The cursor is not valid any more.") { Instead = "Run the query again." });
    }
}
