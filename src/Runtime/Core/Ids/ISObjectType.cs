namespace Salesforce.Typed;

/// <summary>A type that represents an sObject: a generated record, or a bare name where its snapshot is absent.</summary>
public interface ISObjectType
{
    /// <summary>The API name.</summary>
    static abstract string ApiName { get; }

    /// <summary>
    /// The first three characters of its ids, where they are the same in every org; null for custom objects, whose prefix differs
    /// between orgs, and where it is not known.
    /// </summary>
    static abstract string? KeyPrefix { get; }
}
