namespace Salesforce.Typed;

/// <summary>What became of a record that was to be written.</summary>
public enum OutcomeStatus
{
    /// <summary>It is written.</summary>
    Succeeded,

    /// <summary>The org refused it; nothing of it is written.</summary>
    Failed,

    /// <summary>It was right, and was taken back with another that was not: all or none.</summary>
    RolledBack,

    /// <summary>It was sent, and no answer came that says what became of it: it may be written or not.</summary>
    Unknown,

    /// <summary>It did not reach the org; nothing of it is written.</summary>
    NotSent,
}
