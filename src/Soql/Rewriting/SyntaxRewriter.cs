using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Rewriting;

/// <summary>
/// Rebuilds a statement, node by node. A subclass overrides the methods of the nodes that it replaces; everything else stays as it is, with
/// its span. A kind of node that is not handled throws.
/// </summary>
public abstract class SyntaxRewriter
{
    /// <summary>Rewrites a query: the statement, or a query of children.</summary>
    /// <exception cref="UnknownNodeException">The tree has a kind of node that this class does not handle.</exception>
    public virtual SoqlQuery Visit(SoqlQuery query) => query with
    {
        From = Visit(query.From),
        Select = Visit(query.Select),
        Where = query.Where is { } where ? Visit(where) : null,
        With = All(query.With, Visit),
        GroupBy = query.GroupBy is { } groupBy ? Visit(groupBy) : null,
        OrderBy = All(query.OrderBy, Visit),
        Limit = query.Limit is { } limit ? Visit(limit) : null,
        Offset = query.Offset is { } offset ? Visit(offset) : null,
        Bind = All(query.Bind, Visit),
    };

    /// <summary>Rewrites a search.</summary>
    /// <exception cref="UnknownNodeException">The tree has a kind of node that this class does not handle.</exception>
    public virtual SoslSearch Visit(SoslSearch search) => search with
    {
        Find = search.Find with { Expression = Visit(search.Find.Expression) },
        Returning = All(search.Returning, Visit),
        With = All(search.With, Visit),
        Limit = search.Limit is { } limit ? Visit(limit) : null,
    };

    /// <summary>Rewrites an object of RETURNING.</summary>
    protected virtual ReturningItem Visit(ReturningItem item) => item with
    {
        Fields = All(item.Fields, f => f with { Expression = Visit(f.Expression) }),
        Where = item.Where is { } where ? Visit(where) : null,
        OrderBy = All(item.OrderBy, Visit),
        Limit = item.Limit is { } limit ? Visit(limit) : null,
        Offset = item.Offset is { } offset ? Visit(offset) : null,
    };

    /// <summary>Rewrites FROM.</summary>
    protected virtual FromClause Visit(FromClause clause) => clause with
    {
        Items = All(clause.Items, i => i with { Name = VisitName(i.Name), Using = All(i.Using, Visit) }),
    };

    /// <summary>Rewrites USING.</summary>
    protected virtual UsingItem Visit(UsingItem item) => item with { Name = VisitName(item.Name) };

    /// <summary>Rewrites a SELECT list. Each item may be replaced by several.</summary>
    protected virtual SelectClause Visit(SelectClause list) => list with { Items = new(list.Items.SelectMany(Visit)) };

    /// <summary>Rewrites an item of a SELECT list.</summary>
    /// <returns>What takes the place of the item.</returns>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual IEnumerable<SelectItem> Visit(SelectItem item) => item switch
    {
        SelectExpression expression => [expression with { Expression = Visit(expression.Expression) }],
        ChildSubquery child => [child with { Query = Visit(child.Query) }],
        TypeofItem choice => [Visit(choice)],
        FieldsItem => [item],
        _ => throw new UnknownNodeException(item),
    };

    /// <summary>Rewrites TYPEOF.</summary>
    protected virtual TypeofItem Visit(TypeofItem choice) => choice with
    {
        Relationship = VisitName(choice.Relationship),
        Branches = All(choice.Branches, b => b with { Type = VisitName(b.Type), Fields = All(b.Fields, VisitName) }),
        Else = All(choice.Else, VisitName),
    };

    /// <summary>Rewrites a condition.</summary>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual Condition Visit(Condition condition) => condition switch
    {
        AndCondition and => and with { Terms = All(and.Terms, Visit) },
        OrCondition or => or with { Terms = All(or.Terms, Visit) },
        NotCondition not => not with { Operand = Visit(not.Operand) },
        Comparison comparison => comparison with { Left = Visit(comparison.Left), Right = Visit(comparison.Right) },
        LikeCondition like => like with { Left = Visit(like.Left), Pattern = Visit(like.Pattern) },
        InCondition values => values with { Left = Visit(values.Left), Values = All(values.Values, Visit) },
        IncludesCondition values => values with { Left = Visit(values.Left), Values = All(values.Values, Visit) },
        SemiJoinCondition join => join with { Left = Visit(join.Left), Query = Visit(join.Query) },
        HoleCondition => condition,
        _ => throw new UnknownNodeException(condition),
    };

