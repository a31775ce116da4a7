namespace Salesforce.Typed.Events;

/// <summary>Whether an event was published.</summary>
public enum PublishStatus
{
    /// <summary>The call failed before it was answered: the event may be published or not. Publishing it again can make it two.</summary>
    Unknown,

    /// <summary>The org confirmed it.</summary>
    Published,

    /// <summary>The org refused it.</summary>
    Refused,

    /// <summary>It was not sent, because a call before it failed.</summary>
    NotSent,
}
