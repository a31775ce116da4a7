namespace Salesforce.Typed;

/// <summary>Which records were deleted in a span of time.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Records">The records.</param>
/// <param name="EarliestDateAvailable">How far back the org knows of deleted records of this object.</param>
/// <param name="LatestDateCovered">Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions run.</param>
public sealed record DeletedRecords<T>(IReadOnlyList<DeletedRecord<T>> Records, DateTimeOffset EarliestDateAvailable, DateTimeOffset LatestDateCovered)
    where T : ISObjectType;
