using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;

namespace Salesforce.Typed.Dynamic;

#pragma warning disable CS0660, CS0661 // == builds a condition.
/// <summary>
/// A field of an object that is named at run time, in a condition. Values are checked against the kind of the field, and are written as the
/// conditions of generated fields write them. What the describe does not allow is refused where the index was made of describes; otherwise
/// the org refuses it. A checkbox is a condition itself: <c>f =&gt; f["IsActive__c"] &amp;&amp; !f["IsDeleted"]</c>.
/// </summary>
public sealed class DynamicField : Condition
{
    private readonly NamedField _named;

    internal DynamicField(NamedField named) => _named = named;

    /// <summary>How SOQL names it from the query's object.</summary>
    public string Path => _named.Path;

    internal FieldInfo Field => _named.Field;

    /// <summary>SOQL <c>=</c>.</summary>
    public static Condition operator ==(DynamicField field, object? value) => field.Compare(" = ", value);

    /// <summary>SOQL <c>!=</c>.</summary>
    public static Condition operator !=(DynamicField field, object? value) => field.Compare(" != ", value);

    /// <summary>SOQL <c>&lt;</c>.</summary>
    public static Condition operator <(DynamicField field, object value) => field.Compare(" < ", value);

    /// <summary>SOQL <c>&gt;</c>.</summary>
    public static Condition operator >(DynamicField field, object value) => field.Compare(" > ", value);

    /// <summary>SOQL <c>&lt;=</c>.</summary>
    public static Condition operator <=(DynamicField field, object value) => field.Compare(" <= ", value);

    /// <summary>SOQL <c>&gt;=</c>.</summary>
    public static Condition operator >=(DynamicField field, object value) => field.Compare(" >= ", value);

    /// <summary>The checkbox is empty: SOQL <c>= false</c>.</summary>
    /// <exception cref="ArgumentException">The field is not a checkbox.</exception>
    public static Condition operator !(DynamicField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.RequireCheckbox().Compare(" = ", false);
    }

    /// <summary>Whether the field has one of these values. Nothing is in an empty list.</summary>
    /// <exception cref="ArgumentException">The field does not take a list, or not one of the values.</exception>
    public Condition In(params IEnumerable<object?> values) => List(ListableFields.InOperator, values);

    /// <summary>
    /// Whether the field has none of these values; records without a value are included. Everything is outside of an empty list.
    /// </summary>
    /// <exception cref="ArgumentException">The field does not take a list, or not one of the values.</exception>
    public Condition NotIn(params IEnumerable<object?> values) => List(ListableFields.NotInOperator, values);

    /// <summary>Whether the text begins so; % and _ in <paramref name="text"/> mean themselves.</summary>
    public Condition StartsWith(string text) => Like(nameof(StartsWith), "", text, "%", isPattern: false);

    /// <summary>Whether the text ends so; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.</summary>
    public Condition EndsWith(string text) => Like(nameof(EndsWith), "%", text, "", isPattern: false);

    /// <summary>
    /// Whether the text holds this; % and _ in <paramref name="text"/> mean themselves. The org cannot use an index for it.
    /// </summary>
    public Condition Contains(string text) => Like(nameof(Contains), "%", text, "%", isPattern: false);

    /// <summary>
    /// Whether the text has this form: % represents any characters, _ for one; \%, \_ and \\ for the characters themselves.
    /// </summary>
    public Condition Like(string pattern) => Like(nameof(Like), "", pattern, "", isPattern: true);

    /// <summary>Whether any of these is chosen in a multi-select picklist; a text with semicolons represents all of its values.</summary>
    public Condition Includes(params IEnumerable<string> any) => Chosen(" INCLUDES ", nameof(Includes), any);

    /// <summary>Whether none of these is chosen in a multi-select picklist; a text with semicolons represents all of its values.</summary>
    public Condition Excludes(params IEnumerable<string> any) => Chosen(" EXCLUDES ", nameof(Excludes), any);

    /// <inheritdoc/>
    public override string ToString() => Path;

    /// <summary>The condition, where it is not a field that is not a condition of its own.</summary>
    /// <exception cref="ArgumentException">It is one.</exception>
    internal static Condition? Require(Condition? condition) => condition is DynamicField field ? field.RequireCheckbox() : condition;

    internal override void Write(ref SoqlWriter writer)
    {
        RequireCheckbox();
        writer.Write(Path);
        writer.Write(" = true");
    }

    private Condition Compare(string op, object? value)
    {
        ConditionRules.RequireComparison(this, op);
        return Condition.Compare(default(FieldPath), Path, op, ConditionRules.Convert(this, value));
    }

    private DynamicField RequireCheckbox()
    {
        if (Field.Kind != FieldKind.Boolean)
            throw new ArgumentException($"{Path} is not a checkbox, so it is not a condition of its own: compare it with a value.");
        ConditionRules.RequireComparison(this, " = ");
        return this;
    }

    private Condition List(string op, IEnumerable<object?> values)
    {
        var method = op == ListableFields.InOperator ? nameof(In) : nameof(NotIn);
        if (values is null)
            throw new ArgumentNullException(nameof(values), $"{method} of {Path} was given null. Give an empty list if there are no "
                + "values.");
        ConditionRules.RequireList(this, method);
        // A text or a list alone is one argument of the parameter array.
        var list = values.SelectMany(v => v is System.Collections.IEnumerable inner and not string ? inner.Cast<object?>() : [v]);
        return ConditionRules.List(this, op, [.. list]);
    }

    private LikeCondition Like(string method, string before, string text, string after, bool isPattern)
    {
        ConditionRules.RequireText(this, method);
        return new LikeCondition(default, Path, before, ComparedValue.RequireText(default, Path, method, text), after, isPattern);
    }

    private ListCondition<string> Chosen(string op, string method, IEnumerable<string> any)
    {
        ConditionRules.RequireSet(this, method);
        string[] values = any is null ? throw new ArgumentNullException(nameof(any), $"{method} of {Path} was given null.") : [.. any];
        if (values.Length == 0)
            throw new ArgumentException($"{method} of {Path} needs at least one value: SOQL has no empty list.", nameof(any));
        var empty = Array.FindIndex(values, string.IsNullOrEmpty);
        return empty < 0
            ? new ListCondition<string>(Path, op, values)
            : throw new ArgumentException($"{method} of {Path} was given an empty value at index {empty}. Find records without a value by "
                + "== null.", nameof(any));
    }
}
