namespace Salesforce.Typed;

/// <summary>How many of its daily requests the org has used, as it says with each answer (REST API, Limit Info Header).</summary>
public sealed record ApiUsage
{
    /// <summary>Creates an <see cref="ApiUsage"/>.</summary>
    /// <param name="used">The requests of the last 24 hours, of everyone. Paid orgs may overrun their limit a little.</param>
    /// <param name="max">How many the org may make.</param>
    /// <param name="readAt">When that was read.</param>
    public ApiUsage(int used, int max, DateTimeOffset readAt)
    {
        Used = used;
        Max = max;
        ReadAt = readAt;
    }

    /// <summary>The requests of the last 24 hours, of everyone. Paid orgs may overrun their limit a little.</summary>
    public int Used { get; init; }

    /// <summary>How many the org may make.</summary>
    public int Max { get; init; }

    /// <summary>When that was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>How many are left; not below zero.</summary>
    public int Remaining => Math.Max(0, Max - Used);

    /// <summary>The used part: 1 is all.</summary>
    public double Share => Max > 0 ? (double)Used / Max : 0;

    /// <summary>The quota of this app, where the org has given it one; else null.</summary>
    public AppUsage? App { get; init; }
}
