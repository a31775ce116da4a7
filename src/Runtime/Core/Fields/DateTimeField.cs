using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>An instant in a condition. The platform keeps whole seconds.</summary>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct DateTimeField<TUse> : IField<DateTimeOffset?, TUse>, IListable<DateTimeOffset>, IInstant
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public DateTimeField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    string IDated.DatePath => Path;

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(DateTimeField<TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(DateTimeOffset? value, DateTimeField<TUse> field) => field == value;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(SoqlDate value, DateTimeField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(DateTimeOffset? value, DateTimeField<TUse> field) => field != value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(SoqlDate value, DateTimeField<TUse> field) => field != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <(DateTimeOffset? value, DateTimeField<TUse> field) => field > value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    public static Condition operator <(SoqlDate value, DateTimeField<TUse> field) => field > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >(DateTimeOffset? value, DateTimeField<TUse> field) => field < value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    public static Condition operator >(SoqlDate value, DateTimeField<TUse> field) => field < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator <=(DateTimeOffset? value, DateTimeField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    public static Condition operator <=(SoqlDate value, DateTimeField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateTimeField<TUse> field, DateTimeOffset? value) =>
        Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator >=(DateTimeOffset? value, DateTimeField<TUse> field) => field <= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(DateTimeField<TUse> field, SoqlDate value) =>
        Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    public static Condition operator >=(SoqlDate value, DateTimeField<TUse> field) => field <= value;

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator ==(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator ==(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator !=(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator !=(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator <(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator <(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator >(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator >(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator <=(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator <=(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator >=(DateTimeField<TUse> field, DateTime value) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>Refused: a DateTime does not say which instant it is.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.DateTimeWithoutOffset, error: true, DiagnosticId = "SFT2002", UrlFormat = Rules.Url)]
    public static Condition operator >=(DateTime value, DateTimeField<TUse> field) =>
        throw new NotSupportedException(Rules.DateTimeWithoutOffset);

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(DateTimeOffset? value) => this == value;

    DateTimeOffset? IField<DateTimeOffset?, TUse>.Read(AggregateValue value) => value.DateTime;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
