using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Errors;

/// <summary>
/// Writing many records was canceled while it was in flight. What was written before stays written: <see cref="Outcomes"/> reports for each
/// record, in the order given.
/// </summary>
public sealed class CollectionCanceledException : OperationCanceledException
{
    /// <summary>Creates an exception for these outcomes.</summary>
    /// <param name="outcomes">One outcome for each record.</param>
    /// <param name="cancellationToken">The token that was canceled.</param>
    public CollectionCanceledException(IReadOnlyList<RecordOutcome> outcomes, CancellationToken cancellationToken)
        : base(Compose(outcomes ?? throw new ArgumentNullException(nameof(outcomes))), cancellationToken) => Outcomes = outcomes;

    /// <summary>One outcome for each record, in the order given.</summary>
    public IReadOnlyList<RecordOutcome> Outcomes { get; }

    private static string Compose(IReadOnlyList<RecordOutcome> outcomes)
    {
        var unknown = outcomes.Count(o => o.Status == OutcomeStatus.Unknown);
        var notSent = outcomes.Count(o => o.Status == OutcomeStatus.NotSent);
        var unchanged = outcomes.Count(o => o.Status == OutcomeStatus.Unchanged);
        var told = unchanged == 0 ? "" : $", {unchanged} had no change";
        return $"Canceled: {outcomes.Count - unknown - notSent - unchanged} of {outcomes.Count} records were answered, {unknown} were in "
            + $"flight, {notSent} were not sent{told}. Outcomes reports which.";
    }
}
