using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>IN and NOT IN, for every field that has them (SOQL Reference, Comparison Operators).</summary>
public static class ListableFields
{
    internal const string InOperator = " IN ";

    internal const string NotInOperator = " NOT IN ";

    /// <summary>Whether the field has one of these values. Nothing is in an empty list.</summary>
    public static Condition In<V>(this IListable<V> field, params ReadOnlySpan<V> values) => List(field, InOperator, values.ToArray());

    /// <inheritdoc cref="In{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition In<V>(this IListable<V> field, IEnumerable<V> values) => List(field, InOperator, [.. values]);

    /// <summary>Whether the field has none of these values; records without a value are included. Everything is outside of an empty list.</summary>
    public static Condition NotIn<V>(this IListable<V> field, params ReadOnlySpan<V> values) => List(field, NotInOperator, values.ToArray());

    /// <inheritdoc cref="NotIn{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition NotIn<V>(this IListable<V> field, IEnumerable<V> values) => List(field, NotInOperator, [.. values]);

    private static ListCondition<V> List<V>(IListable<V> field, string op, V[] values)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new ListCondition<V>(field.Path, op, values);
    }
}
