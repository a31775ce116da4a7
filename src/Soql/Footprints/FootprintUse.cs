namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>What a statement uses a name for.</summary>
public enum FootprintUse
{
    /// <summary>The object whose rows are read: FROM, or RETURNING.</summary>
    Object,

    /// <summary>A value of the answer: SELECT, or the fields of RETURNING.</summary>
    Select,

    /// <summary>A condition on rows: WHERE.</summary>
    Filter,

    /// <summary>
    /// The link between two queries: the field of a child that names its parent, or the field that the query in IN selects.
    /// </summary>
    Join,

    /// <summary>A key of GROUP BY.</summary>
    Group,

    /// <summary>A condition on groups: HAVING.</summary>
    Having,

    /// <summary>The order of the rows: ORDER BY.</summary>
    Order,

    /// <summary>A scope that restricts rows by their owner, team or territory: USING SCOPE.</summary>
    Scope,

    /// <summary>The text of the object that is searched: FIND.</summary>
    Search,
}
