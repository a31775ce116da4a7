namespace Salesforce.Typed;

/// <summary>How many of its daily requests the org has used, as it says with each answer (REST API, Limit Info Header).</summary>
/// <param name="Used">The requests of the last 24 hours, of everyone. Paid orgs may overrun their limit a little.</param>
/// <param name="Max">How many the org may make.</param>
/// <param name="ReadAt">When that was read.</param>
public sealed record ApiUsage(int Used, int Max, DateTimeOffset ReadAt)
{
    /// <summary>How many are left; not below zero.</summary>
    public int Remaining => Math.Max(0, Max - Used);

    /// <summary>The used part: 1 is all.</summary>
    public double Share => Max > 0 ? (double)Used / Max : 0;

    /// <summary>The quota of this app, where the org has given it one; else null.</summary>
    public AppUsage? App { get; init; }
}
