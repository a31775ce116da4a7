using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>Semi-joins and anti-joins: IN and NOT IN with a query in place of a list.</summary>
public static class SemiJoins
{
    /// <summary>Semi-join: whether the id is among those that a query finds (SOQL Reference, Semi-Joins with IN).</summary>
    public static Condition In<TValue>(this IListable<TValue> field, Projection<TValue> rows) =>
        Join(field, ListableFields.InOperator, rows);

    /// <inheritdoc cref="In{V}(IListable{V}, Projection{V})"/>
    public static Condition In<TValue>(this IListable<TValue> field, Projection<TValue?> rows)
        where TValue : struct => Join(field, ListableFields.InOperator, rows);

    /// <summary>Anti-join: whether the id is not among those that a query finds (SOQL Reference, Anti-Joins with NOT IN).</summary>
    public static Condition NotIn<TValue>(this IListable<TValue> field, Projection<TValue> rows) =>
        Join(field, ListableFields.NotInOperator, rows);

    /// <inheritdoc cref="NotIn{V}(IListable{V}, Projection{V})"/>
    public static Condition NotIn<TValue>(this IListable<TValue> field, Projection<TValue?> rows)
        where TValue : struct => Join(field, ListableFields.NotInOperator, rows);

    private static JoinCondition Join<TValue>(IListable<TValue> field, string op, ISubquery rows)
    {
        ArgumentNullException.ThrowIfNull(field);
        // References whose values are texts are not ITextual: SOQL has no LIKE for them.
        if (!typeof(IId).IsAssignableFrom(typeof(TValue)) && (field is ITextual || typeof(TValue) != typeof(string)))
        {
            throw new InvalidOperationException(
                $"A semi-join or anti-join compares ids and references, and {field.Path} is not one. "
                + "Run the query first and use In with its values.");
        }
        if (rows is null)
            throw new ArgumentNullException(
                nameof(rows), $"{(op == ListableFields.InOperator ? "In" : "NotIn")} of {field.Path} was given a query that is null.");
        return new JoinCondition(field.Path, op, rows);
    }
}
