using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Tools;

/// <summary><c>run_steps</c>: several writes and reads in one call, where later steps may use the ids of earlier ones.</summary>
internal sealed class RunStepsTool : GateTool
{
    private const int MostSteps = 25;

    private static readonly GateTool[] Tools = [new CreateTool(), new UpdateTool(), new UpsertTool(), new DeleteTool(), new GetTool()];

    private static readonly ToolParameter[] Members =
        [
            new("name", ParameterKind.Text, IsRequired: true),
            new("tool", ParameterKind.Text, IsRequired: true) { Choices = [.. Tools.Select(t => t.Name)] },
        ];

    public override string Name => "run_steps";

    public override string Description =>
        "Runs steps in order in one transaction. @{name.id}, or @{name[1].id}, is the id of a record that an earlier step created.";

    public override JsonElement OutputSchema => OutputSchemas.Outcomes;

    public override bool IsReadOnly => false;

    public override bool IsDestructive => true;

    public override IReadOnlyList<ToolParameter> Parameters { get; } =
    [
        new("steps", ParameterKind.Records, IsRequired: true)
        {
            Most = MostSteps, Description = "{name, tool: create|update|upsert|delete|get, arguments}",
        },
        new("all_or_none", ParameterKind.Flag) { Description = "default true" }, ToolParameters.Approval,
    ];

    public override bool IsGranted(AgentAccess access) => Tools.OfType<WriteTool>().Any(t => t.IsGranted(access));

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var steps = arguments.Records("steps");
        var reader = new PlanReader(call.Access, new StepScope());
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < steps.Count; i++)
        {
            if (Add(call.Access, reader, names, steps[i], i) is { } refusal)
                return await call.RefuseAsync(Within(i, refusal), $"run {steps.Count} steps", null, cancellationToken)
                    .ConfigureAwait(false);
        }
        var plan = reader.Plan(Name, arguments.Flag("all_or_none", otherwise: true));
        return await WriteRun.RunAsync(call, plan, arguments.HashWithout("approval"), arguments.Text("approval"), cancellationToken)
            .ConfigureAwait(false);
    }

    private static Refusal? Add(AgentAccess access, PlanReader reader, HashSet<string> names, JsonElement step, int place)
    {
        const string nested = "arguments";
        var (members, refusal) = ToolArguments.Read(
            Members, step.EnumerateObject().Where(m => m.Name != nested).Select(m => KeyValuePair.Create(m.Name, m.Value)));
        if (refusal is not null)
            return refusal;
        var name = members.Text("name")!;
        if (!StepScope.IsName(name) || !names.Add(name))
            return new Refusal(
                RefusalCode.Invalid, "The name of a step is its own, begins with a letter and has at most 40 letters, digits and '_'.");
        var given = step.EnumerateObject().Where(m => m.Name == nested).ToList();
        if (given is not [{ Value.ValueKind: JsonValueKind.Object }])
            return new Refusal(RefusalCode.Invalid, "'arguments' is an object: the arguments of the tool.");
        var tool = Tools.Single(t => t.Name == members.Text("tool"));
        if (!tool.IsGranted(access))
            return new Refusal(RefusalCode.NotFound, $"There is no tool {tool.Name}.");
        // All or none, and the approval, are of the call.
        (var arguments, refusal) = ToolArguments.Read(
            [.. tool.Parameters.Where(p => p.Name is not ("all_or_none" or "approval"))],
            given[0].Value.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value)));
        if (refusal is not null)
            return refusal;
        return tool is WriteTool write ? reader.AddWrite(place, name, write.Kind, arguments) : reader.AddRead(place, name, arguments);
    }

    private static Refusal Within(int place, Refusal refusal) => refusal with { Message = $"Step {place}: {refusal.Message}", At = null };
}
