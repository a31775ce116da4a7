using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Core.Dynamic;

/// <summary>A field that was found by a path from an object: <c>Owner.Name</c>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Path">The path with the names in their own case.</param>
internal readonly record struct NamedField(FieldInfo Field, string Path)
{
    // SOQL Reference, Understanding Relationship Query Limitations.
    private const int MostParents = 5;

    /// <summary>Finds a field of an object, or of a parent along dots.</summary>
    /// <exception cref="ArgumentException">The field does not exist.</exception>
    public static NamedField Find(SObjectInfo info, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var names = path.Split('.');
        if (names.Length - 1 > MostParents)
            throw new ArgumentException($"'{ApiName.Show(path)}' leads over {names.Length - 1} parents, and SOQL takes {MostParents}.",
                nameof(path));
        var at = info;
        for (var i = 0; i < names.Length - 1; i++)
        {
            var relationship = Member(at, names[i]);
            at = ParentOf(relationship, path);
            names[i] = relationship.Name;
        }
        var field = Member(at, names[^1]);
        if (field.IsRelationship)
            throw new ArgumentException($"{field} is a relationship, not a field. {Advice(field)}", nameof(path));
        names[^1] = field.Name;
        return new(field, string.Join('.', names));
    }

    /// <summary>Finds a field or relationship of an object itself.</summary>
    /// <exception cref="ArgumentException">No such object exists.</exception>
    public static FieldInfo Member(SObjectInfo info, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (info.Find(name) is { } found)
            return found;
        var absent = ObjectsBehind(info, name);
        throw new ArgumentException(
            absent.Count > 0
                ? $"{info.Name}.{ApiName.Show(name)} leads to {string.Join(" or ", absent)}, which the index of objects does not have. "
                    + "Add that object to the index."
                : $"{info.Name} has no field or relationship "
                    + $"'{ApiName.Show(name)}'.{ApiName.Suggest(name, info.Fields.Select(f => f.Name))}",
            nameof(name));
    }

    // The objects that a relationship of the describe leads to, which the index does not have.
    private static IReadOnlyList<string> ObjectsBehind(SObjectInfo info, string relationship)
    {
        if (info.Definition is not { } definition)
            return [];
        var reference = definition.Fields.FirstOrDefault(f => IsNamed(f.RelationshipName));
        return reference?.ReferenceTo ?? [.. definition.ChildRelationships.Where(c => IsNamed(c.RelationshipName)).Select(c => c.SObject)];

        bool IsNamed(string? name) => string.Equals(name, relationship, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Finds the child relationship of that name.</summary>
    /// <exception cref="ArgumentException">There is not one.</exception>
    public static FieldInfo Children(SObjectInfo info, string relationship)
    {
        var found = Member(info, relationship);
        return found.Kind == FieldKind.Children
            ? found
            : throw new ArgumentException($"{found} is not a relationship to "
                + $"children.{ApiName.Suggest(relationship, info.Fields.Where(f => f.Kind == FieldKind.Children).Select(f => f.Name))}",
                nameof(relationship));
    }

    private static SObjectInfo ParentOf(FieldInfo relationship, string path) => relationship switch
    {
        { Kind: FieldKind.Parent, Target: { } target } => target,
        // Without TYPEOF a parent of several possible objects has the fields of the Name object.
        { Kind: FieldKind.Polymorphic } => NameRecord.Info,
        { Kind: FieldKind.Children } =>
            throw new ArgumentException($"{relationship} leads to children, and '{ApiName.Show(path)}' names one value. Use "
            + $"WithChildren(\"{relationship.Name}\").", nameof(path)),
        _ when ParentBehind(relationship) is { } parent =>
            throw new ArgumentException($"{relationship} is the reference itself. Its parent is {parent.Name}: write "
                + $"{parent.Name}.{ApiName.Show(path.Split('.')[^1])}.", nameof(path)),
        _ => throw new ArgumentException($"{relationship} is not a relationship, so '{ApiName.Show(path)}' names no field.", nameof(path)),
    };

    private static FieldInfo? ParentBehind(FieldInfo reference) =>
        reference.Owner.Fields.FirstOrDefault(f => f.ForeignKey == reference.Index && f.Kind == FieldKind.Parent);

    private static string Advice(FieldInfo relationship) => relationship.Kind == FieldKind.Children
        ? $"Ask for its records by WithChildren(\"{relationship.Name}\")."
        : $"Name a field of the parent, as {relationship.Name}.Name.";
}
