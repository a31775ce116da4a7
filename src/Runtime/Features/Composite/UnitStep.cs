using System.Runtime.ExceptionServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>
/// One step of a unit of work (<see cref="CompositeUnit"/>, <see cref="BatchUnit"/>, <see cref="GraphUnit"/>), and after it was
/// sent what happened to it.
/// </summary>
public abstract class UnitStep
{
    private protected UnitStep(StepUnit unit, StepCall? call)
    {
        Unit = unit;
        Call = call;
        Number = unit.Steps.Count;
    }

    /// <summary>What happened to the step; <see cref="OutcomeStatus.NotSent"/> until its unit is sent.</summary>
    public OutcomeStatus Status => Result.Status;

    /// <summary>Whether it was carried out, and holds; or there was nothing to send.</summary>
    public bool Succeeded => Status is OutcomeStatus.Succeeded or OutcomeStatus.Unchanged;

    /// <summary>What the org says against it, with codes and fields; empty where it succeeded, or no answer came.</summary>
    public IReadOnlyList<SalesforceError> Errors => Result.Errors;

    /// <summary>
    /// What the step would have thrown as a call of its own, or why the request that it travelled in failed as a whole; null where
    /// it succeeded.
    /// </summary>
    public Exception? Cause => Result.Cause;

    internal StepUnit Unit { get; }

    /// <summary>Its place in the unit; by it others refer to it.</summary>
    internal int Number { get; }

    /// <summary>What it asks of the org; null where there is nothing to ask.</summary>
    internal StepCall? Call { get; set; }

    /// <summary>Whether it is a place without its record.</summary>
    internal virtual bool IsReserved => false;

    /// <summary>The step as messages name it.</summary>
    internal string Name => Call is null ? $"step {Number}" : $"{Call.Name} (step {Number} of a {Unit.Kind})";

    internal WriteResult Result { get; set; } = WriteResult.NotSent;

    /// <summary>Whether the org answered to this step, and not to the request as a whole.</summary>
    internal bool IsAnswered { get; set; }

    /// <summary>Says what happened to it, without data of the records.</summary>
    public override string ToString() => (Errors, Cause) switch
    {
        ({ Count: > 0 }, _) => $"{Name}: {Status}: {string.Join(" | ", Errors)}",
        (_, { } cause) => $"{Name}: {Status}: {cause.Message}",
        _ => $"{Name}: {Status}",
    };

    /// <summary>Reads the answer of a step that was carried out.</summary>
    internal abstract WriteResult Read(StepAnswer answer);

    /// <summary>What the step did is taken back, because a step failed.</summary>
    internal virtual void TakeBack()
    {
    }

    /// <summary>
    /// What records were refused may be written, because an attempt before the one that was answered may have been carried out.
    /// </summary>
    internal virtual void DoubtRefusals()
    {
    }

    /// <summary>Fetches what the answer did not hold yet.</summary>
    internal virtual Task CompleteAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Refuses to tell a result that is not there.</summary>
    /// <exception cref="InvalidOperationException">The unit was not sent, or the step was not carried out.</exception>
    /// <exception cref="SalesforceApiException">The org refused the step.</exception>
    internal void DemandSuccess()
    {
        DemandSent();
        if (Status == OutcomeStatus.Failed && Cause is not null)
            ExceptionDispatchInfo.Throw(Cause);
        if (!Succeeded)
            throw new InvalidOperationException($"There is no result of the step. {this}", Cause);
    }

    private protected void DemandSent()
    {
        if (!Unit.IsSent)
            throw new InvalidOperationException($"There is no result yet: the {Unit.Kind} was not sent. Await its SendAsync first.");
    }
}
