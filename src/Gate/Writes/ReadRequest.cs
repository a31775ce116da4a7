using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Policy.Decisions;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A step that reads records by their ids, which the policy allows.</summary>
/// <param name="Step">The place of the agent's step.</param>
/// <param name="Name">The name of the agent's step.</param>
/// <param name="Object">The object.</param>
/// <param name="Decision">The decision: its statement has tokens for the ids that earlier steps bring.</param>
/// <param name="References">The records of earlier steps that are read.</param>
internal sealed record ReadRequest(int Step, string? Name, string Object, QueryDecision Decision, IReadOnlyList<StepRow> References)
    : PlanItem(Step, Name, Object)
{
    public override string Attempt => $"get {Object} records";

    public override IEnumerable<string> Footprint => [QueryRunner.Shown(Decision.Footprint!)];
}
