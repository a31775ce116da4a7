using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Core.Values;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>
/// Turns conditions into SQL that knows true and false only, as the platform does: a comparison with a null is false, and its negation true.
/// </summary>
internal sealed class ConditionCompiler(CompileContext context, QueryScope scope, ExpressionCompiler expressions, SqlParameters parameters)
{
    private const int MostInChain = 100;

    private const string False = "0";

    private readonly LiteralReader _literals = new(context);

    /// <summary>Whether aggregates are allowed: HAVING.</summary>
    public bool IsHaving { get; init; }

    /// <summary>How an operand reads in the group that HAVING is about.</summary>
    public Func<FieldExpression, Operand, string>? InGroup { get; init; }

    public string Compile(Condition condition) => condition switch
    {
        AndCondition and => Join(and.Terms, " AND "),
        OrCondition or => Join(or.Terms, " OR "),
        NotCondition not => $"(({Compile(not.Operand)}) IS NOT TRUE)",
        Comparison comparison => Compare(Left(comparison.Left), comparison.Operator, comparison.Right),
        LikeCondition like => Like(like),
        InCondition within => In(within),
        IncludesCondition includes => Includes(includes),
        SemiJoinCondition semiJoin => SemiJoin(semiJoin),
        _ => throw context.Malformed(condition, $"unexpected token: '{condition}'"),
    };

    private string Join(EquatableArray<Condition> terms, string with)
    {
        var compiled = new List<string>(terms.Count);
        foreach (var term in terms)
            compiled.Add(Compile(term));
        // SQLite reads a chain as a tree as deep as the chain is long, and takes 1,000 levels: groups of groups are not deep.
        while (compiled.Count > MostInChain)
            compiled = [.. compiled.Chunk(MostInChain).Select(c => "(" + string.Join(with, c) + ")")];
        return "(" + string.Join(with, compiled) + ")";
    }

    private Operand Left(FieldExpression expression)
    {
        var operand = expressions.Compile(expression);
        if (operand.IsAggregate && !IsHaving)
            throw context.Malformed(expression, $"Aggregate functions are not allowed in WHERE: {expression}");
        if (expression is FieldPath path && operand.Field is { } field && !field.Describe.CanFilter && field.Owner != context.Model.Names && !IsHaving)
            throw context.InvalidField(path, $"field '{path.Last}' can not be filtered in a query call");
        return InGroup?.Invoke(expression, operand) is { } sql && sql != operand.Sql ? operand with { Sql = sql, IsColumn = false } : operand;
    }

