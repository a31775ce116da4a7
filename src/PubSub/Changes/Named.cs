namespace Salesforce.Typed.Events.Changes;

/// <summary>Finds what a caller names.</summary>
internal static class Named
{
    /// <summary>The field of that name.</summary>
    public static FieldInfo Find(SObjectInfo info, string name) => info.Find(name) is { IsRelationship: false } field
        ? field
        : throw new ArgumentException(
            name.Contains('.', StringComparison.Ordinal)
                ? $"'{name}' is a field of another record, and an event of {info.Name} reports its own fields alone. Name the reference "
                    + $"in its place."
                : $"{info.Name} has no field '{name}' in its snapshot.",
            nameof(name));

    /// <summary>The difference of that field.</summary>
    public static string Diff(SObjectInfo info, IReadOnlyDictionary<string, string>? differences, string name)
    {
        var field = Find(info, name).Name;
        return differences?.GetValueOrDefault(field)
            ?? throw new ArgumentException(
                $"The event brings no difference of {info.Name}.{field}: "
                    + $"{(differences is null ? "it brings none" : "DiffFields are " + string.Join(", ", differences.Keys))}. Read the "
                    + $"field of the record.", nameof(name));
    }
}
