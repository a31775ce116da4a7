namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>Which categories of a tree a filter means (SOQL and SOSL Reference, WITH DATA CATEGORY).</summary>
public enum DataCategoryOperator
{
    /// <summary><c>AT</c>: the category itself.</summary>
    At,

    /// <summary><c>ABOVE</c>: it and all above it.</summary>
    Above,

    /// <summary><c>BELOW</c>: it and all below it.</summary>
    Below,

    /// <summary><c>ABOVE_OR_BELOW</c>.</summary>
    AboveOrBelow,
}
