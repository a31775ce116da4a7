namespace Salesforce.Typed;

/// <summary>A limit of the org, and what is left of it. Figures lag up to five minutes behind.</summary>
public sealed record OrgLimit
{
    /// <summary>Creates an <see cref="OrgLimit"/>.</summary>
    /// <param name="max">How much there is.</param>
    /// <param name="remaining">How much is left; below zero where the org was allowed more than it has.</param>
    /// <param name="parts">The shares of this limit that the org distinguishes, by connected app or kind; empty mostly.</param>
    public OrgLimit(long max, long remaining, IReadOnlyDictionary<string, OrgLimit> parts)
    {
        Max = max;
        Remaining = remaining;
        Parts = parts;
    }

    /// <summary>How much there is.</summary>
    public long Max { get; init; }

    /// <summary>How much is left; below zero where the org was allowed more than it has.</summary>
    public long Remaining { get; init; }

    /// <summary>The shares of this limit that the org distinguishes, by connected app or kind; empty mostly.</summary>
    public IReadOnlyDictionary<string, OrgLimit> Parts { get; init; }

    /// <summary>How much is used.</summary>
    public long Used => Max - Remaining;
}
