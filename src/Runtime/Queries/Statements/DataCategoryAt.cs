namespace Salesforce.Typed;

/// <summary>Which categories count in a data category filter.</summary>
public enum DataCategoryAt
{
    /// <summary>The category itself.</summary>
    At,

    /// <summary>The category and those above it.</summary>
    Above,

    /// <summary>The category and those below it.</summary>
    Below,

    /// <summary>The category, those above and those below it.</summary>
    AboveOrBelow,
}
