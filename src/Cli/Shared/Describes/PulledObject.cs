namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>What became of an object's snapshot.</summary>
internal enum PullOutcome
{
    /// <summary>There is a snapshot where none was.</summary>
    Added,

    /// <summary>The snapshot says something else now.</summary>
    Changed,

    /// <summary>The snapshot says what the org says.</summary>
    Unchanged,

    /// <summary>The org has the object no more; the snapshot is its tombstone.</summary>
    Removed,

    /// <summary>The org did not tell; the snapshot is as it was.</summary>
    Failed,
}

/// <summary>An object that was asked for.</summary>
/// <param name="Name">Its API name.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it failed.</param>
internal sealed record PulledObject(string Name, PullOutcome Outcome, string? Error = null);
