namespace Salesforce.Typed.Schema.Diff;

/// <summary>What is different about a picklist's values.</summary>
internal static class PicklistDiff
{
    /// <summary>Adds the changes.</summary>
    public static void Compare(string @object, FieldDescribe old, FieldDescribe now, List<SchemaChange> changes)
    {
        void Add(ChangeWeight weight, string? value, string text) => changes.Add(new SchemaChange(weight, @object, old.Name, value, text));

        var before = ByValue(old);
        var after = ByValue(now);
        foreach (var entry in before.Values)
        {
            if (!after.TryGetValue(entry.Value, out var same))
                Add(ChangeWeight.Breaking, entry.Value, "is no longer a value");
            else if (entry.Active && !same.Active)
                Add(ChangeWeight.Risky, entry.Value, "is not active any more: records keep it, and new ones cannot have it where the "
                    + "picklist is restricted");
            else if (!entry.Active && same.Active)
                Add(ChangeWeight.Harmless, entry.Value, "is active now");
            else if (entry.Label != same.Label)
                Add(ChangeWeight.Harmless, entry.Value, $"is called \"{same.Label}\" and was called \"{entry.Label}\"");
        }
        foreach (var entry in after.Values.Where(e => !before.ContainsKey(e.Value)))
            Add(ChangeWeight.Harmless, entry.Value, "is a new value");
        if (!old.Is(FieldTraits.RestrictedPicklist) && now.Is(FieldTraits.RestrictedPicklist))
            Add(ChangeWeight.Risky, null, "takes no values but those of its list now");
        if (!string.Equals(old.ControllerName, now.ControllerName, StringComparison.OrdinalIgnoreCase))
            Add(ChangeWeight.Risky, null, $"depends on {now.ControllerName ?? "no field"}, and depended on {old.ControllerName ?? "none"}");
    }

    // Values are compared as they are stored; of two that are alike the first counts.
    private static Dictionary<string, PicklistEntry> ByValue(FieldDescribe field) =>
        field.PicklistValues.GroupBy(e => e.Value, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
}
