namespace Salesforce.Typed;

/// <summary>Which records were created or changed in a span of time.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record UpdatedRecords<T>
    where T : ISObjectType
{
    /// <summary>Creates an <see cref="UpdatedRecords{T}"/>.</summary>
    /// <param name="ids">Their ids, each once.</param>
    /// <param name="latestDateCovered">
    /// Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions
    /// run.
    /// </param>
    public UpdatedRecords(IReadOnlyList<Id<T>> ids, DateTimeOffset latestDateCovered)
    {
        Ids = ids;
        LatestDateCovered = latestDateCovered;
    }

    /// <summary>Their ids, each once.</summary>
    public IReadOnlyList<Id<T>> Ids { get; init; }

    /// <summary>
    /// Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions
    /// run.
    /// </summary>
    public DateTimeOffset LatestDateCovered { get; init; }
}
