namespace Salesforce.Typed.Schema.Diff;

/// <summary>What is different about an object.</summary>
internal static class ObjectDiff
{
    private static readonly (SObjectTraits Trait, string Verb)[] Rights =
    [
        (SObjectTraits.Queryable, "queried"), (SObjectTraits.Createable, "created"), (SObjectTraits.Updateable, "updated"),
        (SObjectTraits.Deletable, "deleted"),
        (SObjectTraits.Undeletable, "undeleted"), (SObjectTraits.Retrieveable, "read by id"), (SObjectTraits.Searchable, "searched"),
        (SObjectTraits.Replicateable, "asked for updated and deleted records"),
    ];

    /// <summary>Adds the changes.</summary>
    public static void Compare(SObjectDescribe before, SObjectDescribe after, List<SchemaChange> changes)
    {
        // The reduced form knows no rights, and assumes them.
        if (before.Form != DescribeForm.Reduced && after.Form != DescribeForm.Reduced)
            CompareRights(before, after, changes);
        foreach (var old in before.Fields)
        {
            if (after.FindField(old.Name) is { } now)
                FieldDiff.Compare(before, old, after, now, changes);
            else
                changes.Add(new SchemaChange(ChangeWeight.Breaking, before.Name, old.Name, null, "is gone: removed, or not visible to "
                    + "this user any more" + Rename(before, after, old)));
        }
        foreach (var added in after.Fields.Where(f => before.FindField(f.Name) is null))
        {
            changes.Add(added.IsRequiredOnCreate
                ? new SchemaChange(
                    ChangeWeight.Breaking, before.Name, added.Name, null, $"is new ({added.TypeName}), and creating a record needs it")
                : new SchemaChange(ChangeWeight.Harmless, before.Name, added.Name, null, $"is new ({added.TypeName})"));
        }
        CompareChildren(before, after, changes);
    }

    private static string Rename(SObjectDescribe before, SObjectDescribe after, FieldDescribe gone) =>
        RenameGuess.For(before, after, gone) is { } likely ? $"; it looks as if it was renamed to {likely.Name}" : "";

    private static void CompareRights(SObjectDescribe before, SObjectDescribe after, List<SchemaChange> changes)
    {
        foreach (var (trait, verb) in Rights)
        {
            if (before.Is(trait) && !after.Is(trait))
                changes.Add(new SchemaChange(ChangeWeight.Breaking, before.Name, null, null, $"cannot be {verb} any more"));
            else if (!before.Is(trait) && after.Is(trait))
                changes.Add(new SchemaChange(ChangeWeight.Harmless, before.Name, null, null, $"can be {verb} now"));
        }
    }

    private static void CompareChildren(SObjectDescribe before, SObjectDescribe after, List<SchemaChange> changes)
    {
        var (old, now) = (Named(before), Named(after));
        foreach (var name in old.Where(n => !now.Contains(n)))
            changes.Add(new SchemaChange(ChangeWeight.Breaking, before.Name, name, null, "is gone: the child relationship was removed, or "
                + "its object is not visible any more"));
        foreach (var name in now.Where(n => !old.Contains(n)))
            changes.Add(new SchemaChange(ChangeWeight.Harmless, before.Name, name, null, "is a new child relationship"));
    }

    private static HashSet<string> Named(SObjectDescribe describe) =>
        new(describe.ChildRelationships.Select(c => c.RelationshipName).OfType<string>(), StringComparer.OrdinalIgnoreCase);
}
