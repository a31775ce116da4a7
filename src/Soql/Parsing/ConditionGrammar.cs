using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// WHERE and HAVING. The official grammar is stricter than it looks: a chain is all AND or all OR, NOT stands before one term and nothing
/// follows that without parentheses.
/// </summary>
internal static class ConditionGrammar
{
    public static Condition? Conditions(TokenReader reader, string after)
    {
        var start = reader.Current.Span;
        if (reader.Is(Keyword.Not))
            return Not(reader);
        if (Term(reader, after) is not { } first)
            return null;
        if (!reader.Is(Keyword.And) && !reader.Is(Keyword.Or))
            return first;
        var joint = reader.Current.Keyword;
        var terms = new List<Condition> { first };
        while (reader.Take(joint))
        {
            if (reader.Is(Keyword.Not))
                return reader.Refuse<Condition>($"NOT needs parentheses here: {Keywords.Text(joint)} (NOT ...)", reader.Current.Span);
            if (Term(reader, Keywords.Text(joint)) is not { } term)
                return null;
            terms.Add(term);
        }
        if (reader.Is(Keyword.And) || reader.Is(Keyword.Or))
            return reader.Refuse<Condition>("AND and OR do not mix without parentheses: put ( ) around the parts", reader.Current.Span);
        var all = new EquatableArray<Condition>(terms.ToArray());
        var span = reader.Since(start);
        return joint == Keyword.And ? new AndCondition(all) { Span = span } : new OrCondition(all) { Span = span };
    }

    private static NotCondition? Not(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (reader.Is(Keyword.Not))
            return reader.Refuse<NotCondition>("NOT needs parentheses here: NOT (NOT ...)", reader.Current.Span);
        if (Term(reader, "NOT") is not { } operand)
            return null;
        if (reader.Is(Keyword.And) || reader.Is(Keyword.Or))
        {
            return reader.Refuse<NotCondition>(
                $"put parentheses around NOT and what it belongs to before {Keywords.Text(reader.Current.Keyword)}", reader.Current.Span);
        }
        return new NotCondition(operand) { Span = reader.Since(start) };
    }

    private static Condition? Term(TokenReader reader, string after)
    {
        if (IsHole(reader))
            return new HoleCondition { Span = reader.Take().Span };
        if (!reader.Is(TokenKind.LeftParenthesis))
            return Comparison(reader, after);
        if (!reader.Enter())
            return null;
        reader.Take();
        if (Conditions(reader, "(") is not { } inner || !reader.Expect(TokenKind.RightParenthesis, "AND, OR or )"))
            return null;
        reader.Leave();
        return inner;
    }

    private static Condition? Comparison(TokenReader reader, string after)
    {
        var start = reader.Current.Span;
        if (Left(reader, after) is not { } left)
            return null;
        var isNegated = reader.Is(Keyword.Not);
        if (isNegated)
        {
            reader.Take();
            if (reader.Is(Keyword.Like))
                return reader.Refuse<Condition>("NOT LIKE is not an operator: write (NOT field LIKE 'text')", reader.Current.Span);
            if (!reader.Is(Keyword.In))
                return reader.Fail<Condition>("IN after NOT");
        }
        if (left is DistanceCall or FieldCalculation && !IsComparison(reader.Current.Kind))
            return reader.Fail<Condition>("=, !=, <, <=, > or >=");
        switch (reader.Current.Keyword)
        {
            case Keyword.Like:
                reader.Take();
                return LiteralGrammar.Pattern(reader) is { } pattern
                    ? new LikeCondition(left, pattern) { Span = reader.Since(start) }
                    : null;
            case Keyword.In:
                reader.Take();
                return In(reader, left, isNegated, start);
            case Keyword.Includes or Keyword.Excludes:
                var isExcludes = reader.Take().Keyword == Keyword.Excludes;
                if (ValuesInHole(reader) is { } hole)
                    return new IncludesCondition(left, isExcludes, hole) { Span = reader.Since(start) };
                if (!reader.Expect(TokenKind.LeftParenthesis, isExcludes ? "( after EXCLUDES" : "( after INCLUDES"))
                    return null;
                return LiteralGrammar.ValuesToParenthesis(reader, isExcludes ? "EXCLUDES" : "INCLUDES") is { } values
                    ? new IncludesCondition(left, isExcludes, new EquatableArray<Literal>(values.ToArray())) { Span = reader.Since(start) }
                    : null;
        }
        if (Operator(reader) is not { } comparison)
            return null;
        return LiteralGrammar.Value(reader, "a value after the operator") is { } value
            ? new Comparison(left, comparison, value) { Span = reader.Since(start) }
            : null;
    }

