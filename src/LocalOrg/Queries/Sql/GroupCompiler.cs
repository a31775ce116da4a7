using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Queries.Plans;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>
/// Compiles a query of groups. SQLite has no ROLLUP and no CUBE: each set of keys that they stand for is a SELECT of its own.
/// </summary>
internal sealed class GroupCompiler(CompileContext context, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters)
{
    private const int MostRows = 2000;

    public GroupPlan Compile(SoqlQuery query, string where)
    {
        var group = query.GroupBy;
        var keys = Keys(group);
        var kind = group?.Kind ?? GroupByKind.Plain;
        var shapes = new List<Shape>();
        var selects = new List<string>();
        foreach (var set in Sets(kind, keys.Count))
        {
            shapes.Clear();
            selects.Add(Select(query, where, keys, set, kind, shapes));
        }
        var sql = new StringBuilder(string.Join(" UNION ALL ", selects));
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var item = query.OrderBy[i];
            // Sort keys are columns after those of the answer: a compound SELECT sorts by place only.
            // Nulls of a parent's field come first whatever the query says.
            var nullsLast = item.NullsLast && !expressions.Compile(SortKey.Of(item, query.Select)).IsOfParent;
            sql.Append(i == 0 ? " ORDER BY " : ", ").Append(CultureInfo.InvariantCulture, $"{shapes.Count + i + 1}")
                .Append(item.IsDescending ? " DESC" : " ASC").Append(nullsLast ? " NULLS LAST" : " NULLS FIRST");
        }
        sql.Append(CultureInfo.InvariantCulture, $" LIMIT {Math.Min(query.Limit?.Value ?? int.MaxValue, MostRows + 1)} OFFSET "
            + $"{query.Offset?.Value ?? 0}");
        return new GroupPlan(sql.ToString(), parameters.Values, shapes);
    }

    private List<Operand> Keys(GroupByClause? group)
    {
        var keys = new List<Operand>();
        foreach (var key in group?.Keys ?? default)
            keys.Add(expressions.Compile(key));
        return keys;
    }

    // Each set says which keys it groups by.
    private static IEnumerable<bool[]> Sets(GroupByKind kind, int keys)
    {
        switch (kind)
        {
            case GroupByKind.Rollup:
                for (var kept = keys; kept >= 0; kept--)
                    yield return [.. Enumerable.Range(0, keys).Select(i => i < kept)];
                break;
            case GroupByKind.Cube:
                for (var left = 0; left < 1 << keys; left++)
                    yield return [.. Enumerable.Range(0, keys).Select(i => (left & (1 << (keys - 1 - i))) == 0)];
                break;
            default:
                yield return [.. Enumerable.Repeat(true, keys)];
                break;
        }
    }

    private string Select(SoqlQuery query, string where, List<Operand> keys, bool[] set, GroupByKind kind, List<Shape> shapes)
    {
        expressions.Grouping = kind == GroupByKind.Plain
            ? null
            : argument => keys.FindIndex(k => k.Sql == expressions.Compile(argument).Sql) is var at && at < 0 ? null : set[at] ? "0" : "1";
        var columns = new List<string>();
        var names = GroupColumns.NamesOf(query.Select);
        foreach (var item in query.Select.Items)
        {
            var expression = ((SelectExpression)item).Expression;
            var operand = expressions.Compile(expression);
            columns.Add(InSet(operand, expression, keys, set));
            var name = item.Alias is null && expression is FieldPath && operand.Field is { } field ? field.Name : names[columns.Count - 1];
            shapes.Add(ShapeOf(expression, operand, JsonEncodedText.Encode(name), columns.Count - 1));
        }
        columns.AddRange(query.OrderBy.Select(o => Sorted(SortKey.Of(o, query.Select), keys, set)));
        // Without an aggregate in it the total of a ROLLUP would be as many rows as there are, and not one.
        columns.Add("COUNT(*)");
        // Before FROM, which has the parents that it uses.
        var having = query.GroupBy?.Having is { } condition
            ? new ConditionCompiler(context, expressions, parameters) { InGroup = (e, o) => InSet(o, e, keys, set) }.Compile(condition)
            : null;
        var sql = new StringBuilder("SELECT ").AppendJoin(", ", columns).Append(" FROM ").Append(scope.FromSql()).Append(" WHERE ").Append(
            where);
        var grouped = keys.Where((_, i) => set[i]).Select(ExpressionCompiler.Collated).ToList();
        if (grouped.Count > 0)
            sql.Append(" GROUP BY ").AppendJoin(", ", grouped);
        if (having is not null)
            sql.Append(" HAVING ").Append(having);
        return sql.ToString();
    }

    private string InSet(Operand operand, FieldExpression expression, List<Operand> keys, bool[] set)
    {
        if (operand.IsAggregate)
            return operand.Sql;
        var at = keys.FindIndex(k => k.Sql == operand.Sql);
        if (at < 0)
            throw new UnreachableException($"{expression} is neither grouped nor aggregated.");
        return set[at] ? operand.Sql : "NULL";
    }

    private string Sorted(FieldExpression key, List<Operand> keys, bool[] set)
    {
        var operand = expressions.Compile(key);
        var sql = InSet(operand, key, keys, set);
        return sql == "NULL" ? sql : QueryCompiler.SortSql(operand);
    }

    private static Shape ShapeOf(FieldExpression expression, Operand operand, JsonEncodedText name, int column) => expression switch
    {
        FunctionCall { Function: SoqlFunction.ToLabel } when operand.Field is { IsPicklist: true } field =>
            new LabelShape(name, column, field),
        FunctionCall { Function: SoqlFunction.Format } => new FormatShape(name, column, operand.Kind, operand.Scale, operand.Field),
        _ => new ScalarShape(name, column, operand.Kind, operand.Scale),
    };
}
