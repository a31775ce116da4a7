using System.Text;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

/// <summary>A field or relationship of an object, as the generated table describes it.</summary>
public sealed class FieldInfo
{
    private readonly int _target;
    private SObjectInfo? _targetInfo;

    internal FieldInfo(SObjectInfo owner, int index, string name, FieldKind kind, FieldUse use, int target, int foreignKey)
    {
        Owner = owner;
        Index = index;
        Name = name;
        Kind = kind;
        Use = use;
        Utf8Name = Encoding.UTF8.GetBytes(name);
        _target = target;
        ForeignKey = foreignKey;
        Words = RowValues.WordsOf(kind);
        if (kind.IsString())
            KnownTexts = new TextCache();
    }

    /// <summary>A column that is not a field of the object, but a function of one.</summary>
    internal static FieldInfo Extra(SObjectInfo owner, int index, string alias, FieldKind kind, string soql) =>
        new(owner, index, alias, kind, FieldUse.ReadOnly, -1, -1) { Soql = soql };

    /// <summary>For a column that is a function: what it is a function of.</summary>
    internal string? Soql { get; private init; }

    /// <summary>The object that the field is of.</summary>
    public SObjectInfo Owner { get; }

    /// <summary>The API name, or the name of the relationship.</summary>
    public string Name { get; }

    /// <summary>How it travels.</summary>
    public FieldKind Kind { get; }

    /// <summary>When it may be set.</summary>
    public FieldUse Use { get; }

    /// <summary>
    /// The definition of a field of an object that was defined at run time; null in generated code, and for a relationship.
    /// </summary>
    public FieldDefinition? Definition { get; internal init; }

    /// <summary>For children of an object that was defined at run time: their field that refers to the parent.</summary>
    internal string? ChildField { get; init; }

    /// <summary>The object that a relationship leads to; null where there are several, or its snapshot is absent.</summary>
    public SObjectInfo? Target => _targetInfo ??= _target >= 0 ? Owner.Related(_target) : null;

    /// <summary>The place in the object's table.</summary>
    internal int Index { get; }

    /// <summary>For a parent: the place of the reference behind it; -1 otherwise.</summary>
    internal int ForeignKey { get; }

    internal byte[] Utf8Name { get; }

    /// <summary>How many words the value takes; 0 for one that is kept as an object.</summary>
    internal int Words { get; }

    /// <summary>The texts seen in this field, so that one that repeats is one string however many records have it.</summary>
    internal TextCache? KnownTexts { get; }

    /// <summary>Whether it is a relationship, not a field.</summary>
    public bool IsRelationship => Kind.IsRelationship();

    /// <summary>The same field of another table of the object.</summary>
    internal FieldInfo CopyTo(SObjectInfo owner) =>
        new(owner, Index, Name, Kind, Use, _target, ForeignKey) { Definition = Definition, ChildField = ChildField };

    /// <summary>Object and name, as <c>Account.Phone</c>.</summary>
    public override string ToString() => Owner.Name + "." + Name;
}