    private static FieldExpression? Left(TokenReader reader, string after)
    {
        var start = reader.Current.Span;
        if (TokenReader.IsWord(reader.Current, "FORMULA")
            && reader.Peek(1).Kind == TokenKind.LeftParenthesis
            && reader.Peek(2).Kind == TokenKind.String)
        {
            reader.Take();
            reader.Take();
            return LiteralGrammar.String(reader) is { } formula && reader.Expect(TokenKind.RightParenthesis, "the ) that closes FORMULA(")
                ? new FormulaCall(formula.Value) { Span = reader.Since(start) }
                : null;
        }
        var left = ExpressionGrammar.FieldOrDistance(reader, "a field name after " + after);
        if (left is not FieldPath first || !(reader.Is(TokenKind.Plus) || reader.Is(TokenKind.Minus)))
            return left;
        var isSubtraction = reader.Take().Kind == TokenKind.Minus;
        return NameGrammar.Path(reader, isSubtraction ? "a field name after -" : "a field name after +") is { } second
            ? new FieldCalculation(first, isSubtraction, second) { Span = reader.Since(start) }
            : null;
    }

    private static Condition? In(TokenReader reader, FieldExpression left, bool isNegated, TextSpan start)
    {
        if (ValuesInHole(reader) is { } hole)
            return new InCondition(left, isNegated, hole) { Span = reader.Since(start) };
        if (!reader.Expect(TokenKind.LeftParenthesis, "( after IN"))
            return null;
        if (!reader.Is(Keyword.Select))
        {
            return LiteralGrammar.ValuesToParenthesis(reader, "IN") is { } values
                ? new InCondition(left, isNegated, new EquatableArray<Literal>(values.ToArray())) { Span = reader.Since(start) }
                : null;
        }
        if (SemiJoin(reader) is not { } query || !reader.Expect(TokenKind.RightParenthesis, "the ) that closes the subquery of IN"))
            return null;
        return new SemiJoinCondition(left, isNegated, query) { Span = reader.Since(start) };
    }

    // Any text may be put in here; an operator after it means that it is a name.
    private static bool IsHole(TokenReader reader) => reader.IsHole(k => k == HoleKind.Condition)
        || (reader.IsHole(k => k == HoleKind.Raw) && !IsComparison(reader.Peek(1).Kind)
            && reader.Peek(1).Keyword is not (Keyword.Like or Keyword.In or Keyword.Not or Keyword.Includes or Keyword.Excludes));

    // A hole brings the parentheses of its list along.
    private static EquatableArray<Literal>? ValuesInHole(TokenReader reader) =>
        reader.IsHole(k => HoleWords.IsValue(k) || k is HoleKind.List or HoleKind.Query)
            ? new EquatableArray<Literal>([LiteralGrammar.Hole(reader)])
            : null;

    private static SemiJoinQuery? SemiJoin(TokenReader reader)
    {
        if (!reader.Enter())
            return null;
        var start = reader.Take().Span;
        if (ExpressionGrammar.Field(reader, "a field name after SELECT") is not { } field || FromGrammar.From(reader) is not { } from)
            return null;
        if (!RowsGrammar.TryWhere(reader, out var where))
            return null;
        WithClause? with = null;
        if (reader.Is(Keyword.With) && (with = WithGrammar.SemiJoinClause(reader)) is null)
            return null;
        reader.Leave();
        return new SemiJoinQuery(field, from, where, with) { Span = reader.Since(start) };
    }

    private static bool IsComparison(TokenKind kind) =>
        kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.Greater;

    private static ComparisonOperator? Operator(TokenReader reader)
    {
        if (!IsComparison(reader.Current.Kind))
        {
            reader.Fail("an operator: =, !=, <, <=, >, >=, LIKE, IN, NOT IN, INCLUDES or EXCLUDES");
            return null;
        }
        switch (reader.Take().Kind)
        {
            case TokenKind.Equal:
                return ComparisonOperator.Equal;
            case TokenKind.NotEqual:
                return ComparisonOperator.NotEqual;
            case TokenKind.Less:
                return reader.Take(TokenKind.Equal) ? ComparisonOperator.LessOrEqual : ComparisonOperator.Less;
            default:
                return reader.Take(TokenKind.Equal) ? ComparisonOperator.GreaterOrEqual : ComparisonOperator.Greater;
        }
    }
}
