using System.ComponentModel;
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

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(BoolField<TUse> field, bool value) => Compare(field._at, field._name, " = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(BoolField<TUse> field, bool value) => Compare(field._at, field._name, " != ", value);

    /// <summary>The checkbox is empty: SOQL <c>= false</c>.</summary>
    public static Condition operator !(BoolField<TUse> field) => Compare(field._at, field._name, " = ", false);

    bool IField<bool, TUse>.Read(AggregateValue value) => value.Boolean;

    internal override void Write(ref SoqlWriter writer)
    {
        _at.Write(ref writer, _name);
        writer.Write(" = true");
    }
}
