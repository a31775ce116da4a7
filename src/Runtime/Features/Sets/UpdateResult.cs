using Salesforce.Typed.Composite;

namespace Salesforce.Typed;

/// <summary>The result of an update.</summary>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct UpdateResult<T>
    where T : ISObjectType
{
    /// <summary>Creates an <see cref="UpdateResult{T}"/>.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="status">Whether the update was written or had nothing to send.</param>
    public UpdateResult(Id<T> id, OutcomeStatus status)
    {
        Id = id;
        Status = status;
    }

    /// <summary>
    /// The record's id. After an update by a key there is none where neither the record holds it nor the org says it, which it does not in
    /// versions up to 45.0.
    /// </summary>
    public Id<T> Id { get; init; }

    /// <summary>
    /// <see cref="OutcomeStatus.Succeeded"/> where the record was written, <see cref="OutcomeStatus.Unchanged"/> where nothing was set
    /// since it was loaded, so that no call was made.
    /// </summary>
    public OutcomeStatus Status { get; init; }
}
