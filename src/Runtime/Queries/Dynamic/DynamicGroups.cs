using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Queries.Dynamic;
using Salesforce.Typed.Queries.Groups;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Dynamic;

/// <summary>
/// A query over groups of an object that is named at run time. Its result has no locator: one with more rows than a page holds (2,000)
/// fails, so take fewer or filter. Immutable.
/// </summary>
public sealed class DynamicGroups
{
    private readonly QueryParts _parts;
    private readonly IReadOnlyList<NamedField> _keys;

    private DynamicGroups(QueryParts parts, IReadOnlyList<NamedField> keys)
    {
        _parts = parts;
        _keys = keys;
    }

    private DynamicAggregates Aggregates => new(_parts.From, _keys);

    /// <summary>Keeps the groups that fulfill the condition and those before it: <c>g =&gt; g.Sum("Amount") &gt; 10_000m</c>.</summary>
    /// <exception cref="ArgumentException">The condition is null, or names what there is not.</exception>
    /// <exception cref="InvalidOperationException">The groups are limited already: SOQL filters before it limits.</exception>
    public DynamicGroups Having(Func<DynamicAggregates, Condition?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (_parts.Limit is not null)
            throw new InvalidOperationException(Rules.TooLate);
        var grouping = _parts.Grouping!;
        var having = RequiredCondition.Add(grouping.Having, condition(Aggregates), nameof(Having), _parts.From.Name);
        return With(_parts with { Grouping = grouping with { Having = having } });
    }

    /// <summary>Orders the groups by an aggregate or a key, instead of any order before.</summary>
    public DynamicGroups OrderBy(Func<DynamicAggregates, DynamicAggregate> by, Nulls? nulls = null) =>
        Order(null, by, descending: false, nulls);

    /// <summary>Orders the groups from the greatest down, instead of any order before.</summary>
    public DynamicGroups OrderByDescending(Func<DynamicAggregates, DynamicAggregate> by, Nulls? nulls = null) =>
        Order(null, by, descending: true, nulls);

    /// <summary>Orders groups that are equal so far.</summary>
    /// <exception cref="InvalidOperationException">There is no order yet.</exception>
    public DynamicGroups ThenBy(Func<DynamicAggregates, DynamicAggregate> by, Nulls? nulls = null) =>
        Order(OrderTerm.Require(_parts.Order), by, descending: false, nulls);

    /// <summary>Orders groups that are equal so far, from the greatest down.</summary>
    /// <exception cref="InvalidOperationException">There is no order yet.</exception>
    public DynamicGroups ThenByDescending(Func<DynamicAggregates, DynamicAggregate> by, Nulls? nulls = null) =>
        Order(OrderTerm.Require(_parts.Order), by, descending: true, nulls);

    /// <inheritdoc cref="LimitedQuery{T, F}.Take"/>
    public DynamicGroups Take(int count) => With(_parts.Take(count));

    /// <inheritdoc cref="LimitedQuery{T, F}.Skip"/>
    public DynamicGroups Skip(int count) => With(_parts.Skip(count));

    /// <summary>Chooses the aggregates of each group; the keys come along: <c>Select(g =&gt; [g.Count(), g.Sum("Amount")])</c>.</summary>
    public SoqlRows<DynamicGroup> Select(Func<DynamicAggregates, DynamicAggregate[]> aggregates)
    {
        ArgumentNullException.ThrowIfNull(aggregates);
        // An aggregate that is named twice is one column.
        DynamicAggregate[] chosen = [.. aggregates(Aggregates).DistinctBy(a => a.Soql).Where(a => !_keys.Any(k => k.Path == a.Soql))];
        var list = new GroupSelectList(_parts.Grouping!.Keys, [.. chosen.Select(a => a.Soql)]);
        DynamicAggregate[] columns = [.. _keys.Select(k => new DynamicAggregate(k.Path, k.Field, isNumber: false)), .. chosen];
        return new GroupProjection<DynamicGroup>(_parts with { Select = list }, row => new DynamicGroup(row, columns));
    }

    internal static DynamicGroups Of(QueryParts parts, IEnumerable<string> paths)
    {
        NamedField[] keys = [.. paths.Select(path => NamedFields.Grouped(parts.From, path)).Distinct()];
        return keys.Length > 0
            ? new(parts with { Grouping = new Grouping([.. keys.Select(k => k.Path)]), Order = null, Children = ChildShapes.None }, keys)
            : throw new ArgumentException("Name at least one field to group by.", nameof(paths));
    }

    private DynamicGroups With(QueryParts parts) => new(parts, _keys);

    private DynamicGroups Order(OrderTerm? before, Func<DynamicAggregates, DynamicAggregate> by, bool descending, Nulls? nulls)
    {
        ArgumentNullException.ThrowIfNull(by);
        return With(_parts with { Order = new OrderTerm(before, by(Aggregates).Soql, descending, nulls) });
    }
}
