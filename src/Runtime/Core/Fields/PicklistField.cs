using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A picklist in a condition: compared by API value.</summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct PicklistField<TPicklist, TUse> : IField<TPicklist?, TUse>, IListable<TPicklist>, ITextual
    where TPicklist : struct, IPicklist<TPicklist>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public PicklistField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(PicklistField<TPicklist, TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(PicklistField<TPicklist, TUse> field, TPicklist? value) =>
        Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(TPicklist? value, PicklistField<TPicklist, TUse> field) => field == value;

    /// <summary>SOQL <c>=</c>. Without this, <c>default</c> would be null in the code and refused in a variable.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator ==(PicklistField<TPicklist, TUse> field, TPicklist value) =>
        Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator ==(TPicklist value, PicklistField<TPicklist, TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(PicklistField<TPicklist, TUse> field, TPicklist? value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(TPicklist? value, PicklistField<TPicklist, TUse> field) => field != value;

    /// <summary>SOQL <c>!=</c>. Without this, <c>default</c> would be null in the code and refused in a variable.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator !=(PicklistField<TPicklist, TUse> field, TPicklist value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator !=(TPicklist value, PicklistField<TPicklist, TUse> field) => field != value;

    /// <summary>
    /// The label of the value in the language of the user: <c>toLabel()</c>. It is compared in Where, and cannot be sorted by.
    /// </summary>
    /// <exception cref="InvalidOperationException">The field holds currency codes or divisions.</exception>
    public LabelField ToLabel() => new(_at, _name);

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(TPicklist? value) => this == value;

    TPicklist? IField<TPicklist?, TUse>.Read(AggregateValue value) => value.Picklist<TPicklist>();

    FieldPath ITextual.At => _at;

    string ITextual.Name => _name;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
