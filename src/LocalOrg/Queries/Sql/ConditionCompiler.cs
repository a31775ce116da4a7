using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>
/// Turns conditions into SQL that knows true and false only, as the platform does: a comparison with a null is false, and its negation
/// true.
/// </summary>
internal sealed class ConditionCompiler(CompileContext context, ExpressionCompiler expressions, SqlParameters parameters)
{
    private const string False = "0";

    /// <summary>How an operand reads in the group that HAVING is about.</summary>
    public Func<FieldExpression, Operand, string>? InGroup { get; init; }

    public string Compile(Condition condition) => condition switch
    {
        AndCondition and => SqlChain.Of([.. and.Terms.Select(Compile)], "AND"),
        OrCondition or => SqlChain.Of([.. or.Terms.Select(Compile)], "OR"),
        NotCondition not => $"(({Compile(not.Operand)}) IS NOT TRUE)",
        Comparison comparison => Compare(Left(comparison.Left), comparison.Operator, comparison.Right),
        LikeCondition like => Like(like),
        InCondition within => In(within),
        IncludesCondition includes => Includes(includes),
        SemiJoinCondition semiJoin => SemiJoin(semiJoin),
        _ => throw context.NotSimulated(condition),
    };

    private Operand Left(FieldExpression expression)
    {
        var operand = expressions.Compile(expression);
        if (operand is { IsLabel: true, Field: { } field })
            operand = operand with { Sql = $"{SqlFunctions.Label}('{ExpressionCompiler.Escape(field)}', {operand.Sql})" };
        return InGroup?.Invoke(expression, operand) is { } sql && sql != operand.Sql
            ? operand with { Sql = sql, IsColumn = false }
            : operand;
    }

    private string Compare(Operand left, ComparisonOperator op, Literal right)
    {
        if (right is RelativeDateLiteral relative)
            return CompareRange(left, op, relative);
        var value = LiteralReader.Read(left, right);
        if (value.IsNull)
        {
            return op switch
            {
                ComparisonOperator.Equal => $"{left.Sql} IS NULL",
                ComparisonOperator.NotEqual => $"{left.Sql} IS NOT NULL",
                // Nothing is less or greater than nothing.
                _ => False,
            };
        }
        var sql = ExpressionCompiler.Collated(left);
        var parameter = parameters.Add(value);
        return op switch
        {
            ComparisonOperator.Equal => $"{sql} = {parameter}",
            // Rows without a value are unequal to any.
            ComparisonOperator.NotEqual => $"{sql} IS NOT {parameter}",
            ComparisonOperator.Less => $"{sql} < {parameter}",
            ComparisonOperator.LessOrEqual => $"{sql} <= {parameter}",
            ComparisonOperator.Greater => $"{sql} > {parameter}",
            _ => $"{sql} >= {parameter}",
        };
    }

    private string CompareRange(Operand left, ComparisonOperator op, RelativeDateLiteral literal)
    {
        // A field whose type is not known may be compared with anything, and equals no range.
        if (left.Kind is not (ColumnKind.Date or ColumnKind.DateTime))
            return False;
        var (from, to) = RelativeDates.Range(literal, context.Clock.Today, context.Clock.FiscalYearStart);
        SqlValue Bound(DateOnly day) => left.Kind == ColumnKind.Date ? WireTime.Date(day) : context.Clock.StartOf(day);
        string From() => parameters.Add(Bound(from));
        string To() => parameters.Add(Bound(to));
        return op switch
        {
            ComparisonOperator.Equal => $"({left.Sql} >= {From()} AND {left.Sql} < {To()})",
            ComparisonOperator.NotEqual => $"({left.Sql} < {From()} OR {left.Sql} >= {To()} OR {left.Sql} IS NULL)",
            ComparisonOperator.Less => $"{left.Sql} < {From()}",
            ComparisonOperator.LessOrEqual => $"{left.Sql} < {To()}",
            ComparisonOperator.Greater => $"{left.Sql} >= {To()}",
            _ => $"{left.Sql} >= {From()}",
        };
    }

