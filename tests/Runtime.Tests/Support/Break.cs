namespace Salesforce.Typed.Tests;

/// <summary>How an answer stops in the middle.</summary>
public enum Break
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>It ends as if it were whole.</summary>
    End,

    /// <summary>Nothing more comes.</summary>
    Silence,

    /// <summary>What comes is not a text.</summary>
    Garbage,
}