    /// <summary>Rewrites the query after IN.</summary>
    protected virtual SemiJoinQuery Visit(SemiJoinQuery query) => query with
    {
        From = Visit(query.From),
        Field = Visit(query.Field),
        Where = query.Where is { } where ? Visit(where) : null,
        With = query.With is { } clause ? Visit(clause) : null,
    };

    /// <summary>Rewrites an expression of fields.</summary>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual FieldExpression Visit(FieldExpression expression) => expression switch
    {
        FieldPath path => Visit(path),
        FunctionCall call => call with { Argument = Visit(call.Argument) },
        AggregateCall call => call with { Argument = call.Argument is { } argument ? Visit(argument) : null },
        DistanceCall distance => distance with { Field = Visit(distance.Field) },
        FieldCalculation calculation => calculation with { Left = Visit(calculation.Left), Right = Visit(calculation.Right) },
        FormulaCall => expression,
        _ => throw new UnknownNodeException(expression),
    };

    /// <summary>Rewrites the path to a field.</summary>
    protected virtual FieldPath Visit(FieldPath path) => path;

    /// <summary>Rewrites a name that is not the path to a field of the query's object: an object, a relationship, a scope.</summary>
    protected virtual FieldPath VisitName(FieldPath name) => name;

    /// <summary>Rewrites a value.</summary>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual Literal Visit(Literal literal) => literal switch
    {
        StringLiteral or LikePattern or NumberLiteral or CurrencyLiteral or DateLiteral or DateTimeLiteral or TimeLiteral
            or RelativeDateLiteral
            or BooleanLiteral or NullLiteral or HoleLiteral => literal,
        _ => throw new UnknownNodeException(literal),
    };

    /// <summary>Rewrites a WITH clause.</summary>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual WithClause Visit(WithClause clause) => clause switch
    {
        WithDataCategory or WithFilter or WithOption => clause,
        _ => throw new UnknownNodeException(clause),
    };

    /// <summary>Rewrites GROUP BY and HAVING.</summary>
    protected virtual GroupByClause Visit(GroupByClause groupBy) => groupBy with
    {
        Keys = All(groupBy.Keys, Visit),
        Having = groupBy.Having is { } having ? Visit(having) : null,
    };

    /// <summary>Rewrites a term of ORDER BY.</summary>
    protected virtual OrderByItem Visit(OrderByItem item) => item with { Expression = Visit(item.Expression) };

    /// <summary>Rewrites LIMIT or OFFSET.</summary>
    protected virtual RowCount Visit(RowCount count) => count;

    /// <summary>Rewrites a value of BIND.</summary>
    protected virtual BindItem Visit(BindItem item) => item with { Field = VisitName(item.Field), Value = Visit(item.Value) };

    /// <summary>Rewrites what a search looks for.</summary>
    /// <exception cref="UnknownNodeException">This class does not handle that kind of node.</exception>
    protected virtual SearchExpression Visit(SearchExpression expression) => expression switch
    {
        SearchWord or SearchPhrase or SearchHole => expression,
        SearchSequence sequence => sequence with { Terms = All(sequence.Terms, Visit) },
        SearchAnd and => and with { Terms = All(and.Terms, Visit) },
        SearchOr or => or with { Terms = All(or.Terms, Visit) },
        SearchAndNot not => not with { Included = Visit(not.Included), Excluded = Visit(not.Excluded) },
        _ => throw new UnknownNodeException(expression),
    };

    private static EquatableArray<T> All<T>(EquatableArray<T> items, Func<T, T> visit)
        where T : IEquatable<T> => new(items.Select(visit));
}
