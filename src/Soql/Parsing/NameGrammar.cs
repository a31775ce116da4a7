using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Names, with dots and without.</summary>
internal static class NameGrammar
{
    /// <summary>A field, object or relationship, perhaps with a path before it.</summary>
    public static FieldPath? Path(TokenReader reader, string expected)
    {
        if (reader.IsHole(k => k == HoleKind.Raw))
            return new FieldPath(new EquatableArray<string>([StatementHole.Sign.ToString()])) { Span = reader.Take().Span };
        if (!reader.Current.IsFreeName)
            return reader.Fail<FieldPath>(expected);
        var token = reader.Take();
        if (token.Text!.IndexOf('.') < 0)
            return new FieldPath(new EquatableArray<string>([token.Text])) { Span = token.Span };
        var names = token.Text.Split('.');
        foreach (var name in names)
        {
            if (name.Length == 0)
                return reader.Refuse<FieldPath>($"{token.Text} has a dot without a name next to it", token.Span);
        }
        return new FieldPath(new EquatableArray<string>(names)) { Span = token.Span };
    }

    /// <summary>Paths with commas between them; null after a failure.</summary>
    public static List<FieldPath>? Paths(TokenReader reader, string expected)
    {
        var paths = new List<FieldPath>();
        do
        {
            if (Path(reader, expected) is not { } path)
                return null;
            paths.Add(path);
        }
        while (reader.Take(TokenKind.Comma));
        return paths;
    }

    /// <summary>A name that is taken as it is.</summary>
    public static Identifier? Identifier(TokenReader reader, string expected)
    {
        if (!reader.Current.IsFreeName)
            return reader.Fail<Identifier>(expected);
        var token = reader.Take();
        return new Identifier(token.Text!) { Span = token.Span };
    }

    /// <summary>An alias, where the next token can be one.</summary>
    public static Identifier? OptionalAlias(TokenReader reader) =>
        reader.Current.IsFreeName && !StartsClause(reader) ? Identifier(reader, "an alias") : null;

    // GROUP, ORDER and OFFSET may be names, also of an alias: what follows them decides. ALL ROWS is caught for a better error.
    private static bool StartsClause(TokenReader reader) => reader.Current.Keyword switch
    {
        Keyword.Group or Keyword.Order => reader.Peek(1).Keyword == Keyword.By,
        Keyword.Offset => reader.Peek(1).Kind is TokenKind.Integer or TokenKind.Plus or TokenKind.Minus or TokenKind.Colon,
        _ => QueryGrammar.IsAllRows(reader),
    };
}
