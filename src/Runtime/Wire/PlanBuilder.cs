namespace Salesforce.Typed.Wire;

/// <summary>Makes the plan that reads the rows of a SELECT list.</summary>
internal static class PlanBuilder
{
    /// <summary>The plan for these fields, paths to parents' fields among them, and child relationships.</summary>
    public static ReadPlan Build(SObjectInfo info, string fields, ChildSelection[] children)
    {
        var paths = fields.Length == 0 ? [] : fields.Split(", ");
        return Build(info, paths, children);
    }

    private static ReadPlan Build(SObjectInfo info, IReadOnlyList<string> paths, ChildSelection[] children)
    {
        var members = new List<(FieldInfo, ReadPlan?)>();
        // The org writes a parent as one object, where the first of its fields is named.
        foreach (var group in paths.GroupBy(Head, StringComparer.Ordinal))
        {
            var field = Find(info, group.Key);
            var below = group.Where(p => p.Length > group.Key.Length).Select(p => p[(group.Key.Length + 1)..]).ToList();
            members.Add((field, field.Kind == FieldKind.Parent ? Build(Target(field), below, []) : null));
        }
        foreach (var child in children)
        {
            var field = Find(info, child.Relationship);
            members.Add((field, Build(Target(field), child.Fields, child.Children)));
        }
        return ReadPlan.For(info, members);
    }

    private static string Head(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? path : path[..dot];
    }

    private static FieldInfo Find(SObjectInfo info, string name) =>
        info.Find(name) ?? throw new InvalidOperationException($"{info.Name} has no field or relationship '{name}'. Models and queries were built from different snapshots: rebuild both.");

    private static SObjectInfo Target(FieldInfo field) =>
        field.Target ?? throw new InvalidOperationException($"{field} leads to an object that has no snapshot.");
}
