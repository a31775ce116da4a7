using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>FROM with its aliases and USING.</summary>
internal static class FromGrammar
{
    public static FromClause? From(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (!reader.Expect(Keyword.From))
            return null;
        var items = new List<FromItem>();
        do
        {
            if (Item(reader) is not { } item)
                return null;
            items.Add(item);
        }
        while (reader.Take(TokenKind.Comma));
        return new FromClause(new EquatableArray<FromItem>(items.ToArray())) { Span = reader.Since(start) };
    }

    private static FromItem? Item(TokenReader reader)
    {
        if (NameGrammar.Path(reader, "an object name after FROM") is not { } name)
            return null;
        reader.Take(Keyword.As);
        var alias = NameGrammar.OptionalAlias(reader);
        var scopes = new List<UsingItem>();
        if (reader.Take(Keyword.Using))
        {
            do
            {
                if (Using(reader) is not { } scope)
                    return null;
                scopes.Add(scope);
            }
            while (TakeCommaBeforeUsing(reader));
        }
        var all = new EquatableArray<UsingItem>(scopes.ToArray());
        return new FromItem(name) { Alias = alias, Using = all, Span = reader.Since(name.Span) };
    }

    private static UsingItem? Using(TokenReader reader)
    {
        var start = reader.Current.Span;
        if (!reader.Is(Keyword.Scope) && !reader.Is(Keyword.Lookup))
            return reader.Fail<UsingItem>("SCOPE or LOOKUP after USING");
        var kind = reader.Take().Keyword == Keyword.Scope ? UsingKind.Scope : UsingKind.Lookup;
        if (reader.Current.Keyword != Keyword.None)
            return reader.Fail<UsingItem>(kind == UsingKind.Scope ? "the name of a scope" : "a lookup field");
        return NameGrammar.Path(reader, kind == UsingKind.Scope ? "the name of a scope" : "a lookup field") is { } name
            ? new UsingItem(kind, name) { Span = reader.Since(start) }
            : null;
    }

    // A comma after USING goes on with USING where it can, else with FROM.
    private static bool TakeCommaBeforeUsing(TokenReader reader) =>
        reader.Is(TokenKind.Comma)
        && reader.Peek(1).Keyword is Keyword.Scope or Keyword.Lookup
        && reader.Peek(2) is { Kind: TokenKind.Name, Keyword: Keyword.None }
        && reader.Take(TokenKind.Comma);
}
