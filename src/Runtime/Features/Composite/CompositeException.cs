using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A unit of work that is all or none failed: nothing of it is written. <see cref="Failed"/> are the steps to blame; the others are
/// <see cref="OutcomeStatus.RolledBack"/>.
/// </summary>
public sealed class CompositeException : SalesforceException
{
    /// <summary>Creates an exception for these steps.</summary>
    /// <param name="steps">All steps of the unit, one of which at least failed.</param>
    public CompositeException(IReadOnlyList<UnitStep> steps)
        : base(Compose(steps ?? throw new ArgumentNullException(nameof(steps))), steps.FirstOrDefault(
            s => s.Status == OutcomeStatus.Failed)?.Cause) => Steps = steps;

    /// <inheritdoc/>
    public override string ErrorCode => Failed.FirstOrDefault()?.Errors is [var error, ..] ? error.ErrorCode : "";

    /// <summary>All steps of the unit.</summary>
    public IReadOnlyList<UnitStep> Steps { get; }

    /// <summary>The steps that the org refused.</summary>
    public IEnumerable<UnitStep> Failed => Steps.Where(s => s.Status == OutcomeStatus.Failed);

    private static string Compose(IReadOnlyList<UnitStep> steps)
    {
        var guilty = steps.FirstOrDefault(s => s.Status == OutcomeStatus.Failed) ?? steps.First(s => !s.Succeeded);
        return $"Of {steps.Count} steps that are all or none, {steps.Count(s => s.Status == OutcomeStatus.Failed)} failed, and nothing is "
            + $"written. {guilty}";
    }
}
