using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A whole number of 64 bits in a condition.</summary>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct LongField<TUse> : IField<long?, TUse>, INumber<long?, decimal?, TUse>, IListable<long>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public LongField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(LongField<TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(long? value, LongField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(long? value, LongField<TUse> field) => field != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(long? value, LongField<TUse> field) => field > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(long? value, LongField<TUse> field) => field < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(long? value, LongField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(LongField<TUse> field, long? value) => Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(long? value, LongField<TUse> field) => field <= value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(long? value) => this == value;

    long? IField<long?, TUse>.Read(AggregateValue value) => value.Whole;

    long? INumber<long?, decimal?, TUse>.ReadSum(AggregateValue value) => value.Whole;

    decimal? INumber<long?, decimal?, TUse>.ReadAverage(AggregateValue value) => value.Decimal;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