    private string Compare(Operand left, ComparisonOperator op, Literal right)
    {
        if (right is RelativeDateLiteral relative)
            return CompareRange(left, op, relative);
        var value = _literals.Read(left, right);
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
        if (left.IsLabel)
            return CompareLabel(left, op, right, value.Text);
        if (left.Kind == ColumnKind.Boolean && op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw context.Error("INVALID_QUERY_FILTER_OPERATOR", right.Span, $"invalid operator for boolean field: {left.Name}");
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

    private string CompareLabel(Operand left, ComparisonOperator op, Literal right, string label)
    {
        if (op is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
            throw context.Malformed(right, $"{left.Name} can only be compared with = and !=");
        var values = left.Field!.Describe.PicklistValues.Where(e => FieldModel.Same(e.Label, label)).Select(e => e.Value).ToList();
        if (left.Field.FindEntry(label) is null)
            values.Add(label);
        var list = string.Join(", ", values.Select(v => parameters.Add(v)));
        return op == ComparisonOperator.Equal ? $"{left.Sql} IN ({list})" : $"({left.Sql} NOT IN ({list}) OR {left.Sql} IS NULL)";
    }

    private string CompareRange(Operand left, ComparisonOperator op, RelativeDateLiteral literal)
    {
        if (left.Kind is not (ColumnKind.Date or ColumnKind.DateTime))
            throw _literals.WrongType(left, literal);
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
        var pattern = like.Pattern switch
        {
            LikePattern p => p.Pattern,
            StringLiteral s => s.Value,
            NullLiteral => null,
            _ => throw _literals.WrongType(left, like.Pattern),
        };
        var isReference = left.Kind == ColumnKind.Id || left.Field?.IsReference == true;
        if (left.Kind != ColumnKind.Text || isReference)
            throw context.Error("INVALID_QUERY_FILTER_OPERATOR", like.Span, $"invalid operator on {(isReference ? "id" : TypeName(left))} field");
        if (string.IsNullOrEmpty(pattern))
            return $"{left.Sql} IS NULL";
        if (!Ascii.IsValid(pattern))
            return $"{SqlFunctions.Like}({parameters.Add(pattern)}, {left.Sql})";
        var match = $"{left.Sql} LIKE {parameters.Add(pattern)} ESCAPE '\\'";
        // SQLite's own LIKE uses no index that is not NOCASE: the texts with that beginning are a range of ours.
        var prefix = TextPattern.Prefix(pattern).ToUpperInvariant();
        return left.IsColumn && prefix.Length > 0 && prefix[^1] < '\x7e' && left.Field is { Describe: var d } && !d.Is(FieldTraits.CaseSensitive)
            ? $"({left.Sql} >= {parameters.Add(prefix)} AND {left.Sql} < {parameters.Add(prefix[..^1] + (char)(prefix[^1] + 1))} AND {match})"
            : match;
    }

    private string In(InCondition condition)
    {
        var left = Left(condition.Left);
        if (left.IsLabel || condition.Values.Any(v => v is RelativeDateLiteral))
        {
            var each = condition.Values.Select(v => Compare(left, condition.IsNegated ? ComparisonOperator.NotEqual : ComparisonOperator.Equal, v));
            return "(" + string.Join(condition.IsNegated ? " AND " : " OR ", each) + ")";
        }
        var list = new StringBuilder();
        var hasNull = false;
        foreach (var literal in condition.Values)
        {
            var value = _literals.Read(left, literal);
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
        if (left.Field is not { Type: FieldType.MultiPicklist })
            throw context.Error("INVALID_QUERY_FILTER_OPERATOR", condition.Span, $"includes or excludes operator only valid on multipicklist field: {left.Name}");
        var each = condition.Values.Select(v => v is StringLiteral text
            ? $"{SqlFunctions.Includes}({left.Sql}, {parameters.Add(text.Value)})"
            : v is NullLiteral ? $"{left.Sql} IS NULL" : throw _literals.WrongType(left, v));
        var any = "(" + string.Join(" OR ", each) + ")";
        return condition.IsNegated ? $"({any} IS NOT TRUE)" : any;
    }

    private string SemiJoin(SemiJoinCondition condition)
    {
        var left = Left(condition.Left);
        if (left.Kind != ColumnKind.Id && left.Field?.IsReference != true)
            throw context.Malformed(condition.Left, $"The left operand in the where expression for outer query should be an id field, cannot use: '{left.Name}'");
        var query = condition.Query;
        var model = context.Model.Find(query.From.Main.Name.Text) ?? throw QueryCompiler.NoSuchType(context, query.From.Main);
        if (model == scope.Root.Object)
            throw context.Malformed(query.From, "The inner and outer selects should not be on the same object type");
        var inner = new QueryScope(context, model, query.From);
        var innerExpressions = new ExpressionCompiler(context, inner, parameters);
        var selected = innerExpressions.Compile(query.Field);
        if (selected.Kind != ColumnKind.Id && selected.Field?.IsReference != true)
            throw context.Malformed(query.Field, $"The selected field '{selected.Name}' in the subquery and the left operand field in the where expression in the outer query '{left.Name}' should point to the same object type");
        // An anti-join that meets a null would hold for no row at all.
        var where = new StringBuilder($"{selected.Sql} IS NOT NULL");
        if (!context.IncludeDeleted)
            where.Append(" AND ").Append(inner.Root.Alias).Append('.').Append(ObjectModel.DeletedColumn).Append(" = 0");
        if (query.Where is { } innerWhere)
        {
            if (Contains(innerWhere))
                throw context.Malformed(innerWhere, "Nesting of semi join sub-selects is not supported");
            where.Append(" AND ").Append(new ConditionCompiler(context, inner, innerExpressions, parameters).Compile(innerWhere));
        }
        var select = $"SELECT {selected.Sql} FROM {inner.FromSql()} WHERE {where}";
        return condition.IsNegated ? $"({left.Sql} IS NULL OR {left.Sql} NOT IN ({select}))" : $"{left.Sql} IN ({select})";
    }

    /// <summary>Refuses semi-joins where the platform does: more than two, and any within OR or NOT.</summary>
    public void CheckSemiJoins(Condition where)
    {
        var count = 0;
        Check(where, null);
        if (count > 2)
            throw context.Malformed(where, "Maximum 2 semi join sub-selects are allowed per query");

        void Check(Condition condition, string? within)
        {
            switch (condition)
            {
                case SemiJoinCondition when within is not null:
                    throw context.Malformed(condition, $"Semi join sub-selects are not allowed with the '{within}' operator");
                case SemiJoinCondition:
                    count++;
                    break;
                case AndCondition and:
                    foreach (var term in and.Terms)
                        Check(term, within);
                    break;
                case OrCondition or:
                    foreach (var term in or.Terms)
                        Check(term, "OR");
                    break;
                case NotCondition not:
                    Check(not.Operand, "NOT");
                    break;
            }
        }
    }

    private static bool Contains(Condition condition) => condition switch
    {
        SemiJoinCondition => true,
        AndCondition and => and.Terms.Any(Contains),
        OrCondition or => or.Terms.Any(Contains),
        NotCondition not => Contains(not.Operand),
        _ => false,
    };

    private static string TypeName(Operand operand) => operand.Field?.Describe.TypeName ?? operand.Kind.ToString().ToLowerInvariant();
}
