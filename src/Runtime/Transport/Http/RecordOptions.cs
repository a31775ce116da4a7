using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

/// <summary>
/// What a call for one record says in addition to the record: on which condition it is made, and the settings that hold for this call
/// alone. A condition that the platform does not check there is refused before anything is sent, because it would be skipped in silence.
/// </summary>
public sealed record RecordOptions : CallOptions
{
    /// <summary>
    /// Reads the record only if it was changed after this instant; otherwise <see cref="RecordResponse{T}.IsNotModified"/>. Seconds count,
    /// fractions do not. For reading by id.
    /// </summary>
    public DateTimeOffset? IfModifiedSince { get; init; }

    /// <summary>
    /// Makes the call only if the record was not changed after this instant (otherwise
    /// <see cref="SalesforcePreconditionFailedException"/>): pass the LastModifiedDate that you read. For reading and updating by id.
    /// Seconds count, fractions do not; a change within the same second is not seen.
    /// </summary>
    public DateTimeOffset? IfUnmodifiedSince { get; init; }

    /// <summary>
    /// Makes the call only if the record is still in the state of this <see cref="RecordResponse{T}.ETag"/> (otherwise
    /// <see cref="SalesforcePreconditionFailedException"/>). For accounts, reading and updating by id.
    /// </summary>
    public string? IfMatch { get; init; }

    /// <summary>
    /// Reads the record only if it is no longer in the state of this <see cref="RecordResponse{T}.ETag"/>; otherwise
    /// <see cref="RecordResponse{T}.IsNotModified"/>. For reading accounts by id.
    /// </summary>
    public string? IfNoneMatch { get; init; }
}
