namespace Salesforce.Typed.Describe;

/// <summary>An object in short, and the records of it that the user looked at last.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed record ObjectInformation<T>
    where T : SObject
{
    /// <summary>Creates an <see cref="ObjectInformation{T}"/>.</summary>
    /// <param name="summary">The object.</param>
    /// <param name="recentItems">The records, with their ids and names alone.</param>
    public ObjectInformation(ObjectSummary summary, IReadOnlyList<T> recentItems)
    {
        Summary = summary;
        RecentItems = recentItems;
    }

    /// <summary>The object.</summary>
    public ObjectSummary Summary { get; init; }

    /// <summary>The records, with their ids and names alone.</summary>
    public IReadOnlyList<T> RecentItems { get; init; }
}
