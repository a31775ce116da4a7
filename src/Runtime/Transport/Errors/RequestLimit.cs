namespace Salesforce.Typed.Errors;

/// <summary>Which limit of requests a <see cref="RequestLimitException"/> is about.</summary>
public enum RequestLimit
{
    /// <summary>The org's words are not known to this library; the message holds them.</summary>
    Other,

    /// <summary>
    /// The org's requests of the last 24 hours are used up (<c>TotalRequests Limit exceeded</c>). Waiting a moment does not help.
    /// </summary>
    DailyTotal,

    /// <summary>
    /// Too many requests of 20 seconds and more run at the same time: 25 in production and sandboxes, 5 in developer and trial orgs. It
    /// helps to make fewer at a time.
    /// </summary>
    LongRequests,

    /// <summary>The call would spend what <see cref="LimitOptions.Reserve"/> keeps for others. It was not sent.</summary>
    Reserve,
}
