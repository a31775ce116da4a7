namespace Salesforce.Typed.Describe;

/// <summary>An object in short, and the records of it that the user looked at last.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Summary">The object.</param>
/// <param name="RecentItems">The records, with their ids and names alone.</param>
public sealed record ObjectInformation<T>(ObjectSummary Summary, IReadOnlyList<T> RecentItems)
    where T : SObject;
