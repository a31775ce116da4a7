namespace Salesforce.Typed;

/// <summary>A record that was deleted.</summary>
/// <typeparam name="T">The record.</typeparam>
public readonly record struct DeletedRecord<T>
    where T : ISObjectType
{
    /// <summary>Creates a <see cref="DeletedRecord{T}"/>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="deletedDate">When it was deleted.</param>
    public DeletedRecord(Id<T> id, DateTimeOffset deletedDate)
    {
        Id = id;
        DeletedDate = deletedDate;
    }

    /// <summary>Its id.</summary>
    public Id<T> Id { get; init; }

    /// <summary>When it was deleted.</summary>
    public DateTimeOffset DeletedDate { get; init; }
}
