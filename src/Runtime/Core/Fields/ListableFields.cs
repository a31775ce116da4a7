using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>IN and NOT IN, for every field that has them (SOQL Reference, Comparison Operators).</summary>
public static class ListableFields
{
    internal const string InOperator = " IN ";

    internal const string NotInOperator = " NOT IN ";

    /// <summary>Whether the field has one of these values. Nothing is in an empty list.</summary>
    public static Condition In<TValue>(this IListable<TValue> field, params ReadOnlySpan<TValue> values) =>
        List(field, InOperator, values.ToArray());

    /// <inheritdoc cref="In{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition In<TValue>(this IListable<TValue> field, IEnumerable<TValue> values) =>
        List(field, InOperator, values is null ? null : [.. values]);

    // As a span, an array that is null would be an empty list.
    /// <inheritdoc cref="In{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition In<TValue>(this IListable<TValue> field, TValue[] values) => In(field, (IEnumerable<TValue>)values);

    /// <summary>
    /// Whether the field has none of these values; records without a value are included. Everything is outside of an empty list.
    /// </summary>
    public static Condition NotIn<TValue>(this IListable<TValue> field, params ReadOnlySpan<TValue> values) =>
        List(field, NotInOperator, values.ToArray());

    /// <inheritdoc cref="NotIn{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition NotIn<TValue>(this IListable<TValue> field, IEnumerable<TValue> values) =>
        List(field, NotInOperator, values is null ? null : [.. values]);

    /// <inheritdoc cref="NotIn{V}(IListable{V}, ReadOnlySpan{V})"/>
    public static Condition NotIn<TValue>(this IListable<TValue> field, TValue[] values) => NotIn(field, (IEnumerable<TValue>)values);

    /// <inheritdoc cref="In{V}(IListable{V}, ReadOnlySpan{V})"/>
    /// <exception cref="ArgumentException">One of the values is null.</exception>
    public static Condition In<TValue>(this IListable<TValue> field, IEnumerable<TValue?> values)
        where TValue : struct => List(field, InOperator, values);

    /// <inheritdoc cref="NotIn{V}(IListable{V}, ReadOnlySpan{V})"/>
    /// <exception cref="ArgumentException">One of the values is null.</exception>
    public static Condition NotIn<TValue>(this IListable<TValue> field, IEnumerable<TValue?> values)
        where TValue : struct => List(field, NotInOperator, values);

    /// <summary>Whether the field has one of these values: the same as <c>In</c>, as LINQ writes it.</summary>
    public static Condition Contains<TValue>(this IEnumerable<TValue> values, IListable<TValue> field) => In(field, values);

    /// <summary>Whether the field has one of these values: the same as <c>In</c>, as LINQ writes it.</summary>
    /// <exception cref="ArgumentException">One of the values is null.</exception>
    public static Condition Contains<TValue>(this IEnumerable<TValue?> values, IListable<TValue> field)
        where TValue : struct => In(field, values);

    /// <summary>Refused: the list holds ids of another type.</summary>
    [EditorBrowsable(EditorBrowsableState.Never), OverloadResolutionPriority(-1)]
    [Obsolete(Rules.IdsOfOtherType, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Condition Contains<T, TId>(this IEnumerable<Id<T>> values, IListable<TId> field)
        where T : ISObjectType
        where TId : struct, IId<TId> => throw new NotSupportedException(Rules.IdsOfOtherType);

    private static ListCondition<TValue> List<TValue>(IListable<TValue> field, string op, IEnumerable<TValue?> values)
        where TValue : struct
    {
        ArgumentNullException.ThrowIfNull(field);
        TValue?[]? all = values is null ? null : [.. values];
        var present = Array.ConvertAll(ComparedValue.RequireList(field.Path, op, all), static v => v!.Value);
        return new ListCondition<TValue>(field.Path, op, present);
    }

    private static ListCondition<TValue> List<TValue>(IListable<TValue> field, string op, TValue[]? values)
    {
        ArgumentNullException.ThrowIfNull(field);
        return new ListCondition<TValue>(field.Path, op, ComparedValue.RequireList(field.Path, op, values));
    }
}
