using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>An id of one of several objects in a condition.</summary>
/// <typeparam name="TId">The generated type of the id.</typeparam>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct AnyIdField<TId, TUse> : IField<TId?, TUse>, IListable<TId>
    where TId : struct, IId<TId>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public AnyIdField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(AnyIdField<TId, TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(AnyIdField<TId, TUse> field, TId? value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(TId? value, AnyIdField<TId, TUse> field) => field == value;

    /// <summary>SOQL <c>=</c>. Without this, <c>default</c> would be null in the code and refused in a variable.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator ==(AnyIdField<TId, TUse> field, TId value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator ==(TId value, AnyIdField<TId, TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(AnyIdField<TId, TUse> field, TId? value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(TId? value, AnyIdField<TId, TUse> field) => field != value;

    /// <summary>SOQL <c>!=</c>. Without this, <c>default</c> would be null in the code and refused in a variable.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator !=(AnyIdField<TId, TUse> field, TId value) => Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is the default value.</exception>
    public static Condition operator !=(TId value, AnyIdField<TId, TUse> field) => field != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator <(AnyIdField<TId, TUse> field, TId? value) => Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator <(TId? value, AnyIdField<TId, TUse> field) => field > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator >(AnyIdField<TId, TUse> field, TId? value) => Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator >(TId? value, AnyIdField<TId, TUse> field) => field < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator <=(AnyIdField<TId, TUse> field, TId? value) =>
        Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator <=(TId? value, AnyIdField<TId, TUse> field) => field >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator >=(AnyIdField<TId, TUse> field, TId? value) =>
        Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentException">The value is null or the default value.</exception>
    public static Condition operator >=(TId? value, AnyIdField<TId, TUse> field) => field <= value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(TId? value) => this == value;

    TId? IField<TId?, TUse>.Read(AggregateValue value) => value.Id<TId>();

    /// <inheritdoc/>
    public override string ToString() => Path;
}
