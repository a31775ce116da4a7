namespace Salesforce.Typed.Cli.Permissions;

/// <summary>A permission that one set has and another has not.</summary>
/// <param name="Place">The object, or <c>Object.Field</c>.</param>
/// <param name="Permission">What it allows: read, create, edit or delete.</param>
/// <param name="IsMissing">
/// Whether the code needs it and the given set has it not; otherwise the set grants it and no code needs it.
/// </param>
internal sealed record PermissionDiff(string Place, string Permission, bool IsMissing)
{
    /// <summary>What is different between what code needs and what a set grants; what is missing comes first.</summary>
    public static IReadOnlyList<PermissionDiff> Between(PermissionSet needed, PermissionSet given)
    {
        var (needs, has) = (All(needed).ToHashSet(), All(given).ToHashSet());
        return
        [
            .. All(needed).Where(p => !has.Contains(p)).Select(p => new PermissionDiff(p.Place, p.Permission, IsMissing: true)),
            .. All(given).Where(p => !needs.Contains(p)).Select(p => new PermissionDiff(p.Place, p.Permission, IsMissing: false)),
        ];
    }

    private static IEnumerable<(string Place, string Permission)> All(PermissionSet set)
    {
        foreach (var (name, use) in set.Objects)
        {
            foreach (var word in Words(use))
                yield return (name, word);
        }
        foreach (var (name, isEditable) in set.Fields)
        {
            yield return (name, "read");
            if (isEditable)
                yield return (name, "edit");
        }
    }

    /// <summary>The names of what may be done with records.</summary>
    public static IEnumerable<string> Words(ObjectUse use) =>
        Enum.GetValues<ObjectUse>().Where(u => u != ObjectUse.None && use.HasFlag(u)).Select(u => u.ToString().ToLowerInvariant());
}
