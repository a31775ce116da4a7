namespace Salesforce.Typed.Transport.Errors;

/// <summary>What the org did about a call that failed.</summary>
internal enum WriteOutcome
{
    /// <summary>It may have done what it was asked.</summary>
    Unknown,

    /// <summary>It refused; nothing was done.</summary>
    Refused,

    /// <summary>It did not hear of it.</summary>
    NotSent,
}
