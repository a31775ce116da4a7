using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>What happened to one record among several.</summary>
public abstract class RecordOutcome
{
    private protected RecordOutcome(WriteResult result)
    {
        Status = result.Status;
        Errors = result.Errors;
        Cause = result.Cause;
    }

    /// <summary>What happened to it.</summary>
    public OutcomeStatus Status { get; }

    /// <summary>Whether the org has it as it was given: it was written, or nothing of it was to be written.</summary>
    public bool Succeeded => Status is OutcomeStatus.Succeeded or OutcomeStatus.Unchanged;

    /// <summary>What the org says against it, with codes and fields; empty where it succeeded, or no answer came.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; }

    /// <summary>Why the request that it travelled in failed as a whole; null where the request was answered for each record.</summary>
    public Exception? Cause { get; }

    /// <summary>Says what happened to it, without data of the record.</summary>
    public override string ToString() => (Errors, Cause) switch
    {
        ({ Count: > 0 }, _) => $"{Status}: {string.Join(" | ", Errors)}",
        (_, { } cause) => $"{Status}: {cause.Message}",
        _ => Status.ToString(),
    };
}
