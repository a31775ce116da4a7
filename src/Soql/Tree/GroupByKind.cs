namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>The forms of GROUP BY.</summary>
public enum GroupByKind
{
    /// <summary>Groups alone.</summary>
    Plain,

    /// <summary><c>ROLLUP(a, b)</c>: subtotals from right to left, and the total.</summary>
    Rollup,

    /// <summary><c>CUBE(a, b)</c>: subtotals of every combination.</summary>
    Cube,
}
