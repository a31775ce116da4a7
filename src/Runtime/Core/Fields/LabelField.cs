using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Fields;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>
/// The label of a picklist value in a condition, in the language of the user who runs the query; where there is no translation, the label
/// of the org's own language (SOQL Reference, toLabel()).
/// </summary>
public readonly struct LabelField : IListable<string>, ITextual
{
    private readonly FieldPath _at;
    private readonly string _name;

    internal LabelField(FieldPath at, string name)
    {
        if (name is "CurrencyIsoCode" or "Division")
        {
            throw new InvalidOperationException(
                $"SOQL does not compare the label of {at.Of(name)}: toLabel() takes no currency codes and divisions in WHERE. "
                + "Compare the field itself.");
        }
        _at = at;
        _name = name;
    }

    /// <inheritdoc/>
    public string Path => $"toLabel({_at.Of(_name)})";

    /// <summary>Whether the field has a value: SOQL <c>!= null</c>.</summary>
    public Condition HasValue => this != null;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(LabelField field, string? value) => field.Compare(" = ", value);

    /// <summary>SOQL <c>=</c>: the field can be on either side.</summary>
    public static Condition operator ==(string? value, LabelField field) => field == value;

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(LabelField field, string? value) => field.Compare(" != ", value);

    /// <summary>SOQL <c>!=</c>: the field can be on either side.</summary>
    public static Condition operator !=(string? value, LabelField field) => field != value;

    /// <summary>SOQL <c>=</c>: the same as <c>==</c>.</summary>
    public Condition Equals(string? value) => this == value;

    FieldPath ITextual.At => default;

    string ITextual.Name => Path;

    /// <inheritdoc/>
    public override string ToString() => Path;

    // A field without a value has no label: null is compared with the field itself.
    private Condition Compare(string op, string? value) =>
        value is null ? Condition.Compare(_at, _name, op, value) : new PathComparison<string>(Path, op, value);
}
