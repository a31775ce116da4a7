using System.ComponentModel;
using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Groups;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A query over groups. Its result has no locator: one with more rows than a page holds (2,000) fails, so take fewer or filter (SOQL
/// Reference, Considerations When Using GROUP BY). Immutable, and safe to keep and to share by threads.
/// </summary>
/// <typeparam name="T">The grouped record.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
/// <typeparam name="TKey">The key; a tuple of several.</typeparam>
public sealed class GroupedQuery<T, TFields, TKey>
    where T : SObject
    where TFields : struct
{
    private const int MostTotalledKeys = 3;

    private readonly QueryParts _parts;
    private readonly Func<AggregateRow, TKey> _key;

    internal GroupedQuery(QueryParts parts, Func<AggregateRow, TKey> key)
    {
        _parts = parts;
        _key = key;
    }

    private Grouping Grouping => _parts.Grouping!;

    /// <summary>Keeps the groups that fulfill the condition and those before it.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every group is meant.</exception>
    /// <exception cref="InvalidOperationException">The groups are limited already: SOQL filters before it limits.</exception>
    public GroupedQuery<T, TFields, TKey> Having(Func<GroupFields<TFields>, Condition?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (_parts.Limit is not null)
            throw new InvalidOperationException(Rules.TooLate);
        return With(_parts with { Grouping =
            Grouping with { Having = RequiredCondition.Add(Grouping.Having, condition(default), nameof(Having), _parts.From.Name) } });
    }

    /// <summary>Adds subtotals from the last key to the first; three keys at most (SOQL Reference, GROUP BY ROLLUP).</summary>
    /// <exception cref="InvalidOperationException">There are more than three keys.</exception>
    public GroupedQuery<T, TFields, TKey> Rollup() => Total(GroupMode.Rollup);

    /// <summary>Adds subtotals over every combination of the keys; three keys at most (SOQL Reference, GROUP BY CUBE).</summary>
    /// <exception cref="InvalidOperationException">There are more than three keys.</exception>
    public GroupedQuery<T, TFields, TKey> Cube() => Total(GroupMode.Cube);

    /// <summary>Orders the groups by an aggregate or a key, instead of any order before.</summary>
    public GroupedQuery<T, TFields, TKey> OrderBy(Func<GroupFields<TFields>, IUse<IGroupable>> by, Nulls? nulls = null) =>
        Order(null, by, descending: false, nulls);

    /// <summary>Orders the groups from the greatest down, instead of any order before.</summary>
    public GroupedQuery<T, TFields, TKey> OrderByDescending(Func<GroupFields<TFields>, IUse<IGroupable>> by, Nulls? nulls = null) =>
        Order(null, by, descending: true, nulls);

    /// <summary>Orders groups that are equal so far.</summary>
    public GroupedQuery<T, TFields, TKey> ThenBy(Func<GroupFields<TFields>, IUse<IGroupable>> by, Nulls? nulls = null) =>
        Order(_parts.Order, by, descending: false, nulls);

    /// <summary>Orders groups that are equal so far, from the greatest down.</summary>
    public GroupedQuery<T, TFields, TKey> ThenByDescending(Func<GroupFields<TFields>, IUse<IGroupable>> by, Nulls? nulls = null) =>
        Order(_parts.Order, by, descending: true, nulls);

    /// <inheritdoc cref="LimitedQuery{T, F}.Take"/>
    public GroupedQuery<T, TFields, TKey> Take(int count) => With(_parts.Take(count));

    /// <inheritdoc cref="LimitedQuery{T, F}.Skip"/>
    public GroupedQuery<T, TFields, TKey> Skip(int count) => With(_parts.Skip(count));

    /// <summary>
    /// Chooses what each group becomes. The lambda is read when the code is built: the aggregates that it uses are the SELECT list.
    /// </summary>
    [Intercepted]
    public Projection<TRow> Select<TRow>(Func<Group<TFields, TKey>, TRow> row) => throw LimitedQuery<T, TFields>.NotIntercepted();

    /// <summary>Chooses what each group becomes, with the SELECT list worked out. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Projection<TRow> Project<TRow>(GroupSelection selection, Func<Group<TFields, TKey>, TRow> row)
    {
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(row);
        var list = new GroupSelectList(Grouping.Keys, selection.Aggregates);
        var columns = new GroupColumns(list);
        var key = _key;
        return new GroupProjection<TRow>(_parts with { Select = list }, r => row(new Group<TFields, TKey>(columns, r, key)));
    }

    private GroupedQuery<T, TFields, TKey> With(QueryParts parts) => new(parts, _key);

    private GroupedQuery<T, TFields, TKey> Total(GroupMode mode) => Grouping.Keys.Length <= MostTotalledKeys
        ? With(_parts with { Grouping = Grouping with { Mode = mode } })
        : throw new InvalidOperationException(
            $"ROLLUP and CUBE take {MostTotalledKeys} fields at most; this query is grouped by {Grouping.Keys.Length}.");

    private GroupedQuery<T, TFields, TKey> Order(
        OrderTerm? before, Func<GroupFields<TFields>, IField> by, bool descending, Nulls? nulls) =>
        With(_parts with { Order = OrderTerm.Of(before, by, descending, nulls) });
}
