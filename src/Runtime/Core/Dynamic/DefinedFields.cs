using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>
/// Makes the table of an object from its definition, as the generator makes it from a snapshot: the fields, followed by the parents and the
/// children whose objects are defined too.
/// </summary>
internal sealed class DefinedFields
{
    private readonly SObjectDefinition _definition;
    private readonly Func<string, string?> _known;
    private readonly List<Func<SObjectInfo, FieldInfo>> _fields = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _related = [];

    /// <param name="definition">The object.</param>
    /// <param name="known">The name of an object in its own case; null for one that is not defined.</param>
    /// <exception cref="ArgumentException">A name is not an API name, or two fields have the same one.</exception>
    public DefinedFields(SObjectDefinition definition, Func<string, string?> known)
    {
        _definition = definition;
        _known = known;
        foreach (var field in definition.Fields)
            AddField(field);
        for (var i = 0; i < definition.Fields.Count; i++)
            AddParent(definition.Fields[i], i);
        foreach (var child in definition.ChildRelationships)
            AddChildren(child);
    }

    /// <summary>The objects that relationships lead to, by their numbers.</summary>
    public IReadOnlyList<string> Related => _related;

    /// <summary>The table.</summary>
    public FieldInfo[] Make(SObjectInfo owner) => [.. _fields.Select(make => make(owner))];

    private void AddField(FieldDefinition field)
    {
        RequireName(field.Name);
        if (!_names.Add(field.Name))
            throw new ArgumentException($"{_definition.Name} has two fields {field.Name}.", "definitions");
        Add(field.Name, KindOf(field), UseOf(field), field);
    }

    private void AddParent(FieldDefinition field, int reference)
    {
        if (field.RelationshipName is not { } relationship || field.ReferenceTo.Count == 0 || _names.Contains(relationship))
            return;
        if (field.ReferenceTo.Count > 1)
        {
            foreach (var target in field.ReferenceTo)
                _ = Number(target);
            AddRelationship(relationship, FieldKind.Polymorphic, FieldUse.ReadOnly, -1, -1);
        }
        else if (Number(field.ReferenceTo[0]) is >= 0 and var number)
            AddRelationship(relationship, FieldKind.Parent, UseOf(field) & ~FieldUse.Required, number, reference);
    }

    private void AddChildren(ChildDefinition child)
    {
        if (child.RelationshipName is not { } relationship || _names.Contains(relationship)
            || Number(child.SObject) is not (>= 0 and var number))
            return;
        RequireName(child.Field);
        AddRelationship(relationship, FieldKind.Children, FieldUse.Create, number, -1, child.Field);
    }

    private void AddRelationship(string name, FieldKind kind, FieldUse use, int target, int reference, string? childField = null)
    {
        RequireName(name);
        _names.Add(name);
        Add(name, kind, use, null, target, reference, childField);
    }

    private void Add(
        string name,
        FieldKind kind,
        FieldUse use,
        FieldDefinition? definition,
        int target = -1,
        int reference = -1,
        string? childField = null)
    {
        var index = _fields.Count;
        _fields.Add(owner => new FieldInfo(owner, index, name, kind, use, target, reference)
        {
            Definition = definition,
            ChildField = childField,
        });
    }

    private int Number(string sobject)
    {
        if (_known(sobject) is not { } name)
            return -1;
        if (_related.IndexOf(name) is >= 0 and var number)
            return number;
        _related.Add(name);
        return _related.Count - 1;
    }

    private static FieldKind KindOf(FieldDefinition field)
    {
        if (field.IsTextReference)
            return FieldKind.Text;
        return field.Type.Equals("double", StringComparison.OrdinalIgnoreCase) && IsCoordinate(field.Name)
            ? FieldKind.Double
            : field.Described.Kind;
    }

    // The describe does not mark coordinates: they are the doubles that are called so, as part of a compound or of the platform.
    private static bool IsCoordinate(string name) =>
        name.EndsWith("Latitude", StringComparison.Ordinal) || name.EndsWith("Longitude", StringComparison.Ordinal)
        || name.EndsWith("__Latitude__s", StringComparison.Ordinal) || name.EndsWith("__Longitude__s", StringComparison.Ordinal);

    private FieldUse UseOf(FieldDefinition field)
    {
        if (field.Described.IsCompound)
            return FieldUse.ReadOnly;
        return (field.IsCreateable ? FieldUse.Create : 0)
            | (field.IsUpdateable ? FieldUse.Update : 0)
            | (IsRequired(field) ? FieldUse.Required : 0);
    }

    // A checkbox that is left out is false, a file travels in a stream, and the name of a person account comes from LastName.
    private bool IsRequired(FieldDefinition field) =>
        _definition.IsCreateable && field.IsCreateable && !field.IsNillable && !field.IsDefaultedOnCreate
        && field.Described is { Kind: not FieldKind.Boolean, IsBinary: false }
        && !(field.IsNameField && _definition.Fields.Any(f => f.Name.Equals("IsPersonAccount", StringComparison.OrdinalIgnoreCase)));

    private void RequireName(string name)
    {
        if (!ApiName.IsValid(name))
            throw new ArgumentException($"{_definition.Name} has a field or relationship '{ApiName.Show(name)}', which is not an API name.",
                "definitions");
    }
}
