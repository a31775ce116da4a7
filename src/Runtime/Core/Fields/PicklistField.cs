using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A picklist in a condition: compared by API value.</summary>
/// <typeparam name="P">The picklist.</typeparam>
/// <typeparam name="U">What it may be used for besides filtering.</typeparam>
public readonly struct PicklistField<P, U> : IField<P?, U>, IListable<P>, ITextual
    where P : struct, IPicklist<P>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    public PicklistField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(PicklistField<P, U> field) => new(field.Path);

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(PicklistField<P, U> field, P? value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(PicklistField<P, U> field, P? value) => Condition.Compare(field._at, field._name, " != ", value);

    P? IField<P?, U>.Read(AggregateValue value) => value.Picklist<P>();

    FieldPath ITextual.At => _at;

    string ITextual.Name => _name;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