    private string Like(LikeCondition like)
    {
        var left = Left(like.Left);
        var pattern = like.Pattern is LikePattern written ? written.Pattern : LiteralReader.Read(left, like.Pattern).AsText();
        if (string.IsNullOrEmpty(pattern))
            return $"{left.Sql} IS NULL";
        // SQLite's own LIKE knows the case of ASCII letters only, and takes a NUL for the end of the pattern.
        if (!Ascii.IsValid(pattern) || pattern.Contains('\0', StringComparison.Ordinal))
            return $"{SqlFunctions.Like}({parameters.Add(pattern)}, {left.Sql})";
        var match = $"{left.Sql} LIKE {parameters.Add(pattern)} ESCAPE '\\'";
        // SQLite's own LIKE uses no index that is not NOCASE: the texts with that beginning are a range of ours.
        var prefix = TextPattern.Prefix(pattern).ToUpperInvariant();
        return left.IsColumn && prefix.Length > 0 && prefix[^1] < '\x7e' && left.Field is { Describe: var d }
            && !d.Is(FieldTraits.CaseSensitive)
            ? $"({left.Sql} >= {parameters.Add(prefix)} AND {left.Sql} < {parameters.Add(prefix[..^1] + (char)(prefix[^1] + 1))} AND "
                + $"{match})"
            : match;
    }

    private string In(InCondition condition)
    {
        var left = Left(condition.Left);
        if (condition.Values.Any(v => v is RelativeDateLiteral))
        {
            var op = condition.IsNegated ? ComparisonOperator.NotEqual : ComparisonOperator.Equal;
            return SqlChain.Of([.. condition.Values.Select(v => Compare(left, op, v))], condition.IsNegated ? "AND" : "OR");
        }
        var list = new StringBuilder();
        var hasNull = false;
        foreach (var literal in condition.Values)
        {
            var value = LiteralReader.Read(left, literal);
            if (value.IsNull)
                hasNull = true;
            else
                list.Append(list.Length == 0 ? "" : ", ").Append(parameters.Add(value));
        }
        var sql = ExpressionCompiler.Collated(left);
        if (condition.IsNegated)
            return hasNull ? $"({sql} IS NOT NULL AND {sql} NOT IN ({list}))" : $"({sql} IS NULL OR {sql} NOT IN ({list}))";
        return hasNull ? $"({sql} IS NULL OR {sql} IN ({list}))" : $"{sql} IN ({list})";
    }

    private string Includes(IncludesCondition condition)
    {
        var left = Left(condition.Left);
        var any = SqlChain.Of(
            [.. condition.Values.Select(v => v is StringLiteral text
                ? $"{SqlFunctions.Includes}({left.Sql}, {parameters.Add(text.Value)})"
                : $"{left.Sql} IS NULL")],
            "OR");
        return condition.IsNegated ? $"({any} IS NOT TRUE)" : any;
    }

    private string SemiJoin(SemiJoinCondition condition)
    {
        var left = Left(condition.Left);
        var query = condition.Query;
        if (query.With is { } with)
            throw context.NotSimulated(with);
        var inner = new QueryScope(context, context.Model.Find(query.From.Main.Name.Text)!, query.From);
        var innerExpressions = new ExpressionCompiler(context, inner, parameters);
        var selected = innerExpressions.Compile(query.Field);
        // An anti-join that meets a null would hold for no row at all.
        var where = new StringBuilder($"{selected.Sql} IS NOT NULL");
        if (!context.IncludeDeleted)
            where.Append(" AND ").Append(inner.Root.Alias).Append('.').Append(ObjectModel.DeletedColumn).Append(" = 0");
        foreach (var scoped in UsingScope.Conditions(context, inner, query.From, parameters))
            where.Append(" AND ").Append(scoped);
        if (query.Where is { } innerWhere)
            where.Append(" AND ").Append(new ConditionCompiler(context, innerExpressions, parameters).Compile(innerWhere));
        var select = $"SELECT {selected.Sql} FROM {inner.FromSql()} WHERE {where}";
        return condition.IsNegated ? $"({left.Sql} IS NULL OR {left.Sql} NOT IN ({select}))" : $"{left.Sql} IN ({select})";
    }
}
