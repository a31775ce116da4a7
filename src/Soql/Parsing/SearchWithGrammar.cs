using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>The WITH clauses of SOSL.</summary>
internal static class SearchWithGrammar
{
    /// <summary>All WITH clauses; null after a failure.</summary>
    public static List<WithClause>? Clauses(TokenReader reader)
    {
        var clauses = new List<WithClause>();
        while (reader.Is(Keyword.With))
        {
            if (Clause(reader) is not { } clause)
                return null;
            clauses.Add(clause);
        }
        return clauses;
    }

    private static WithClause? Clause(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (reader.Is(Keyword.Data))
            return WithGrammar.DataCategory(reader, start);
        var word = reader.Current.Text?.ToUpperInvariant();
        switch (word)
        {
            case "HIGHLIGHT" or "SNIPPET":
                return Name(reader) is { } option ? WithGrammar.Option(reader, option, start) : null;
            case "DIVISION" or "METADATA" or "PRICEBOOKID":
                return Name(reader) is { } filter
                    && reader.Expect(TokenKind.Equal, "= after " + word)
                    && LiteralGrammar.String(reader) is { } text
                    ? Filter(reader, filter, text, start)
                    : null;
            case "SPELL_CORRECTION":
                return SpellCorrection(reader, start);
            case "NETWORK":
                return Network(reader, start);
            default:
                return reader.Fail<WithClause>(
                    "DATA CATEGORY, DIVISION, HIGHLIGHT, METADATA, NETWORK, PricebookId, SNIPPET or SPELL_CORRECTION after WITH");
        }
    }

    private static WithFilter? SpellCorrection(TokenReader reader, TextSpan start)
    {
        if (Name(reader) is not { } name || !reader.Expect(TokenKind.Equal, "= after SPELL_CORRECTION"))
            return null;
        if (!reader.Is(Keyword.True) && !reader.Is(Keyword.False)
            && !reader.IsHole(k => k is HoleKind.Boolean or HoleKind.Value or HoleKind.Raw))
            return reader.Fail<WithFilter>("TRUE or FALSE");
        return LiteralGrammar.Value(reader, "TRUE or FALSE") is { } value ? Filter(reader, name, value, start) : null;
    }

    private static WithFilter? Network(TokenReader reader, TextSpan start)
    {
        if (Name(reader) is not { } name)
            return null;
        if (reader.Take(TokenKind.Equal))
            return LiteralGrammar.String(reader) is { } network ? Filter(reader, name, network, start) : null;
        if (!reader.Take(Keyword.In))
            return reader.Fail<WithFilter>("= or IN after NETWORK");
        if (reader.IsHole(k => k == HoleKind.List))
            return new WithFilter(name, true, new EquatableArray<Literal>([LiteralGrammar.Hole(reader)])) { Span = reader.Since(start) };
        return reader.Expect(TokenKind.LeftParenthesis, "( after IN")
            && LiteralGrammar.ValuesToParenthesis(reader, "NETWORK IN") is { } networks
            ? new WithFilter(name, true, new EquatableArray<Literal>(networks.ToArray())) { Span = reader.Since(start) }
            : null;
    }

    private static Identifier? Name(TokenReader reader) => NameGrammar.Identifier(reader, "a name after WITH");

    private static WithFilter Filter(TokenReader reader, Identifier name, Literal value, TextSpan start) =>
        new(name, false, new EquatableArray<Literal>([value])) { Span = reader.Since(start) };
}
