using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

/// <summary>A parent of several possible objects in a condition: it has the fields of Salesforce's Name object alone.</summary>
/// <typeparam name="TTarget">The generated interface that the possible objects have.</typeparam>
public readonly struct PolymorphicFields<TTarget> : IRelation
    where TTarget : class
{
    private readonly FieldPath _at;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PolymorphicFields(FieldPath at) => _at = at;

    /// <summary>The parent's id, whatever its object.</summary>
    public TextField<SortOnly> Id => new(_at, "Id");

    /// <summary>The parent's name.</summary>
    public TextField<SortOnly> Name => new(_at, "Name");

    /// <summary>The API name of the parent's object.</summary>
    public TextField<SortOnly> Type => new(_at, "Type");

    /// <inheritdoc/>
    public string RelationPath => _at.Relation;

    /// <summary>Whether the parent is of that object.</summary>
    public Condition Is<T>()
        where T : SObject, TTarget, ISObject<T> => Condition.Compare(_at, "Type", " = ", T.Info.Name);

    /// <inheritdoc/>
    public override string ToString() => RelationPath;
}
