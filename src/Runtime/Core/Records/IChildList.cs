namespace Salesforce.Typed.Core.Records;

/// <summary>A list of child records, whatever their object: what walks a tree of records needs of it.</summary>
internal interface IChildList
{
    /// <summary>The children that are here.</summary>
    IReadOnlyList<SObject> Rows { get; }

    /// <summary>Whether all of them are here.</summary>
    bool IsComplete { get; }

    /// <summary>The list with all of them.</summary>
    Task<IChildList> CompleteAsync(CancellationToken cancellationToken);
}
