using System.Diagnostics.CodeAnalysis;

namespace Salesforce.Typed.Schema.Diff;

/// <summary>
/// Keeps in a snapshot what was removed from the org, so that the error on code that still uses it says when it was removed and what is
/// nearest to it.
/// </summary>
public static class Tombstones
{
    /// <summary>
    /// What the org reports of an object now, with a tombstone for each field and each picklist value that the snapshot had and the org no
    /// longer has. What came back loses its tombstone.
    /// </summary>
    /// <param name="before">The snapshot.</param>
    /// <param name="now">What the org reports.</param>
    /// <param name="lastSeen">
    /// The last day on which the snapshot was true, <c>yyyy-MM-dd</c>; null where that is not known. Asked once, and only where
    /// something is gone.
    /// </param>
    /// <param name="today">The day of the pull.</param>
    public static SObjectDescribe Carry(SObjectDescribe before, SObjectDescribe now, Func<string?> lastSeen, string today)
    {
        var asked = new Lazy<string?>(lastSeen);
        var newStone = new Func<string?, Tombstone>(renamedTo => new Tombstone(today, asked.Value, renamedTo));
        var gone = before.Fields
            .Where(f => now.FindField(f.Name) is null)
            .Select(f => f with { Removed = newStone(RenameGuess.For(before, now, f)?.Name), RemovedValues = default });
        var known = before.RemovedFields.Where(f => now.FindField(f.Name) is null && before.FindField(f.Name) is null);
        return now with
        {
            Fields = new EquatableArray<FieldDescribe>(
                now.Fields.Select(f => before.FindField(f.Name) is { } old ? CarryValues(old, f, newStone) : f)),
            RemovedFields = new EquatableArray<FieldDescribe>(known.Concat(gone)),
        };
    }

    /// <summary>The snapshot of an object that the org lost; null where there was none.</summary>
    [return: NotNullIfNotNull(nameof(before))]
    public static SObjectDescribe? Bury(SObjectDescribe? before, string? lastSeen, string today) =>
        before is { Removed: null } ? before with { Removed = new Tombstone(today, lastSeen) } : before;

    private static FieldDescribe CarryValues(FieldDescribe old, FieldDescribe now, Func<string?, Tombstone> newStone)
    {
        if (old.PicklistValues.Count == 0 && old.RemovedValues.Count == 0)
            return now;
        var there = new HashSet<string>(now.PicklistValues.Select(v => v.Value), StringComparer.Ordinal);
        // A list that is empty altogether is one that another type of field has none of.
        if (there.Count == 0)
            return now;
        var added = now.PicklistValues.Where(v => !old.PicklistValues.Any(o => o.Value == v.Value)).ToList();
        var gone = old.PicklistValues.Where(v => !there.Contains(v.Value)).Select(v => v with { Removed = newStone(Renamed(v, added)) });
        var known = old.RemovedValues.Where(v => !there.Contains(v.Value));
        return now with { RemovedValues =
            new EquatableArray<PicklistEntry>(known.Concat(gone).GroupBy(v => v.Value, StringComparer.Ordinal).Select(g => g.First())) };
    }

    // A value whose API name was changed keeps its label, mostly.
    private static string? Renamed(PicklistEntry gone, List<PicklistEntry> added)
    {
        var likely = added.Where(v => string.Equals(v.Label, gone.Label, StringComparison.OrdinalIgnoreCase)
            || NameDistance.Of(v.Value, gone.Value) * 3 <= gone.Value.Length).ToList();
        return likely.Count == 1 ? likely[0].Value : null;
    }
}
