using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Composite;

/// <summary>What happened to a record, before it is reported in the caller's types.</summary>
internal readonly record struct WriteResult(
    OutcomeStatus Status, RawId Id, bool Created, IReadOnlyList<SalesforceError> Errors, Exception? Cause)
{
    /// <summary>Nothing came of it yet.</summary>
    public static WriteResult NotSent { get; } = new(OutcomeStatus.NotSent, default, false, [], null);

    /// <summary>Nothing of it was to be written.</summary>
    public static WriteResult Unchanged { get; } = new(OutcomeStatus.Unchanged, default, false, [], null);

    /// <summary>It is written.</summary>
    public static WriteResult Saved(RawId id, bool created) => new(OutcomeStatus.Succeeded, id, created, [], null);

    /// <summary>The org refused it, or took it back.</summary>
    public static WriteResult Refused(IReadOnlyList<SalesforceError> errors, bool isRolledBack) =>
        new(isRolledBack ? OutcomeStatus.RolledBack : OutcomeStatus.Failed, default, false, errors, null);

    /// <summary>
    /// The same, where an attempt before the one that was answered may have been carried out: what was refused may be written.
    /// </summary>
    public WriteResult Doubted() => Status is OutcomeStatus.Failed or OutcomeStatus.RolledBack or OutcomeStatus.Halted
        ? this with { Status = OutcomeStatus.Unknown }
        : this;

    /// <summary>The request as a whole failed.</summary>
    public static WriteResult OfRequest(Exception cause) =>
        new(RequestFailure.Of(cause), default, false, (cause as SalesforceApiException)?.Errors ?? [], cause);
}
