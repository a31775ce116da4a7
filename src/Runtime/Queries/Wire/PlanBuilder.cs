using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Makes the plan that reads the rows of a SELECT list.</summary>
internal static class PlanBuilder
{
    /// <summary>The plan for these fields, paths to parents' fields among them, and child relationships.</summary>
    public static ReadPlan Build(SObjectInfo info, string fields, IReadOnlyList<SelectionPart> parts)
    {
        var paths = fields.Length == 0 ? [] : fields.Split(", ");
        return Build(info, paths, parts);
    }

    private static ReadPlan Build(SObjectInfo info, IReadOnlyList<string> paths, IReadOnlyList<SelectionPart> parts)
    {
        var members = new List<(FieldInfo, ReadPlan?)>();
        // The org writes a parent as one object, where the first of its fields is named.
        foreach (var group in paths.GroupBy(Head, StringComparer.Ordinal))
        {
            var field = Find(info, group.Key);
            var below = group.Where(p => p.Length > group.Key.Length).Select(p => p[(group.Key.Length + 1)..]).ToList();
            members.Add((field, field.Kind == FieldKind.Parent ? Build(Target(field), below, []) : null));
        }
        foreach (var part in parts)
            members.Add(Member(info, part, members.Count));
        return ReadPlan.For(info, members);
    }

    private static (FieldInfo, ReadPlan?) Member(SObjectInfo info, SelectionPart part, int place)
    {
        switch (part)
        {
            case ChildSelection child:
                var children = Find(info, child.Relationship);
                return (children, FieldsSelectList.IsFunction(child.Fields) ? ReadPlan.Unknown(Target(children))
                    : Build(Target(children), child.Fields, child.Parts));
            case TypeofSelection parent:
                return (Find(info, parent.Relationship), null);
            case FunctionSelection function:
                // No field of the object: it follows them in the record's layout, under its alias.
                return (FieldInfo.Extra(info, info.Fields.Count + place, function.Alias, function.Kind, function.Soql), null);
            default:
                throw new InvalidOperationException(
                    $"{part.GetType().Name} is not a part of a SELECT list that this version of the runtime knows.");
        }
    }

    private static string Head(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? path : path[..dot];
    }

    private static FieldInfo Find(SObjectInfo info, string name) =>
        info.Find(name) ?? throw new InvalidOperationException(
            $"{info.Name} has no field or relationship '{name}'. Models and queries were built from different snapshots: rebuild both.");

    private static SObjectInfo Target(FieldInfo field) =>
        field.Target ?? throw new InvalidOperationException($"{field} leads to an object that has no snapshot.");
}
