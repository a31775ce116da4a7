using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>ORDER BY.</summary>
internal static class OrderGrammar
{
    /// <summary>The keys; null after a failure.</summary>
    public static List<OrderByItem>? OrderBy(TokenReader reader)
    {
        reader.Take();
        if (!reader.Expect(Keyword.By, " after ORDER"))
            return null;
        var items = new List<OrderByItem>();
        do
        {
            if (Item(reader) is not { } item)
                return null;
            items.Add(item);
        }
        while (reader.Take(TokenKind.Comma));
        return items;
    }

    private static OrderByItem? Item(TokenReader reader)
    {
        if (ExpressionGrammar.FieldOrDistance(reader, "a field name in ORDER BY") is not { } expression)
            return null;
        var isDescending = reader.Take(Keyword.Desc);
        if (!isDescending)
            reader.Take(Keyword.Asc);
        var nullsLast = false;
        if (reader.Take(Keyword.Nulls))
        {
            nullsLast = reader.Take(Keyword.Last);
            if (!nullsLast && !reader.Take(Keyword.First))
                return reader.Fail<OrderByItem>("FIRST or LAST after NULLS");
        }
        return new OrderByItem(expression, isDescending, nullsLast) { Span = reader.Since(expression.Span) };
    }
}
