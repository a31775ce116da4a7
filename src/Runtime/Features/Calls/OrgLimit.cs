namespace Salesforce.Typed;

/// <summary>A limit of the org, and what is left of it. Figures lag up to five minutes behind.</summary>
/// <param name="Max">How much there is.</param>
/// <param name="Remaining">How much is left; below zero where the org was allowed more than it has.</param>
/// <param name="Parts">The shares of this limit that the org tells apart, by connected app or kind; empty mostly.</param>
public sealed record OrgLimit(long Max, long Remaining, IReadOnlyDictionary<string, OrgLimit> Parts)
{
    /// <summary>How much is used.</summary>
    public long Used => Max - Remaining;
}
