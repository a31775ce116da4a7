namespace Salesforce.Typed;

/// <summary>A record as a call with options read it.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Record">The record; null when there is none of that id, the user does not see it, or it was not modified.</param>
/// <param name="IsNotModified">Whether it is unchanged by the call's condition (304): what you have is good.</param>
/// <param name="ETag">The state of the record, for <see cref="RecordCall.IfMatch"/>; the platform gives it for accounts alone.</param>
/// <param name="LastModified">When the record was last changed, where the answer says so.</param>
public sealed record RecordAnswer<T>(T? Record, bool IsNotModified, string? ETag, DateTimeOffset? LastModified)
    where T : SObject;
