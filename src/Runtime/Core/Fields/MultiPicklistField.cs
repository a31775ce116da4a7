using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>A multi-select picklist in a condition (SOQL Reference, Query Multi-Select Picklists).</summary>
/// <typeparam name="TPicklist">The picklist.</typeparam>
/// <typeparam name="TUse">What it may be used for besides filtering.</typeparam>
public readonly struct MultiPicklistField<TPicklist, TUse> : IField<PicklistSet<TPicklist>?, TUse>
    where TPicklist : struct, IPicklist<TPicklist>
{
    private readonly FieldPath _at;
    private readonly string _name;

    /// <summary>For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MultiPicklistField(FieldPath at, string name)
    {
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => _at.Of(_name);

    /// <summary>The field in a list of fields.</summary>
    public static implicit operator AnyField(MultiPicklistField<TPicklist, TUse> field) => new(field.Path);

    /// <summary>Whether a value is chosen: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>Whether exactly these values are chosen.</summary>
    public static Condition operator ==(MultiPicklistField<TPicklist, TUse> field, PicklistSet<TPicklist>? value) =>
        Condition.Compare(field._at, field._name, " = ", value?.ToString());

    /// <summary>Whether exactly these values are chosen: the field can be on either side.</summary>
    public static Condition operator ==(PicklistSet<TPicklist>? value, MultiPicklistField<TPicklist, TUse> field) => field == value;

    /// <summary>Whether not exactly these values are chosen: the field can be on either side.</summary>
    public static Condition operator !=(PicklistSet<TPicklist>? value, MultiPicklistField<TPicklist, TUse> field) => field != value;

    /// <summary>Whether not exactly these values are chosen.</summary>
    public static Condition operator !=(MultiPicklistField<TPicklist, TUse> field, PicklistSet<TPicklist>? value) =>
        Condition.Compare(field._at, field._name, " != ", value?.ToString());

    /// <summary>Whether exactly these values are chosen: the same as <c>==</c>.</summary>
    public Condition Equals(PicklistSet<TPicklist>? value) => this == value;

    /// <summary>Whether the value is chosen, alone or among others: <c>INCLUDES</c>.</summary>
    public Condition Contains(TPicklist value) => Includes(value);

    /// <summary>
    /// The label of the values in the language of the user: <c>toLabel()</c>. It is compared in Where, and cannot be sorted by.
    /// </summary>
    public LabelField ToLabel() => new(_at, _name);

    /// <summary>
    /// Whether any of these is chosen; a set of several represents all of them: <c>Includes(A, [B, C])</c> is A, or B and C.
    /// </summary>
    public Condition Includes(params ReadOnlySpan<PicklistSet<TPicklist>> any) => List(" INCLUDES ", any);

    /// <summary>Whether none of these is chosen; a set of several represents all of them.</summary>
    public Condition Excludes(params ReadOnlySpan<PicklistSet<TPicklist>> any) => List(" EXCLUDES ", any);

    PicklistSet<TPicklist>? IField<PicklistSet<TPicklist>?, TUse>.Read(AggregateValue value) =>
        value.Text is { } text ? PicklistSet<TPicklist>.Parse(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Path;

    private ListCondition<string> List(string op, ReadOnlySpan<PicklistSet<TPicklist>> any)
    {
        if (any.IsEmpty)
            throw new ArgumentException($"{op.Trim()} of {Path} needs at least one value: SOQL has no empty list.", nameof(any));
        var values = new string[any.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (any[i].Count == 0)
                throw new ArgumentException($"{op.Trim()} of {Path} was given a set without values at index {i}. Find records without a "
                    + $"value by == null.", nameof(any));
            values[i] = any[i].ToString();
        }
        return new ListCondition<string>(Path, op, values);
    }
}
