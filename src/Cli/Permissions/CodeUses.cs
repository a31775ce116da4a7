using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>What code does with the records of an object.</summary>
[Flags]
internal enum ObjectUse
{
    None = 0,
    Read = 1,
    Create = 2,
    Edit = 4,
    Delete = 8,
}

/// <summary>What code does with objects and fields of an org.</summary>
internal sealed class CodeUses(OrgSchema schema)
{
    private readonly SortedDictionary<string, ObjectUse> _objects = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, bool>> _fields = new(StringComparer.Ordinal);

    /// <summary>The schema that names are looked up in.</summary>
    public OrgSchema Schema => schema;

    /// <summary>The objects, and what is done with their records.</summary>
    public IReadOnlyDictionary<string, ObjectUse> Objects => _objects;

    /// <summary>The fields of an object, and whether they are set.</summary>
    public IEnumerable<KeyValuePair<string, bool>> FieldsOf(string @object) => _fields.TryGetValue(@object, out var fields) ? fields : [];

    /// <summary>What cannot be seen in the code, for people to look at.</summary>
    public SortedSet<string> Notes { get; } = new(StringComparer.Ordinal);

    /// <summary>The OAuth scopes that the calls need.</summary>
    public SortedSet<string> Scopes { get; } = new(StringComparer.Ordinal) { "api" };

    /// <summary>Notes a use of an object's records.</summary>
    public void Add(string @object, ObjectUse use)
    {
        _objects[@object] =
            _objects.GetValueOrDefault(@object) | use | ObjectUse.Read | (use.HasFlag(ObjectUse.Delete) ? ObjectUse.Edit : 0);
        if (schema.Find(@object) is null)
            Notes.Add($"{@object} has no snapshot: which of its fields permissions apply to is not known. Pull it first.");
    }

    /// <summary>Notes a use of a member: a field, a parent or children.</summary>
    /// <param name="object">The object.</param>
    /// <param name="member">The member's name on the wire.</param>
    /// <param name="isSet">Whether it is set.</param>
    public void AddMember(string @object, string member, bool isSet)
    {
        if (schema.Find(@object) is not { } describe)
            return;
        if (describe.FindField(member) is { } field)
            AddField(@object, field.Name, isSet);
        else if (Parent(describe, member) is { } reference)
            AddParent(@object, reference, isSet);
        else if (Child(describe, member) is { } child)
            AddChildren(child, isSet);
    }

    /// <summary>Notes that a path is read, as SELECT lists have them: <c>Owner.Name</c>.</summary>
    public void AddPath(string @object, string path)
    {
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length; i++)
        {
            AddMember(@object, steps[i], isSet: false);
            // A parent of several possible objects has its name and its type, which need no permission.
            if (i == steps.Length - 1 || schema.Find(@object) is not { } describe
                || Parent(describe, steps[i]) is not { ReferenceTo.Count: 1 } reference)
                return;
            @object = reference.ReferenceTo[0];
        }
    }

    /// <summary>The object behind a child relationship, which is noted as read.</summary>
    public string? AddChild(string @object, string relationship)
    {
        if (schema.Find(@object) is not { } describe || Child(describe, relationship) is not { } child)
            return null;
        AddChildren(child, isSet: false);
        return child.ChildSObject;
    }

    /// <summary>Notes that a query or a call without chosen fields reads all that the snapshot has, but what has no plain value.</summary>
    public void AddAllFields(string @object)
    {
        Add(@object, ObjectUse.Read);
        foreach (var field in schema.Find(@object)?.Fields ?? default)
        {
            if (field.Type.Info().Family is not (ValueFamily.Compound or ValueFamily.Any or ValueFamily.Structured))
                AddField(@object, field.Name, isSet: false);
        }
    }

    private void AddField(string @object, string field, bool isSet)
    {
        Add(@object, ObjectUse.Read);
        if (!_fields.TryGetValue(@object, out var fields))
            _fields.Add(@object, fields = new(StringComparer.Ordinal));
        fields[field] = fields.GetValueOrDefault(field) | isSet;
    }

    private void AddParent(string @object, FieldDescribe reference, bool isSet)
    {
        AddField(@object, reference.Name, isSet);
        if (reference.ReferenceTo.Count == 1)
            Add(reference.ReferenceTo[0], ObjectUse.Read);
    }

    private void AddChildren(ChildRelationship child, bool isSet)
    {
        Add(child.ChildSObject, isSet ? ObjectUse.Create : ObjectUse.Read);
        AddField(child.ChildSObject, child.Field, isSet);
    }

    private static FieldDescribe? Parent(SObjectDescribe describe, string relationship) =>
        describe.Fields.FirstOrDefault(f => string.Equals(f.RelationshipName, relationship, StringComparison.OrdinalIgnoreCase));

    private static ChildRelationship? Child(SObjectDescribe describe, string relationship) =>
        describe.ChildRelationships.FirstOrDefault(
            c => string.Equals(c.RelationshipName, relationship, StringComparison.OrdinalIgnoreCase));
}
