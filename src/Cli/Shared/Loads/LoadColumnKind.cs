namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>What a column of a file is for.</summary>
internal enum LoadColumnKind
{
    /// <summary>It cannot be loaded.</summary>
    Wrong,

    /// <summary>It is not read.</summary>
    Ignored,

    /// <summary>It has the id of the record.</summary>
    Id,

    /// <summary>It has values of a field.</summary>
    Value,

    /// <summary>It has values of a field by which a parent is found.</summary>
    ParentKey,
}
