using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Answers statements from rows in memory, clause by clause, with LINQ to objects: SOQL's meaning written a second time, from the guides'
/// facts in SALESFORCE.md and not from LocalOrg. It is slow, and short enough to be read.
/// </summary>
internal sealed class Evaluator(World world)
{
    private readonly Ranges _ranges = new(world.Today, world.FiscalYearStart);

    /// <summary>The answer, in the form of <see cref="Canonical"/>.</summary>
    public string Answer(SoqlQuery query)
    {
        var rows = world.Rows[query.From.Main.Name.Text];
        if (query.Select.IsCount)
            return Canonical.Count(Page(Where(rows, query), query).Count());
        return Canonical.List(IsGrouped(query) ? Groups(query, rows) : Rows(query, rows), query);
    }

    /// <summary>Whether the answer has groups and not records.</summary>
    public static bool IsGrouped(SoqlQuery query) =>
        query.GroupBy is not null || query.Select.Items.Any(i => i is SelectExpression { Expression: AggregateCall });

    private IEnumerable<SingleRow> Where(IEnumerable<Record> rows, SoqlQuery query) =>
        rows.Select(r => new SingleRow(world, query.From, r)).Where(r => query.Where is not { } where || Holds(where, r));

    private static IEnumerable<T> Page<T>(IEnumerable<T> rows, SoqlQuery query) =>
        rows.Skip(query.Offset?.Value ?? 0).Take(query.Limit?.Value ?? int.MaxValue);

    private IEnumerable<object> Rows(SoqlQuery query, IEnumerable<Record> rows) =>
        Page(SortOrder.Sort(Where(rows, query), query.OrderBy, query.From), query).Select(r => Answered(query, r));

    private SortedDictionary<string, object?> Answered(SoqlQuery query, SingleRow row)
    {
        var answer = Canonical.Record();
        foreach (var item in query.Select.Items)
        {
            if (item is ChildSubquery { Query: var children })
            {
                var relationship = row.Record.Object.ChildRelationships.Single(c => c.RelationshipName == children.From.Main.Name.Last);
                var own = world.Rows[relationship.ChildSObject].Where(c => c.Parent(relationship.Field) == row.Record);
                var list = Rows(children, own).ToList();
                answer[relationship.RelationshipName!] = list.Count == 0 ? null : list;
                continue;
            }
            var expression = ((SelectExpression)item).Expression;
            var steps = SingleRow.Steps(query.From, (FieldPath)(expression is FunctionCall call ? call.Argument : expression));
            Put(answer, row.Record, steps, row.Read(expression).Value);
        }
        return answer;
    }

    // Within its parents; the first of them that is not there is null.
    private static void Put(SortedDictionary<string, object?> answer, Record record, string[] steps, object? value)
    {
        var at = record;
        foreach (var step in steps[..^1])
        {
            at = at.Parent(at.Object.Fields.Single(f => f.RelationshipName == step).Name);
            if (at is null)
            {
                answer[step] = null;
                return;
            }
            if (!answer.TryGetValue(step, out var inner))
                answer[step] = inner = Canonical.Record();
            answer = (SortedDictionary<string, object?>)inner!;
        }
        answer[steps[^1]] = value;
    }

    private IEnumerable<object> Groups(SoqlQuery query, IEnumerable<Record> rows)
    {
        var found = Where(rows, query).ToList();
        var keys = query.GroupBy?.Keys.ToList() ?? [];
        var groups = Sets(query.GroupBy?.Kind ?? GroupByKind.Plain, keys.Count).SelectMany(kept => GroupBy(query, found, keys, kept));
        if (query.GroupBy?.Having is { } having)
            groups = groups.Where(g => Holds(having, g));
        return Page(SortOrder.Sort(groups, query.OrderBy, query.From), query).Select(g => Answered(query, g));
    }

    private IEnumerable<Group> GroupBy(SoqlQuery query, List<SingleRow> rows, List<FieldExpression> keys, bool[] kept)
    {
        if (!kept.Contains(true))
            return [new Group(world, query.From, [.. rows.Select(r => r.Record)], keys, kept)];
        return rows
            .GroupBy(r => string.Join('|', keys.Where((_, i) => kept[i]).Select(k => Key(r.Read(k)))))
            .Select(g => new Group(world, query.From, [.. g.Select(r => r.Record)], keys, kept));
    }

    private static string Key((object? Value, FieldDescribe? Field) read) =>
        read.Field?.Is(FieldTraits.Unique | FieldTraits.CaseSensitive) == true
            ? Canonical.Value(read.Value)
            : Canonical.Value(read.Value).ToUpperInvariant();

    // ROLLUP drops keys from the right, CUBE takes every combination.
    private static IEnumerable<bool[]> Sets(GroupByKind kind, int count) => kind switch
    {
        GroupByKind.Rollup => Enumerable.Range(0, count + 1).Select(kept => Enumerable.Range(0, count).Select(i => i < kept).ToArray()),
        GroupByKind.Cube =>
            Enumerable.Range(0, 1 << count).Select(bits => Enumerable.Range(0, count).Select(i => (bits & (1 << i)) != 0).ToArray()),
        _ => [Enumerable.Repeat(true, count).ToArray()],
    };

    private static SortedDictionary<string, object?> Answered(SoqlQuery query, Group group)
    {
        var answer = Canonical.Record();
        var unnamed = 0;
        foreach (var item in query.Select.Items.Cast<SelectExpression>())
        {
            var name = item.Alias?.Text ?? (item.Expression is FieldPath path ? path.Last : $"expr{unnamed++}");
            answer[name] = group.Read(item.Expression).Value;
        }
        return answer;
    }

    private bool Holds(Condition condition, RowContext row)
    {
        switch (condition)
        {
            case AndCondition and: return and.Terms.All(t => Holds(t, row));
            case OrCondition or: return or.Terms.Any(t => Holds(t, row));
            case NotCondition not: return !Holds(not.Operand, row);
            case Comparison comparison: return Holds(row.Read(comparison.Left), comparison.Operator, comparison.Right);
            case InCondition list: return list.Values.Any(v => Holds(row.Read(list.Left), ComparisonOperator.Equal, v)) != list.IsNegated;
            case LikeCondition { Pattern: LikePattern pattern } like: return row.Read(like.Left).Value is string text
                && Values.IsLike(text, pattern.Pattern);
            case IncludesCondition includes:
                return includes.Values.Any(
                    v => Values.HasAll((string?)row.Read(includes.Left).Value, ((StringLiteral)v).Value)) != includes.IsNegated;
            case SemiJoinCondition join:
                var found = world.Rows[join.Query.From.Main.Name.Text].Select(r => new SingleRow(world, join.Query.From, r))
                    .Where(r => join.Query.Where is not { } where || Holds(where, r)).Select(r => r.Read(join.Query.Field).Value)
                    .OfType<SfId>();
                return (row.Read(join.Left).Value is SfId id && found.Contains(id)) != join.IsNegated;
            default: throw new ArgumentException(condition.ToString(), nameof(condition));
        }
    }

    private bool Holds((object? Value, FieldDescribe? Field) left, ComparisonOperator how, Literal literal)
    {
        if (literal is not RelativeDateLiteral relative)
            return Values.Holds(left.Value, left.Field, how, literal);
        var (from, to) = _ranges.Of(relative);
        return left.Field!.Type == FieldType.Date
            ? Values.Holds((DateOnly?)left.Value, how, from, to)
            : Values.Holds((DateTime?)left.Value, how, Start(from), Start(to));
    }

    // When the day begins for the user.
    private DateTime Start(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), world.Zone);
}
