using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Cursors;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.SoqlSyntax.Printing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>get</c>: reads records by their ids, or by the values of another key.</summary>
internal sealed class GetTool : GateTool
{
    public override string Name => "get";

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
        var (name, key) = (arguments.Text("object")!, arguments.Text("key") ?? "Id");
        var ids = arguments.Texts("ids");
        var attempt = $"read {ids.Count} {name} records";
        string[] names = [name, key, .. arguments.Texts("fields")];
        if (names.Any(n => !IsPath(n)))
        {
            return await call.RefuseAsync(new Refusal(RefusalCode.Invalid, "Objects, keys and fields are names, perhaps with dots."), attempt, null, cancellationToken)
                .ConfigureAwait(false);
        }
        if (key == "Id" && RecordIds.Check(ids) is { } wrong)
            return await call.RefuseAsync(wrong, attempt, null, cancellationToken).ConfigureAwait(false);
        var query = new SoqlQuery
        {
            Select = new SelectClause(new(arguments.Texts("fields").Distinct(StringComparer.OrdinalIgnoreCase).Select(f => (SelectItem)new SelectExpression(new FieldPath(f))))),
            From = new FromClause(new([new FromItem(new FieldPath(name))])),
            Where = new InCondition(new FieldPath(key), false, new(ids.Distinct().Select(id => (Literal)new StringLiteral(id)))),
        };
        var decision = QueryPolicy.Decide(call.Access, query);
        if (!decision.IsAllowed)
            return await call.RefuseAsync(decision.Refusal, attempt, null, cancellationToken).ConfigureAwait(false);
        var cursor = new QueryCursor(call.Caller.PolicyHash(), SoqlPrinter.Print(query), false, null, null, 0, call.Services.Time.GetUtcNow());
        return await QueryRunner.RunAsync(call, decision, cursor, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsPath(string text) => text.Split('.').All(n => n.Length > 0 && char.IsAsciiLetter(n[0]) && n.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'));
}
