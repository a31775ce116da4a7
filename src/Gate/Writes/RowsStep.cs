using Salesforce.Typed.Composite;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Gate.Writes;

/// <summary>A step that writes several records.</summary>
/// <param name="unit">The unit.</param>
/// <param name="call">The call.</param>
/// <param name="sentIds">The ids that are sent; none for a record whose id the response brings.</param>
internal sealed class RowsStep(StepUnit unit, StepCall call, RawId[] sentIds)
    : ManyStep(unit, call, sentIds.Length, [.. Enumerable.Range(0, sentIds.Length)])
{
    /// <summary>What became of each record.</summary>
    public IReadOnlyList<WriteResult> Results => Verdicts;

    private protected override RawId SentId(int record) => sentIds[record];
}
