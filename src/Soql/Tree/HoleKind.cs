namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>What a hole of a statement will hold, as far as places differ.</summary>
public enum HoleKind
{
    /// <summary>Some value; nothing is known of its type.</summary>
    Value,

    /// <summary>A text, in its quotes.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    Boolean,

    /// <summary>A date.</summary>
    Date,

    /// <summary>A date with time and zone.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A range of days: <c>TODAY</c>.</summary>
    DateRange,

    /// <summary>An amount with its currency.</summary>
    Currency,

    /// <summary>An id.</summary>
    Id,

    /// <summary>A list of values, after IN and similar operators.</summary>
    List,

    /// <summary>A query of ids, after IN.</summary>
    Query,

    /// <summary>A condition.</summary>
    Condition,

    /// <summary>A name, or names with dots.</summary>
    Name,

    /// <summary>The second argument of DISTANCE.</summary>
    Point,

    /// <summary>The third argument of DISTANCE.</summary>
    Unit,

    /// <summary>What a search looks for.</summary>
    Words,

    /// <summary>Text that is put in as it is, and may be anything: also a part of a quoted text.</summary>
    Raw,
}
