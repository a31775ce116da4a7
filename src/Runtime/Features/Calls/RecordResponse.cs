namespace Salesforce.Typed;

/// <summary>A record as a call with options read it.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record RecordResponse<T>
    where T : SObject
{
    /// <summary>Creates a <see cref="RecordResponse{T}"/>.</summary>
    /// <param name="record">The record; null when there is none of that id, the user does not see it, or it was not modified.</param>
    /// <param name="isNotModified">Whether it is unchanged by the call's condition (304): what you have is good.</param>
    /// <param name="eTag">
    /// The state of the record, for <see cref="RecordOptions.IfMatch"/>; the platform gives it for accounts alone.
    /// </param>
    /// <param name="lastModified">When the record was last changed, where the answer says so.</param>
    public RecordResponse(T? record, bool isNotModified, string? eTag, DateTimeOffset? lastModified)
    {
        Record = record;
        IsNotModified = isNotModified;
        ETag = eTag;
        LastModified = lastModified;
    }

    /// <summary>The record; null when there is none of that id, the user does not see it, or it was not modified.</summary>
    public T? Record { get; init; }

    /// <summary>Whether it is unchanged by the call's condition (304): what you have is good.</summary>
    public bool IsNotModified { get; init; }

    /// <summary>The state of the record, for <see cref="RecordOptions.IfMatch"/>; the platform gives it for accounts alone.</summary>
    public string? ETag { get; init; }

    /// <summary>When the record was last changed, where the answer says so.</summary>
    public DateTimeOffset? LastModified { get; init; }
}
