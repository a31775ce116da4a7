using Salesforce.Typed.Composite;

namespace Salesforce.Typed;

/// <summary>The result of an upsert.</summary>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct UpsertResult<T>
    where T : ISObjectType
{
    /// <summary>Creates an <see cref="UpsertResult{T}"/>.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="created">Whether it was created; false when it was there and was updated.</param>
    /// <param name="status">Whether it was written or there was nothing to send.</param>
    public UpsertResult(Id<T> id, bool created, OutcomeStatus status = OutcomeStatus.Succeeded)
    {
        Id = id;
        Created = created;
        Status = status;
    }

    /// <summary>
    /// The record's id. There is not one where neither the record holds it nor the org says it: after an upsert without a change of a
    /// record that was loaded without its id, and after one that updated, in versions up to 45.0.
    /// </summary>
    public Id<T> Id { get; init; }

    /// <summary>Whether it was created; false when it was there and was updated.</summary>
    public bool Created { get; init; }

    /// <summary>
    /// <see cref="OutcomeStatus.Succeeded"/> where the record was written, <see cref="OutcomeStatus.Unchanged"/> where it came from the org
    /// and nothing was set since, so that no call was made.
    /// </summary>
    public OutcomeStatus Status { get; init; }
}
