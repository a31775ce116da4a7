using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>RETURNING of a search.</summary>
internal static class ReturningGrammar
{
    /// <summary>The objects; null after a failure.</summary>
    public static List<ReturningItem>? Items(TokenReader reader)
    {
        var items = new List<ReturningItem>();
        do
        {
            if (Item(reader) is not { } item)
                return null;
            items.Add(item);
        }
        while (reader.Take(TokenKind.Comma));
        return items;
    }

    private static ReturningItem? Item(TokenReader reader)
    {
        if (NameGrammar.Identifier(reader, "an object name in RETURNING") is not { } name)
            return null;
        if (!reader.Take(TokenKind.LeftParenthesis))
            return new ReturningItem(name) { Span = name.Span };
        if (Fields(reader, name.Text) is not { } fields)
            return null;
        if (!RowsGrammar.TryWhere(reader, out var where))
            return null;
        Identifier? listView = null;
        if (reader.Take(Keyword.Using) && (listView = ListView(reader)) is null)
            return null;
        if (!RowsGrammar.TryPage(reader, out var orderBy, out var limit, out var offset))
            return null;
        const string Parts = "WHERE, USING, ORDER BY, LIMIT, OFFSET in this order";
        if (!reader.Expect(TokenKind.RightParenthesis, $"{Parts}, or the ) that closes {name.Text}("))
            return null;
        return new ReturningItem(name)
        {
            Fields = new EquatableArray<SelectExpression>(fields.ToArray()),
            Where = where,
            ListView = listView,
            OrderBy = orderBy,
            Limit = limit,
            Offset = offset,
            Span = reader.Since(name.Span),
        };
    }

    private static List<SelectExpression>? Fields(TokenReader reader, string name)
    {
        var expected = $"a field name of {name}: RETURNING needs fields before its other parts";
        var fields = new List<SelectExpression>();
        do
        {
            if (ExpressionGrammar.FieldOrDistance(reader, expected) is not { } field)
                return null;
            var alias = NameGrammar.OptionalAlias(reader);
            fields.Add(new SelectExpression(field) { Alias = alias, Span = reader.Since(field.Span) });
        }
        while (reader.Take(TokenKind.Comma));
        return fields;
    }

    private static Identifier? ListView(TokenReader reader)
    {
        if (!reader.TakeWord("LISTVIEW"))
            return reader.Fail<Identifier>("ListView after USING");
        return reader.Expect(TokenKind.Equal, "= after ListView") ? NameGrammar.Identifier(reader, "the name of a list view") : null;
    }
}
