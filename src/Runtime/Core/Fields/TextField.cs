using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A text in a condition. The platform compares without case, unless the field is unique and case-sensitive.</summary>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct TextField<TUse> : IField<string?, TUse>, IListable<string>, ITextual
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(TextField<TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(TextField<TUse> field, string? value) => Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(string? value, TextField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(TextField<TUse> field, string? value) => Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(string? value, TextField<TUse> field) => field != value;

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(TextField<TUse> field, string value) => Condition.Compare(field._at, field._name, " < ", value);

    /// <summary>SOQL <c>&gt;</c>: the field can be on either side.</summary>
    public static Condition operator <(string value, TextField<TUse> field) => field > value;

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(TextField<TUse> field, string value) => Condition.Compare(field._at, field._name, " > ", value);

    /// <summary>SOQL <c>&lt;</c>: the field can be on either side.</summary>
    public static Condition operator >(string value, TextField<TUse> field) => field < value;

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(TextField<TUse> field, string value) => Condition.Compare(field._at, field._name, " <= ", value);

    /// <summary>SOQL <c>&gt;=</c>: the field can be on either side.</summary>
    public static Condition operator <=(string value, TextField<TUse> field) => field >= value;

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(TextField<TUse> field, string value) => Condition.Compare(field._at, field._name, " >= ", value);

    /// <summary>SOQL <c>&lt;=</c>: the field can be on either side.</summary>
    public static Condition operator >=(string value, TextField<TUse> field) => field <= value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(string? value) => this == value;

    string? IField<string?, TUse>.Read(AggregateValue value) => value.Text;

    FieldPath ITextual.At => _at;

    string ITextual.Name => _name;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
