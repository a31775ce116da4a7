using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>IN and NOT IN, for every field that has them (SOQL Reference, Comparison Operators).</summary>
public static class ListableFields
{
    /// <summary>In the list.</summary>
    internal const string InOperator = " IN ";

    private const string NotInOperator = " NOT IN ";

    /// <summary>Whether the field has one of these values. Nothing is in an empty list.</summary>
    public static Condition In<V>(this IListable<V> field, params ReadOnlySpan<V> values) => List(field, InOperator, values.ToArray());

    /// <inheritdoc cref="In{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition In<V>(this IListable<V> field, IEnumerable<V> values) => List(field, InOperator, [.. values]);

    /// <summary>Semi-join: whether the id is among those that a query finds (SOQL Reference, Semi-Joins with IN).</summary>
    public static Condition In<V>(this IListable<V> field, Projection<V> rows) => Join(field, InOperator, rows);

    /// <inheritdoc cref="In{V}(IListable{V}, Projection{V})"/>
    public static Condition In<V>(this IListable<V> field, Projection<V?> rows)
        where V : struct => Join(field, InOperator, rows);

    /// <summary>Whether the field has none of these values; records without a value are included. Everything is outside of an empty list.</summary>
    public static Condition NotIn<V>(this IListable<V> field, params ReadOnlySpan<V> values) => List(field, NotInOperator, values.ToArray());

    /// <inheritdoc cref="NotIn{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition NotIn<V>(this IListable<V> field, IEnumerable<V> values) => List(field, NotInOperator, [.. values]);

    /// <summary>Anti-join: whether the id is not among those that a query finds (SOQL Reference, Anti-Joins with NOT IN).</summary>
    public static Condition NotIn<V>(this IListable<V> field, Projection<V> rows) => Join(field, NotInOperator, rows);

    /// <inheritdoc cref="NotIn{V}(IListable{V}, Projection{V})"/>
    public static Condition NotIn<V>(this IListable<V> field, Projection<V?> rows)
        where V : struct => Join(field, NotInOperator, rows);

    private static ListCondition<V> List<V>(IListable<V> field, string op, V[] values)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new ListCondition<V>(field.Path, op, values);
    }

    private static JoinCondition Join(IField field, string op, ISubquery rows)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(rows);
        return new JoinCondition(field.Path, op, rows);
    }
}
