namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>What the value of a hole is, as far as places differ.</summary>
internal enum HoleKind
{
    /// <summary>A value that is only compared.</summary>
    Other,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Any number.</summary>
    Number,
}
