using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A day in a condition.</summary>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct DateField<TUse> : IField<DateOnly?, TUse>, IListable<DateOnly>, IDated
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    string IDated.DatePath => Path;

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(DateField<TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(DateOnly? value, DateField<TUse> field) => field == value;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(SoqlDate value, DateField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(DateOnly? value, DateField<TUse> field) => field != value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(SoqlDate value, DateField<TUse> field) => field != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateOnly? value, DateField<TUse> field) => field > value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    public static Condition operator <(SoqlDate value, DateField<TUse> field) => field > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateOnly? value, DateField<TUse> field) => field < value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    public static Condition operator >(SoqlDate value, DateField<TUse> field) => field < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateOnly? value, DateField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    public static Condition operator <=(SoqlDate value, DateField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateField<TUse> field, DateOnly? value) => Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateOnly? value, DateField<TUse> field) => field <= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(DateField<TUse> field, SoqlDate value) => Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    public static Condition operator >=(SoqlDate value, DateField<TUse> field) => field <= value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(DateOnly? value) => this == value;

    DateOnly? IField<DateOnly?, TUse>.Read(AggregateValue value) => value.Date;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
