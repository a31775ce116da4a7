namespace Salesforce.Typed.Schema;

/// <summary>
/// What a snapshot keeps of a field, an object or a picklist value that the org lost. A describe cannot tell what was removed from what is
/// hidden from its user, so this cannot either. Dates are <c>yyyy-MM-dd</c>, of UTC.
/// </summary>
/// <param name="On">The day of the pull that did not find it any more.</param>
/// <param name="LastSeen">The last day on which a snapshot is known to have had it; null where that is not known.</param>
/// <param name="RenamedTo">What it was probably renamed to; null where nothing looks like it.</param>
public sealed record Tombstone(string On, string? LastSeen = null, string? RenamedTo = null)
{
    private const int DateLength = 10;

    /// <summary>The sentence for people, without its full stop.</summary>
    /// <param name="place">What was removed: <c>Account.Fax__c</c>.</param>
    /// <param name="nearest">The existing name that is most similar; <see cref="RenamedTo"/> takes precedence.</param>
    public string Sentence(string place, string? nearest)
    {
        var on = VisibleText.Of(On, DateLength);
        var when = LastSeen is null
            ? $"before {on}"
            : LastSeen == On ? $"on {on}" : $"between {VisibleText.Of(LastSeen, DateLength)} and {on}";
        return VisibleText.Of($"{place} was removed from the org {when}" + (nearest is null ? "" : $"; nearest: {nearest}"));
    }
}
