using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A checkbox in a condition. It is a condition itself: <c>Where(a => a.IsActive__c)</c>. The platform has no null here.</summary>
/// <typeparam name="TUse">What it may be used for besides.</typeparam>
public sealed class BoolField<TUse> : Condition, IField<bool, TUse>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public BoolField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(BoolField<TUse> field) => new(field.Path);

    /// <summary>Refused: a checkbox is never null.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.CheckboxValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Condition HasValue => throw new NotSupportedException(Rules.CheckboxValue);

    /// <summary>SOQL <c>=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(BoolField<TUse> field, bool? value) => field.Compare(" = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator ==(bool? value, BoolField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(BoolField<TUse> field, bool? value) => field.Compare(" != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public static Condition operator !=(bool? value, BoolField<TUse> field) => field != value;

    /// <summary>Refused: a checkbox is compared with true and false.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Rules.CheckboxValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition operator ==(BoolField<TUse> field, IField? value) => throw new NotSupportedException(Rules.CheckboxValue);

    /// <summary>Refused: a checkbox is compared with true and false.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(1)]
    [Obsolete(Rules.CheckboxValue, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition operator !=(BoolField<TUse> field, IField? value) => throw new NotSupportedException(Rules.CheckboxValue);

    /// <summary>The checkbox is empty: SOQL <c>= false</c>.</summary>
    public static Condition operator !(BoolField<TUse> field) => field == false;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public Condition Equals(bool? value) => this == value;

    bool IField<bool, TUse>.Read(AggregateValue value) => value.Boolean;

    private Condition Compare(string op, bool? value) => Compare(_at, _name, op, ComparedValue.RequireValue(Path, op, value));

    internal override void Write(ref SoqlWriter writer)
    {
        _at.Write(ref writer, _name);
        writer.Write(" = true");
    }
}
