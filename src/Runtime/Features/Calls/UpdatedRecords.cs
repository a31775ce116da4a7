namespace Salesforce.Typed;

/// <summary>Which records were created or changed in a span of time.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Ids">Their ids, each once.</param>
/// <param name="LatestDateCovered">Up to when that is complete: begin the next span here. It can lie before the end that was asked for, while long transactions run.</param>
public sealed record UpdatedRecords<T>(IReadOnlyList<Id<T>> Ids, DateTimeOffset LatestDateCovered)
    where T : ISObjectType;
