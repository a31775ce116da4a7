namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>The result files that a record may be in.</summary>
internal enum ResultKind
{
    /// <summary>It is written.</summary>
    Success,

    /// <summary>The org refused it.</summary>
    Failed,

    /// <summary>It was not processed, and nothing of it is written.</summary>
    Unprocessed,

    /// <summary>Whether it is written is not known.</summary>
    Unknown,
}
