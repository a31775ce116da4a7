namespace Salesforce.Typed.Queries.Groups;

/// <summary>How GROUP BY works on its keys.</summary>
internal enum GroupMode
{
    /// <summary>A row for each combination of the keys.</summary>
    Plain,

    /// <summary>With subtotals from the last key to the first.</summary>
    Rollup,

    /// <summary>With subtotals over every combination.</summary>
    Cube,
}
