namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>The place of a query within its statement.</summary>
public enum FootprintQueryKind
{
    /// <summary>The statement itself.</summary>
    Root,

    /// <summary>A query of children in a SELECT list.</summary>
    Children,

    /// <summary>The query after IN or NOT IN.</summary>
    Join,

    /// <summary>An object of RETURNING.</summary>
    Search,
}
