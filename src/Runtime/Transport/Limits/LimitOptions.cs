using Salesforce.Typed.Errors;

namespace Salesforce.Typed;

/// <summary>
/// How the client deals with the limits of the org (Salesforce Developer Limits and Allocations Quick Reference, API Request
/// Limits).
/// </summary>
public sealed record LimitOptions
{
    /// <summary>
    /// How many of the org's daily requests are kept for others: a call that would spend one of them is not sent and throws a
    /// <see cref="RequestLimitException"/>. The org's own count is what goes, and calls in flight count as used; a count that is a day old
    /// goes no longer. 0, the default, keeps none.
    /// </summary>
    public int Reserve { get; init; }

    /// <summary>From which used part of the daily requests on <see cref="OnThreshold"/> is reported: 0.8 is 80 %, the default.</summary>
    public double Threshold { get; init; } = 0.8;

    /// <summary>
    /// Called when the org's usage passes <see cref="Threshold"/>, once until it has fallen below. It runs on the call that learned of it,
    /// so it should be quick; what it throws is logged and goes no further.
    /// </summary>
    public Action<ApiUsage>? OnThreshold { get; init; }

    /// <summary>
    /// How many requests of this client run at the same time; more wait for their turn. Salesforce takes 25 that last 20 seconds or longer
    /// in production and sandboxes, 5 in developer and trial orgs. A query counts until its answer begins. Null, the default, lets all run.
    /// </summary>
    public int? MaxConcurrentRequests { get; init; }

    internal void Validate()
    {
        if (Reserve < 0)
            throw new ArgumentException($"SalesforceOptions.Limits.Reserve is a number of requests; it is {Reserve}.");
        if (Threshold is not (> 0 and <= 1))
            throw new ArgumentException($"SalesforceOptions.Limits.Threshold is a part between 0 and 1, as 0.8; it is {Threshold}.");
        if (MaxConcurrentRequests < 1)
            throw new ArgumentException(
                $"SalesforceOptions.Limits.MaxConcurrentRequests must be 1 at least, or null for no limit; it is {MaxConcurrentRequests}.");
    }
}
