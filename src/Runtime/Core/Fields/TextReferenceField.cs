using System.ComponentModel;
using Salesforce.Typed.CompilerServices;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>
/// A reference in a condition whose values are texts and not ids: an external or indirect lookup, or a reference to a definition such as
/// <c>EntityDefinition</c>. The platform compares references for equality only.
/// </summary>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct TextReferenceField<TUse> : IField<string?, TUse>, IListable<string>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TextReferenceField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(TextReferenceField<TUse> field) => new(field.Path);

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(TextReferenceField<TUse> field, string? value) =>
        Condition.Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(string? value, TextReferenceField<TUse> field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(TextReferenceField<TUse> field, string? value) =>
        Condition.Compare(field._at, field._name, " != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(string? value, TextReferenceField<TUse> field) => field != value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(string? value) => this == value;

    string? IField<string?, TUse>.Read(AggregateValue value) => value.Text;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
