namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>What can be at a place of a statement.</summary>
internal enum HolePlace
{
    /// <summary>No value: a name or a word.</summary>
    None,

    /// <summary>One value: after an operator.</summary>
    Value,

    /// <summary>A pattern: after LIKE.</summary>
    Pattern,

    /// <summary>A list with its parentheses: after IN, INCLUDES and EXCLUDES.</summary>
    List,

    /// <summary>Values of a list: between its parentheses.</summary>
    Items,

    /// <summary>A number of rows: after LIMIT and OFFSET.</summary>
    Count,

    /// <summary>The number of a date literal: <c>LAST_N_DAYS:</c>.</summary>
    Days,

    /// <summary>What a search looks for, with its braces: after FIND.</summary>
    Find,

    /// <summary>What a search looks for: between the braces of FIND.</summary>
    Words,

    /// <summary>A condition: after WHERE, HAVING, AND, OR, NOT.</summary>
    Condition,

    /// <summary>Degrees: between the parentheses of GEOLOCATION.</summary>
    Degrees,

    /// <summary>The first argument of DISTANCE, which is a field.</summary>
    DistanceField,

    /// <summary>The second argument of DISTANCE.</summary>
    Point,

    /// <summary>The third argument of DISTANCE.</summary>
    Unit,
}
