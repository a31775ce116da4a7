using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Errors;

/// <summary>
/// Trees were not all created. A request of trees is all or nothing: <see cref="Outcomes"/> reports for each record whether its request was
/// carried out, and which records are to blame.
/// </summary>
public sealed class TreeException : SalesforceException
{
    /// <summary>Creates an exception for these outcomes.</summary>
    /// <param name="outcomes">Every record, one of which at least was not created.</param>
    public TreeException(IReadOnlyList<SaveOutcome> outcomes)
        : base(Compose(outcomes ?? throw new ArgumentNullException(nameof(outcomes))), outcomes.FirstOrDefault(
            o => o.Cause is not null)?.Cause) => Outcomes = outcomes;

    /// <inheritdoc/>
    public override string ErrorCode => Failed.FirstOrDefault()?.Errors is [var error, ..] ? error.ErrorCode : "";

    /// <summary>Every record: each root, followed by its children and theirs.</summary>
    public IReadOnlyList<SaveOutcome> Outcomes { get; }

    /// <summary>The records that the org refused; those that went with them are <see cref="OutcomeStatus.RolledBack"/>.</summary>
    public IEnumerable<SaveOutcome> Failed => Outcomes.Where(o => o.Status == OutcomeStatus.Failed);

    private static string Compose(IReadOnlyList<SaveOutcome> outcomes)
    {
        var counts = outcomes.CountBy(o => o.Status).ToDictionary();
        var told = string.Join(", ", counts.OrderBy(c => c.Key).Select(c => $"{c.Value} {Name(c.Key)}"));
        var first = outcomes.FirstOrDefault(o => o.Status == OutcomeStatus.Failed) ?? outcomes.First(o => !o.Succeeded);
        return $"Of {outcomes.Count} records in trees: {told}. The first {first.Record.Layout.Info.Name} of them: {first}";
    }

    private static string Name(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Succeeded => "created",
        OutcomeStatus.Failed => "refused",
        OutcomeStatus.RolledBack => "taken back with those",
        OutcomeStatus.Halted => "not tried",
        OutcomeStatus.Unknown => "not known",
        _ => "not sent",
    };
}
