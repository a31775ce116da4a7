using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.SoqlSyntax.Printing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>get</c>: reads records by their ids, or by the values of another key.</summary>
internal sealed class GetTool : GateTool
{
    public override string Name => "get";

    public override JsonElement OutputSchema => OutputSchemas.Rows;

    public override string Description => "Reads records by id, or by another key field.";

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        ToolParameters.Object, ToolParameters.Ids,
        new("fields", ParameterKind.Texts, IsRequired: true) { Most = 100, Description = "also of parents: Owner.Name" },
        new("key", ParameterKind.Text) { Description = "field that ids are values of; Id if absent" },
    ];

    public override bool IsGranted(AgentAccess access) => access.View.Objects.Count > 0;

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var attempt = $"read {arguments.Texts("ids").Count} {arguments.Text("object")} records";
        var (query, refusal) = Query(arguments, arguments.Texts("ids"));
        if (refusal is not null)
            return await call.RefuseAsync(refusal, attempt, null, cancellationToken).ConfigureAwait(false);
        var decision = QueryPolicy.Decide(call.Access, query!);
        if (!decision.IsAllowed)
            return await call.RefuseAsync(decision.Refusal, attempt, null, cancellationToken).ConfigureAwait(false);
        var cursor = new QueryCursor(
            call.Caller.PolicyHash(), SoqlPrinter.Print(query!), false, null, null, 0, call.Services.Time.GetUtcNow());
        return await QueryRunner.RunAsync(call, decision, cursor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the arguments as those of a step, whose ids may be those of records that earlier steps write.</summary>
    public static (ReadRequest? Request, Refusal? Refusal) Read(
        AgentAccess access, ToolArguments arguments, StepScope? scope, int step, string name)
    {
        var sobject = arguments.Text("object")!;
        var (ids, rows) = (new List<string>(), new List<StepRow>());
        foreach (var id in arguments.Texts("ids"))
        {
            if (scope is null || arguments.Has("key") || !StepScope.IsIn(id))
            {
                ids.Add(id);
                continue;
            }
            var (row, wrong) = scope.Find(id, [sobject]);
            if (wrong is not null)
                return (null, wrong);
            rows.Add(row);
            ids.Add(row.Token);
        }
        var (query, refusal) = Query(arguments, ids, rows);
        if (refusal is not null)
            return (null, refusal);
        var decision = QueryPolicy.Decide(access, query!);
        return decision.IsAllowed
            ? (new ReadRequest(step, name, access.View.Find(sobject)!.Name, decision, rows) { Grant = decision.Grant }, null)
            : (null, decision.Refusal);
    }

    private static (SoqlQuery? Query, Refusal? Refusal) Query(
        ToolArguments arguments, IReadOnlyList<string> ids, IReadOnlyList<StepRow>? rows = null)
    {
        var (name, key) = (arguments.Text("object")!, arguments.Text("key") ?? "Id");
        string[] names = [name, key, .. arguments.Texts("fields")];
        if (names.Any(n => !IsPath(n)))
            return (null, new Refusal(RefusalCode.Invalid, "Objects, keys and fields are names, perhaps with dots."));
        if (string.Equals(key, "Id", StringComparison.OrdinalIgnoreCase)
            && RecordIds.Check(ids.Except((rows ?? []).Select(r => r.Token))) is { } wrong)
            return (null, wrong);
        return (new SoqlQuery
        {
            Select = new SelectClause(new(arguments.Texts("fields").Distinct(StringComparer.OrdinalIgnoreCase)
                .Select(f => (SelectItem)new SelectExpression(new FieldPath(f))))),
            From = new FromClause(new([new FromItem(new FieldPath(name))])),
            Where = new InCondition(new FieldPath(key), false, new(ids.Distinct().Select(id => (Literal)new StringLiteral(id)))),
        }, null);
    }

    private static bool IsPath(string text) =>
        text.Split('.').All(n => n.Length > 0 && char.IsAsciiLetter(n[0]) && n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
}
