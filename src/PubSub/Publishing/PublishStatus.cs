namespace Salesforce.Typed.Events;

/// <summary>Whether an event was published.</summary>
public enum PublishStatus
{
    /// <summary>It was.</summary>
    Published,

    /// <summary>The org refused it.</summary>
    Refused,

    /// <summary>The call broke before it was answered: it may have been, or not. Publishing it again can make it two.</summary>
    Unknown,

    /// <summary>It was not sent, because a call before it failed.</summary>
    NotSent,
}
