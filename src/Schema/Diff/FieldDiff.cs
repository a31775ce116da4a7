namespace Salesforce.Typed.Schema.Diff;

/// <summary>What is different about a field.</summary>
internal static class FieldDiff
{
    // What a field may be used for; losing one breaks the code that does so.
    private static readonly (FieldTraits Trait, string Lost, string Won)[] Uses =
    [
        (FieldTraits.Sortable, "cannot be sorted by any more", "can be sorted by now"),
        (FieldTraits.Groupable, "cannot be grouped by any more", "can be grouped by now"),
        (FieldTraits.Aggregatable, "cannot be aggregated any more", "can be aggregated now"),
        (FieldTraits.Createable, "cannot be set on creation any more", "can be set on creation now"),
        (FieldTraits.Updateable, "cannot be updated any more", "can be updated now"),
        (FieldTraits.IdLookup, "is no longer a key for upserts", "is a key for upserts now"),
    ];

    /// <summary>Adds the changes.</summary>
    public static void Compare(
        SObjectDescribe before, FieldDescribe old, SObjectDescribe after, FieldDescribe now, List<SchemaChange> changes)
    {
        void Add(ChangeWeight weight, string text) => changes.Add(new SchemaChange(weight, before.Name, old.Name, null, text));

        if (!string.Equals(old.TypeName, now.TypeName, StringComparison.OrdinalIgnoreCase))
            Add(ChangeWeight.Breaking, $"was of type {old.TypeName} and is of type {now.TypeName}");
        else if (old.HoldsIds != now.HoldsIds)
            Add(ChangeWeight.Breaking, now.HoldsIds ? "holds ids and held texts" : "holds texts and held ids");
        CompareSize(old, now, Add);
        CompareTargets(old, now, Add);
        if (old.CanFilter != now.CanFilter)
            Add(old.CanFilter
                ? ChangeWeight.Breaking
                : ChangeWeight.Harmless, old.CanFilter ? "cannot be filtered by any more" : "can be filtered by now");
        if (before.Form == after.Form || (before.Form != DescribeForm.Reduced && after.Form != DescribeForm.Reduced))
            CompareUses(old, now, Add);
        PicklistDiff.Compare(before.Name, old, now, changes);
        if (old.Label != now.Label)
            Add(ChangeWeight.Harmless, $"is called \"{now.Label}\" and was called \"{old.Label}\"");
    }

    private static void CompareSize(FieldDescribe old, FieldDescribe now, Action<ChangeWeight, string> add)
    {
        if (now.Length != old.Length && old.Type == now.Type)
            add(now.Length < old.Length
                ? ChangeWeight.Risky
                : ChangeWeight.Harmless, $"takes {now.Length} characters and took {old.Length}");
        var (digits, before) = (now.Precision - now.Scale, old.Precision - old.Scale);
        if ((now.Precision, now.Scale) != (old.Precision, old.Scale))
            add(digits < before || now.Scale < old.Scale ? ChangeWeight.Risky : ChangeWeight.Harmless, $"takes {digits} digits before the "
                + $"point and {now.Scale} after it, and took {before} and {old.Scale}");
    }

    private static void CompareTargets(FieldDescribe old, FieldDescribe now, Action<ChangeWeight, string> add)
    {
        foreach (var gone in old.ReferenceTo.Except(now.ReferenceTo, StringComparer.OrdinalIgnoreCase))
            add(ChangeWeight.Breaking, $"does not refer to {gone} any more");
        foreach (var added in now.ReferenceTo.Except(old.ReferenceTo, StringComparer.OrdinalIgnoreCase))
            add(old.ReferenceTo.Count == 1 ? ChangeWeight.Breaking : ChangeWeight.Risky, $"may refer to {added} too");
        if (!string.Equals(old.ReferenceTargetField, now.ReferenceTargetField, StringComparison.OrdinalIgnoreCase))
        {
            var (key, before) = (now.ReferenceTargetField ?? "the id", old.ReferenceTargetField ?? "the id");
            add(ChangeWeight.Breaking, $"refers to {key} of its parent, and referred to {before}");
        }
        if (!string.Equals(old.RelationshipName, now.RelationshipName, StringComparison.OrdinalIgnoreCase))
            add(ChangeWeight.Breaking, $"leads to its parent by the name {now.RelationshipName ?? "(none)"}, which was "
                + $"{old.RelationshipName ?? "(none)"}");
    }

    private static void CompareUses(FieldDescribe old, FieldDescribe now, Action<ChangeWeight, string> add)
    {
        foreach (var (trait, lost, won) in Uses)
        {
            if (old.Is(trait) != now.Is(trait))
                add(old.Is(trait) ? ChangeWeight.Breaking : ChangeWeight.Harmless, old.Is(trait) ? lost : won);
        }
        if (old.IsRequiredOnCreate != now.IsRequiredOnCreate && now.Is(FieldTraits.Createable))
            add(now.IsRequiredOnCreate ? ChangeWeight.Breaking : ChangeWeight.Harmless, now.IsRequiredOnCreate
                ? "is needed to create a record now"
                : "is not needed to create a record any more");
        if (old.Is(FieldTraits.Nillable) != now.Is(FieldTraits.Nillable))
            add(ChangeWeight.Risky, now.Is(FieldTraits.Nillable) ? "may be null now" : "cannot be set to null any more");
        if (!old.Is(FieldTraits.Unique) && now.Is(FieldTraits.Unique))
            add(ChangeWeight.Risky, "takes each value once now");
    }
}
