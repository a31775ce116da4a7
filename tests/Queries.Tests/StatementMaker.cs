using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>Random statements that a world's schema allows; all of it follows from the seed.</summary>
internal sealed class StatementMaker(World world, int seed)
{
    private readonly Random _random = new(seed);
    private readonly ConditionMaker _conditions = new(world, new Random(seed + 1));

    public SoqlQuery Query()
    {
        var describe = Pick(world.Schema.Objects);
        var kind = _random.Next(100);
        return kind < 10 ? Count(describe) : kind < 40 ? Groups(describe) : Rows(describe, From(describe), depth: 0);
    }

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private bool Chance(int percent) => _random.Next(100) < percent;

    private static EquatableArray<T> Of<T>(IEnumerable<T> items)
        where T : IEquatable<T> => new(items);

    private FromClause From(SObjectDescribe describe) =>
        new(Of([new FromItem(new FieldPath(describe.Name)) { Alias = Chance(15) ? new Identifier("x") : null }]));

    private Condition? Where(SObjectDescribe describe, FromClause from, bool joins)
    {
        var where = Chance(80) ? _conditions.Condition(describe, from, depth: _random.Next(4)) : null;
        if (!joins || !Chance(20))
            return where;
        var both = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => _conditions.Join(describe)).OfType<Condition>().ToList();
        if (where is not null)
            both.Insert(_random.Next(both.Count + 1), where);
        return both.Count switch { 0 => null, 1 => both[0], _ => new AndCondition(Of(both)) };
    }

    private SoqlQuery Count(SObjectDescribe describe)
    {
        var from = From(describe);
        return new SoqlQuery
        {
            Select = new SelectClause(Of<SelectItem>([new SelectExpression(new AggregateCall(AggregateFunction.Count, null))])),
            From = from,
            Where = Where(describe, from, joins: true),
            Limit = Chance(20) ? new RowCount(_random.Next(1, 12)) : null,
        };
    }

    private SoqlQuery Rows(SObjectDescribe describe, FromClause from, int depth)
    {
        var items = new List<SelectItem>();
        var seen = new HashSet<string>();
        for (var i = _random.Next(1, 5); i > 0; i--)
        {
            var (path, field) = _conditions.Path(describe, from, _ => true);
            if (!seen.Add(string.Join('.', SingleRow.Steps(from, path))))
                continue;
            items.Add(new SelectExpression(field.Type == FieldType.Picklist && Chance(30) ? new FunctionCall("toLabel", path) : path));
        }
        for (var i = depth == 0 && Chance(30) ? _random.Next(1, 3) : depth == 1 && Chance(15) ? 1 : 0; i > 0
            && describe.ChildRelationships.Count > 0; i--)
        {
            var relationship = Pick(describe.ChildRelationships);
            if (!seen.Add(relationship.RelationshipName!))
                continue;
            var child = world.Schema.Find(relationship.ChildSObject)!;
            items.Add(new ChildSubquery(
                Rows(child, new FromClause(Of([new FromItem(new FieldPath(relationship.RelationshipName!))])), depth + 1)));
        }
        return new SoqlQuery
        {
            Select = new SelectClause(Of(items)),
            From = from,
            Where = Where(describe, from, joins: depth == 0),
            OrderBy = Of(Enumerable.Range(0, Chance(60) ? _random.Next(1, 4) : 0).Select(
                _ => Order(_conditions.Path(describe, from, f => f.Is(FieldTraits.Sortable) && !f.Is(FieldTraits.CaseSensitive)).Path))),
            Limit = Chance(30) ? new RowCount(_random.Next(depth == 0 ? 0 : 1, 10)) : null,
            Offset = depth == 0 && Chance(20) ? new RowCount(_random.Next(6)) : null,
        };
    }

    private OrderByItem Order(FieldExpression expression) => new(expression, Chance(40), Chance(30));

    private SoqlQuery Groups(SObjectDescribe describe)
    {
        var from = From(describe);
        var keys = Chance(85) ? Keys(describe, from) : [];
        var kind = keys.Count == 0 || Chance(70) ? GroupByKind.Plain : Pick([GroupByKind.Rollup, GroupByKind.Cube]);
        var aggregates = Enumerable.Range(0, _random.Next(keys.Count == 0 ? 1 : 0, 4)).Select(_ => Aggregate(describe, from, keys))
            .OfType<FieldExpression>().ToList();
        if (keys.Count + aggregates.Count == 0)
            aggregates.Add(new AggregateCall(AggregateFunction.Count, new FieldPath("Id")));
        var selected = keys.Where(_ => aggregates.Count == 0 || Chance(80)).Concat(aggregates).ToList();
        if (kind != GroupByKind.Plain)
            selected.AddRange(keys.Where(k => k is FieldPath && Chance(50)).Select(k => new FunctionCall("GROUPING", k)));
        var isNamed = Chance(50) || selected.OfType<FieldPath>().GroupBy(p => p.Last).Any(g => g.Count() > 1);
        var orderBy = keys.Count == 0 ? [] : keys.Concat(aggregates.Where(a => IsPlain((AggregateCall)a, describe, from)))
            .Where(e => !(e is FieldPath path
                && SingleRow.Field(world, describe, SingleRow.Steps(from, path)).Is(FieldTraits.CaseSensitive)) && Chance(60))
            .OrderBy(_ => _random.Next()).Select(Order).ToList();
        var isWhollyOrdered = kind == GroupByKind.Plain && keys.All(k => orderBy.Any(o => o.Expression.Equals(k)));
        return new SoqlQuery
        {
            Select = new SelectClause(
                Of(selected.Select((e, i) => (SelectItem)new SelectExpression(e) { Alias = isNamed ? new Identifier("n" + i) : null }))),
            From = from,
            Where = Where(describe, from, joins: true),
            GroupBy = keys.Count == 0 ? null : new GroupByClause(
                kind, Of(keys), Chance(35) ? _conditions.Having(describe, from, keys, kind, () => Aggregate(describe, from, keys)) : null),
            OrderBy = Of(orderBy),
            Limit = isWhollyOrdered && keys.Count > 0 && Chance(30) ? new RowCount(_random.Next(1, 6)) : null,
        };
    }

    // By the least of a picklist's values: whether that sorts by their order is nowhere said.
    private bool IsPlain(AggregateCall call, SObjectDescribe describe, FromClause from) => call.Function is not (AggregateFunction.Min
        or AggregateFunction.Max)
        || SingleRow.Field(world, describe, SingleRow.Steps(from, (FieldPath)call.Argument!)).Type != FieldType.Picklist;

    private List<FieldExpression> Keys(SObjectDescribe describe, FromClause from)
    {
        var keys = new List<FieldExpression>();
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            FieldExpression key;
            if (Chance(25) && _conditions.Path(describe, from, f => f.Type is FieldType.Date
                or FieldType.DateTime) is var (date, dateField) && dateField.Type is FieldType.Date or FieldType.DateTime)
                key = _conditions.DateFunction(date, dateField);
            else
                key = _conditions.Path(describe, from, f => f.Is(FieldTraits.Groupable)).Path;
            if (!keys.Exists(k => Text(from, k) == Text(from, key)))
                keys.Add(key);
        }
        return keys;
    }

    private static string Text(FromClause from, FieldExpression expression) => expression switch
    {
        FieldPath path => string.Join('.', SingleRow.Steps(from, path)),
        FunctionCall call => $"{call.Name}({Text(from, call.Argument)})",
        _ => expression.ToString(),
    };

    private AggregateCall Aggregate(SObjectDescribe describe, FromClause from, List<FieldExpression> keys)
    {
        var function = Pick(Enum.GetValues<AggregateFunction>());
        var needsNumber = function is AggregateFunction.Sum or AggregateFunction.Avg;
        bool IsNumber(FieldDescribe f) => f.Type is FieldType.Int or FieldType.Double or FieldType.Currency or FieldType.Percent;
        var (path, field) = _conditions.Path(
            describe, from, f => f.Is(FieldTraits.Aggregatable) && !f.Is(FieldTraits.CaseSensitive) && (!needsNumber || IsNumber(f)));
        // What is grouped by may not be aggregated, and an object may have no number.
        if (keys.Exists(k => Text(from, k) == Text(from, path)) || !field.Is(FieldTraits.Aggregatable) || (needsNumber && !IsNumber(field)))
        {
            var free = describe.Fields.First(f => f.Is(FieldTraits.Aggregatable) && !keys.Exists(k => Text(from, k) == f.Name));
            return new AggregateCall(AggregateFunction.Count, new FieldPath(free.Name));
        }
        return new AggregateCall(function, path);
    }
}
