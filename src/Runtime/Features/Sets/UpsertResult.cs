namespace Salesforce.Typed;

/// <summary>What an upsert did.</summary>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct UpsertResult<T>
    where T : ISObjectType
{
    /// <summary>Creates an <see cref="UpsertResult{T}"/>.</summary>
    /// <param name="id">The record's id.</param>
    /// <param name="created">Whether it was created; false when it was there and was updated.</param>
    public UpsertResult(Id<T> id, bool created)
    {
        Id = id;
        Created = created;
    }

    /// <summary>The record's id.</summary>
    public Id<T> Id { get; init; }

    /// <summary>Whether it was created; false when it was there and was updated.</summary>
    public bool Created { get; init; }
}
