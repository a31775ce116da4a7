namespace Salesforce.Typed.Composite;

/// <summary>What happened to a record that was to be written.</summary>
public enum OutcomeStatus
{
    /// <summary>It was sent, and no response says what happened to it: it may be written or not.</summary>
    Unknown,

    /// <summary>It is written.</summary>
    Succeeded,

    /// <summary>The org refused it; nothing of it is written.</summary>
    Failed,

    /// <summary>It was valid, or was not tried, and was rolled back because another one failed: all or none.</summary>
    RolledBack,

    /// <summary>
    /// The org did not try it because of others: a step that it needs failed, a batch was to stop at the first error, or too many graphs of
    /// the request failed. Nothing of it is written, and it can be sent again.
    /// </summary>
    Halted,

    /// <summary>It did not reach the org; nothing of it is written.</summary>
    NotSent,

    /// <summary>
    /// There was nothing to send: the record came from the org, and nothing was set since. No call was made for it; this counts as success.
    /// </summary>
    Unchanged,
}
