using System.Text.Json;
using Salesforce.Typed.Gate.Calls;
using Salesforce.Typed.Gate.Writes;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Gate.Tools;

/// <summary>The tools that change records.</summary>
internal abstract class WriteTool : GateTool
{
    public abstract WriteKind Kind { get; }

    public override string Name => Kind.ToString().ToLowerInvariant();

    public override JsonElement OutputSchema => OutputSchemas.Outcomes;

    public override bool IsReadOnly => false;

    public override bool IsGranted(
        AgentAccess access) => access.Agent.Objects.Any(g => access.View.Find(g.Object) is not null && Kind switch
    {
        WriteKind.Delete => g.Access == ObjectAccess.Full && access.Agent.Actions.Delete,
        _ => g.Access is ObjectAccess.Edit or ObjectAccess.Full,
    });

    public override async Task<ToolAnswer> CallAsync(GateCall call, ToolArguments arguments, CancellationToken cancellationToken)
    {
        var reader = new PlanReader(call.Access, scope: null);
        if (reader.AddWrite(0, null, Kind, arguments) is { } refusal)
            return await call.RefuseAsync(refusal, $"{Name} {arguments.Text("object")} records", null, cancellationToken)
                .ConfigureAwait(false);
        var plan = reader.Plan(Name, arguments.Flag("all_or_none"));
        return await WriteRun.RunAsync(call, plan, arguments.HashWithout("approval"), arguments.Text("approval"), cancellationToken)
            .ConfigureAwait(false);
    }
}
