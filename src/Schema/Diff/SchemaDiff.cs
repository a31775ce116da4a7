namespace Salesforce.Typed.Schema.Diff;

/// <summary>
/// What is different between two schemas of an org. A describe shows what its user sees: what is gone may have been removed, or hidden from
/// the user, and nothing here can tell which.
/// </summary>
public static class SchemaDiff
{
    /// <summary>The changes from one to the other, in the order of objects and fields.</summary>
    public static IReadOnlyList<SchemaChange> Compare(OrgSchema before, OrgSchema after)
    {
        var changes = new List<SchemaChange>();
        foreach (var old in before.Objects)
        {
            if (after.Find(old.Name) is { } now)
                ObjectDiff.Compare(old, now, changes);
            else
                changes.Add(new SchemaChange(
                    ChangeWeight.Breaking, old.Name, null, null, "is gone: removed, or not visible to this user any more"));
        }
        foreach (var added in after.Objects.Where(o => before.Find(o.Name) is null))
            changes.Add(new SchemaChange(ChangeWeight.Harmless, added.Name, null, null, $"is new, with {added.Fields.Count} fields"));
        return [.. changes.OrderBy(c => c.Object, StringComparer.OrdinalIgnoreCase)];
    }
}
