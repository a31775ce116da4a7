using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>GROUP BY and HAVING.</summary>
internal static class GroupGrammar
{
    public static GroupByClause? GroupBy(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (!reader.Expect(Keyword.By, " after GROUP"))
            return null;
        var kind = reader.Current.Keyword switch
        {
            Keyword.Rollup => GroupByKind.Rollup,
            Keyword.Cube => GroupByKind.Cube,
            _ => GroupByKind.Plain,
        };
        if (kind != GroupByKind.Plain)
        {
            reader.Take();
            if (!reader.Expect(TokenKind.LeftParenthesis, kind == GroupByKind.Cube ? "( after CUBE" : "( after ROLLUP"))
                return null;
        }
        var keys = new List<FieldExpression>();
        do
        {
            if (ExpressionGrammar.Field(reader, "a field name in GROUP BY") is not { } key)
                return null;
            keys.Add(key);
        }
        while (reader.Take(TokenKind.Comma));
        if (kind != GroupByKind.Plain && !reader.Expect(TokenKind.RightParenthesis, "a comma or ) in GROUP BY"))
            return null;
        Condition? having = null;
        if (reader.Take(Keyword.Having) && (having = ConditionGrammar.Conditions(reader, "HAVING")) is null)
            return null;
        return new GroupByClause(kind, new EquatableArray<FieldExpression>(keys.ToArray()), having) { Span = reader.Since(start) };
    }
}
