namespace Salesforce.Typed;

/// <summary>Which records were deleted in a span of time.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record DeletedRecords<T>
    where T : ISObjectType
{
    /// <summary>Creates a <see cref="DeletedRecords{T}"/>.</summary>
    /// <param name="records">The records.</param>
    /// <param name="earliestDateAvailable">How far back the org knows of deleted records of this object.</param>
    /// <param name="latestDateCovered">
    /// Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions
    /// run.
    /// </param>
    public DeletedRecords(IReadOnlyList<DeletedRecord<T>> records, DateTimeOffset earliestDateAvailable, DateTimeOffset latestDateCovered)
    {
        Records = records;
        EarliestDateAvailable = earliestDateAvailable;
        LatestDateCovered = latestDateCovered;
    }

    /// <summary>The records.</summary>
    public IReadOnlyList<DeletedRecord<T>> Records { get; init; }

    /// <summary>How far back the org knows of deleted records of this object.</summary>
    public DateTimeOffset EarliestDateAvailable { get; init; }

    /// <summary>
    /// Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions
    /// run.
    /// </summary>
    public DateTimeOffset LatestDateCovered { get; init; }
}
