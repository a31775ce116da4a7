using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Policy.Views;

/// <summary>
/// The schema that exists for one agent: the objects that it was granted, with the fields that it sees and the relationships between
/// them. A name that is hidden is as unknown as one that the org does not have.
/// </summary>
public static class AgentView
{
    /// <summary>The part of a schema that an agent sees.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="schema">All objects and fields of the org.</param>
    public static OrgSchema Of(AgentPolicy agent, OrgSchema schema)
    {
        var fields = schema.Objects.Where(o => agent.GrantOf(o.Name) is not null)
            .ToDictionary(o => o.Name, o => VisibleFields(agent, o, schema), StringComparer.OrdinalIgnoreCase);
        return new OrgSchema(schema.Objects.Where(o => fields.ContainsKey(o.Name)).Select(o => Visible(o, fields)));
    }

    /// <summary>Whether the objects that a reference may hold are all denied, so that its ids are denied too.</summary>
    internal static bool IsDeniedReference(AgentPolicy agent, FieldDescribe field, OrgSchema schema) =>
        field.ReferenceTo.Count > 0 && field.ReferenceTo.All(name => !IsGranted(agent, name, schema));

    internal static bool IsGranted(AgentPolicy agent, string name, OrgSchema schema) =>
        agent.GrantOf(name) is not null && schema.Find(name) is not null;

    private static EquatableArray<FieldDescribe> VisibleFields(AgentPolicy agent, SObjectDescribe describe, OrgSchema schema)
    {
        var grant = agent.GrantOf(describe.Name)!;
        var visible = describe.Fields
            .Where(f => FieldVisibility.IsVisible(describe, grant, f.Name) && !IsDeniedReference(agent, f, schema)).ToList();
        return new(visible.Select(f => f with
        {
            // A reference to several objects stays one, whichever of them are granted.
            Traits = f.IsPolymorphic ? f.Traits | FieldTraits.PolymorphicForeignKey : f.Traits,
            ReferenceTo = new(f.ReferenceTo.Where(name => IsGranted(agent, name, schema))),
            ControllerName = visible.Any(v => v.Name == f.ControllerName) ? f.ControllerName : null,
            CompoundFieldName = visible.Any(v => v.Name == f.CompoundFieldName) ? f.CompoundFieldName : null,
            RemovedValues = default,
        }));
    }

    private static SObjectDescribe Visible(
        SObjectDescribe describe, Dictionary<string, EquatableArray<FieldDescribe>> fields) => describe with
    {
        Fields = fields[describe.Name],
        ChildRelationships = new(describe.ChildRelationships.Where(r =>
            fields.TryGetValue(r.ChildSObject, out var child)
            && child.Any(f => string.Equals(f.Name, r.Field, StringComparison.OrdinalIgnoreCase)))),
        RemovedFields = default,
    };
}
