using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Shared.Diagrams;

/// <summary>Chooses what a diagram shows of a schema.</summary>
internal static class DiagramScope
{
    // Every object has these: lines for them would hide all others.
    private static readonly HashSet<string> Audit = new(["CreatedById", "LastModifiedById"], StringComparer.OrdinalIgnoreCase);
    private const string Owner = "OwnerId";

    /// <summary>
    /// The named objects, and those that are at most this number of relationships away from one of them. Without names: all objects.
    /// </summary>
    public static IReadOnlyList<SObjectDescribe> Around(OrgSchema schema, IReadOnlyCollection<SObjectDescribe> named, int depth)
    {
        if (named.Count == 0)
            return schema.Objects;
        var neighbors = new Dictionary<string, HashSet<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var child in schema.Objects)
        {
            foreach (var parent in References(child, schema).Where(r => r.Field.Name != Owner).Select(r => r.Parent))
            {
                Add(child.Name, parent.Name);
                Add(parent.Name, child.Name);
            }
        }
        var found = new HashSet<string>(named.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
        var edge = found.ToList();
        for (var step = 0; step < depth && edge.Count > 0; step++)
            edge = [.. edge.SelectMany(n => neighbors.GetValueOrDefault(n) ?? []).Where(found.Add)];
        return [.. schema.Objects.Where(o => found.Contains(o.Name))];

        void Add(string from, string to)
        {
            if (!neighbors.TryGetValue(from, out var all))
                neighbors.Add(from, all = new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            all.Add(to);
        }
    }

    /// <summary>The diagram of some objects.</summary>
    /// <param name="schema">The schema that they are of.</param>
    /// <param name="objects">The objects.</param>
    /// <param name="showsOwners">Whether owners are relationships too.</param>
    /// <param name="fields">The fields to show of an object.</param>
    public static EntityDiagram Of(
        OrgSchema schema, IReadOnlyList<SObjectDescribe> objects, bool showsOwners, Func<SObjectDescribe, IEnumerable<DiagramField>> fields)
    {
        var shown = new HashSet<string>(objects.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
        return new EntityDiagram(
            [.. objects.Select(o => new DiagramEntity(o.Name, [.. fields(o)]))],
            [
                .. from child in objects
                   from reference in References(child, schema)
                   where shown.Contains(reference.Parent.Name) && (showsOwners || reference.Field.Name != Owner)
                   select new DiagramRelationship(
                       reference.Parent.Name, child.Name, reference.Field.Name, IsMasterDetail(reference.Field, reference.Parent, child),
                       !reference.Field.Is(FieldTraits.Nillable), reference.Field.Is(FieldTraits.Unique)),
            ]);
    }

    /// <summary>
    /// Whether a diagram that shows no more than the important fields has this one: keys, references, and what a record needs.
    /// </summary>
    public static bool IsImportant(FieldDescribe field) => !Audit.Contains(field.Name) && (field.Type is FieldType.Id or FieldType.Reference
        || field.IsRequiredOnCreate || field.Is(FieldTraits.NameField) || field.Is(FieldTraits.Unique) || field.Is(FieldTraits.ExternalId));

    /// <summary>A field as a diagram shows it.</summary>
    public static DiagramField Field(FieldDescribe field)
    {
        var keys = new List<string>();
        var remarks = new List<string>();
        if (field.Type == FieldType.Id)
            keys.Add("PK");
        if (field.Type == FieldType.Reference)
            keys.Add("FK");
        if (field.Is(FieldTraits.Unique))
            keys.Add("UK");
        if (field.IsRequiredOnCreate
            || (field.Type == FieldType.Reference && field.Is(FieldTraits.Createable) && !field.Is(FieldTraits.Nillable)))
            remarks.Add("required");
        if (field.Is(FieldTraits.Unique))
            remarks.Add("unique");
        if (field.Is(FieldTraits.ExternalId))
            remarks.Add("external id");
        return new DiagramField(field.Name, field.TypeName, keys, remarks);
    }

    private static IEnumerable<(FieldDescribe Field, SObjectDescribe Parent)> References(SObjectDescribe child, OrgSchema schema) =>
        from field in child.Fields
        where field.Type == FieldType.Reference && field.HoldsIds && !Audit.Contains(field.Name)
        from target in field.ReferenceTo
        let parent = schema.Find(target)
        where parent is not null
        select (field, parent);

    // A custom detail has an order of its masters. A standard one needs its parent, and is deleted with it.
    private static bool IsMasterDetail(FieldDescribe field, SObjectDescribe parent, SObjectDescribe child) =>
        field.RelationshipOrder is not null
        || (!field.Is(FieldTraits.Nillable) && field.ReferenceTo.Count == 1
            && (field.Is(FieldTraits.CascadeDelete)
                || parent.ChildRelationships.Any(r => r.CascadeDelete && r.ChildSObject == child.Name && r.Field == field.Name)));
}
