using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The SELECT list.</summary>
internal static class SelectGrammar
{
    public static SelectClause? Select(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (!reader.Expect(Keyword.Select))
            return null;
        if (reader.Is(Keyword.Count)
            && reader.Peek(1).Kind == TokenKind.LeftParenthesis
            && reader.Peek(2).Kind == TokenKind.RightParenthesis)
            return CountAll(reader, start);
        return Items(reader, "SELECT") is { } items
            ? new SelectClause(new EquatableArray<SelectItem>(items.ToArray())) { Span = reader.Since(start) }
            : null;
    }

    /// <summary>Items with commas between them; null after a failure.</summary>
    public static List<SelectItem>? Items(TokenReader reader, string after)
    {
        var items = new List<SelectItem>();
        do
        {
            if (Item(reader, items.Count == 0 ? after : "the comma") is not { } item)
                return null;
            items.Add(item);
        }
        while (reader.Take(TokenKind.Comma));
        return items;
    }

    private static SelectClause? CountAll(TokenReader reader, TextSpan start)
    {
        var count = reader.Take().Span;
        reader.Take();
        reader.Take();
        var span = reader.Since(count);
        if (reader.Is(TokenKind.Comma) || reader.Current.IsFreeName)
        {
            return reader.Refuse<SelectClause>(
                "COUNT() is the only item of its SELECT and cannot have an alias: use COUNT(Id)", reader.Current.Span);
        }
        var item = new SelectExpression(new AggregateCall(AggregateFunction.Count, null) { Span = span }) { Span = span };
        return new SelectClause(new EquatableArray<SelectItem>([item])) { Span = reader.Since(start) };
    }

    private static SelectItem? Item(TokenReader reader, string after)
    {
        if (reader.Is(TokenKind.LeftParenthesis))
            return Subquery(reader);
        // TYPEOF may also be a field: only WHEN after the next name decides.
        if (reader.Is(Keyword.Typeof) && reader.Peek(1).IsFreeName && reader.Peek(2).Keyword == Keyword.When)
            return TypeofGrammar.Typeof(reader);
        if (reader.Is(Keyword.Fields) && reader.Peek(1).Kind == TokenKind.LeftParenthesis)
            return Fields(reader);
        var start = reader.Current.Span;
        if (ExpressionGrammar.FieldOrDistance(reader, "a field name after " + after) is not { } expression)
            return null;
        var alias = NameGrammar.OptionalAlias(reader);
        return new SelectExpression(expression) { Alias = alias, Span = reader.Since(start) };
    }

    private static ChildSubquery? Subquery(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (!reader.Enter())
            return null;
        reader.Take();
        if (QueryGrammar.Query(reader) is not { } query || !reader.Expect(TokenKind.RightParenthesis, "the ) that closes the subquery"))
            return null;
        reader.Leave();
        var alias = NameGrammar.OptionalAlias(reader);
        return new ChildSubquery(query) { Alias = alias, Span = reader.Since(start) };
    }

    private static FieldsItem? Fields(TokenReader reader)
    {
        var start = reader.Take().Span;
        reader.Take();
        FieldsGroup? group = reader.Current.Text?.ToUpperInvariant() switch
        {
            "ALL" => FieldsGroup.All,
            "STANDARD" => FieldsGroup.Standard,
            "CUSTOM" => FieldsGroup.Custom,
            _ => null,
        };
        if (group is null)
            return reader.Fail<FieldsItem>("ALL, STANDARD or CUSTOM in FIELDS()");
        reader.Take();
        if (!reader.Expect(TokenKind.RightParenthesis, "the ) that closes FIELDS("))
            return null;
        var alias = NameGrammar.OptionalAlias(reader);
        return new FieldsItem(group.Value) { Alias = alias, Span = reader.Since(start) };
    }
}
