using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Composite;

/// <summary>What happened to a record that was to be deleted.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class DeleteOutcome<T> : RecordOutcome
    where T : ISObjectType
{
    /// <summary>Creates an outcome, for example in a test double.</summary>
    /// <param name="id">The id of the record.</param>
    /// <param name="status">What happened to it.</param>
    /// <param name="errors">The errors of the org.</param>
    public DeleteOutcome(Id<T> id, OutcomeStatus status, IReadOnlyList<SalesforceError>? errors = null)
        : this(id, new WriteResult(status, id.Raw, false, errors ?? [], null))
    {
    }

    internal DeleteOutcome(Id<T> id, WriteResult result)
        : base(result) => Id = id;

    /// <summary>The id as it was handed in.</summary>
    public Id<T> Id { get; }
}
