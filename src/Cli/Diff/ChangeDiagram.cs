using Salesforce.Typed.Cli.Shared.Diagrams;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>The part of a schema that changed, as a diagram: the objects with the fields that changed, and their relationships.</summary>
internal static class ChangeDiagram
{
    /// <summary>The diagram in Markdown; null where no object changed.</summary>
    public static string? Markdown(OrgSchema before, OrgSchema after, IReadOnlyList<SchemaChange> changes)
    {
        var changed = changes.GroupBy(c => c.Object, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.OrdinalIgnoreCase);
        // What is gone is shown as it was.
        var objects =
            changed.Keys.Order(StringComparer.Ordinal).Select(n => after.Find(n) ?? before.Find(n)).OfType<SObjectDescribe>().ToList();
        if (objects.Count == 0)
            return null;
        var whole = new OrgSchema(after.Objects.Concat(before.Objects));
        var diagram = DiagramScope.Of(
            whole, objects, showsOwners: false, o => Fields(changed[o.Name], before.Find(o.Name), after.Find(o.Name)));
        return MermaidText.Problem(diagram) is { } problem ? $"\n{problem}. It is left out.\n" : "\n" + MermaidText.Fenced(diagram);
    }

    private static IEnumerable<DiagramField> Fields(List<SchemaChange> changes, SObjectDescribe? before, SObjectDescribe? after)
    {
        foreach (var change in changes.Where(c => c.Field is not null).GroupBy(c => c.Field!, StringComparer.OrdinalIgnoreCase))
        {
            var (old, now) = (before?.FindField(change.Key), after?.FindField(change.Key));
            if ((now ?? old) is not { } field)
                continue;
            var shown = DiagramScope.Field(field);
            var weight = change.Max(c => c.Weight) switch { ChangeWeight.Breaking =>
                "breaking", ChangeWeight.Risky => "risky", _ => "harmless" };
            yield return shown with { Remarks = [old is null ? "new" : now is null ? "gone" : "changed", weight, .. shown.Remarks] };
        }
    }
}
