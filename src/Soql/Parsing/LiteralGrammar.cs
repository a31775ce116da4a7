using System.Globalization;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Values.</summary>
internal static class LiteralGrammar
{
    public static Literal? Value(TokenReader reader, string expected)
    {
        var token = reader.Current;
        switch (token.Kind)
        {
            case TokenKind.String:
                return String(reader);
            case TokenKind.Integer or TokenKind.Decimal or TokenKind.Plus or TokenKind.Minus:
                return Number(reader, "digits");
            case TokenKind.Date or TokenKind.DateTime or TokenKind.Time:
                return DateGrammar.Value(reader);
            case TokenKind.Name:
                return Word(reader, expected);
            case TokenKind.Hole when HoleWords.IsValue(token.Hole):
                return Hole(reader);
            default:
                return reader.Fail<Literal>(expected);
        }
    }

    /// <summary>What stands after LIKE.</summary>
    public static Literal? Pattern(TokenReader reader)
    {
        if (reader.Is(TokenKind.Hole))
            return reader.IsHole(k => k is HoleKind.Value or HoleKind.Text or HoleKind.Raw)
                ? Hole(reader)
                : reader.Fail<Literal>("a text after LIKE");
        if (!reader.Is(TokenKind.String))
            return Value(reader, "a text after LIKE");
        return Unescape(reader, isPattern: true) is { } text ? new LikePattern(text) { Span = reader.Previous } : null;
    }

    public static StringLiteral? String(TokenReader reader)
    {
        if (reader.IsHole(k => k is HoleKind.Text or HoleKind.Value or HoleKind.Raw))
            return new StringLiteral("") { Span = reader.Take().Span };
        return Unescape(reader, isPattern: false) is { } text ? new StringLiteral(text) { Span = reader.Previous } : null;
    }

    /// <summary>Values in parentheses; null after a failure. The opening one is taken already.</summary>
    public static List<Literal>? ValuesToParenthesis(TokenReader reader, string owner)
    {
        var values = new List<Literal>();
        do
        {
            var item = reader.IsHole(k => k is HoleKind.List or HoleKind.Query)
                ? Hole(reader)
                : Value(reader, $"a value in the list of {owner}");
            if (item is not { } value)
                return null;
            values.Add(value);
        }
        while (reader.Take(TokenKind.Comma));
        return reader.Expect(TokenKind.RightParenthesis, $"a comma or ) in the list of {owner}") ? values : null;
    }

    /// <summary>The values of the hole that is next.</summary>
    public static HoleLiteral Hole(TokenReader reader) => new(reader.Current.Hole) { Span = reader.Take().Span };

    public static NumberLiteral? Number(TokenReader reader, string expected)
    {
        if (IsCount(reader) || reader.IsHole(k => k == HoleKind.Number))
            return new NumberLiteral("0") { Span = reader.Take().Span };
        var start = reader.Current.Span;
        var isNegative = reader.Take(TokenKind.Minus);
        if (!isNegative)
            reader.Take(TokenKind.Plus);
        if (!reader.Is(TokenKind.Integer) && !reader.Is(TokenKind.Decimal))
            return reader.Fail<NumberLiteral>(expected);
        var digits = reader.Take().Text!;
        return new NumberLiteral(isNegative ? "-" + digits : digits) { Span = reader.Since(start) };
    }

    /// <summary>The number of LIMIT or OFFSET.</summary>
    public static RowCount? RowCount(TokenReader reader, string clause)
    {
        if (IsCount(reader))
            return new RowCount(0) { Span = reader.Take().Span };
        var start = reader.Current.Span;
        var isNegative = reader.Take(TokenKind.Minus);
        if (!isNegative)
            reader.Take(TokenKind.Plus);
        if (!reader.Is(TokenKind.Integer))
            return reader.Fail<RowCount>("a whole number after " + clause);
        var digits = reader.Take().Text!;
        if (isNegative)
            return reader.Refuse<RowCount>($"{clause} takes no negative number", reader.Since(start));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new RowCount(count) { Span = reader.Since(start) }
            : reader.Refuse<RowCount>($"{digits} is too large a number for {clause}", reader.Previous);
    }

    /// <summary>Whether a hole for a whole number is next.</summary>
    public static bool IsCount(TokenReader reader) => reader.IsHole(k => k is HoleKind.Whole or HoleKind.Value or HoleKind.Raw);

    private static Literal? Word(TokenReader reader, string expected)
    {
        var token = reader.Current;
        switch (token.Keyword)
        {
            case Keyword.Null:
                return new NullLiteral { Span = reader.Take().Span };
            case Keyword.True or Keyword.False:
                return new BooleanLiteral(token.Keyword == Keyword.True) { Span = reader.Take().Span };
        }
        if (RelativeDateRanges.TryFind(token.Text!, out var range))
            return DateGrammar.Range(reader, range);
        if (Currency(token) is { } currency)
        {
            reader.Take();
            return currency;
        }
        return reader.Fail<Literal>(expected);
    }

    private static CurrencyLiteral? Currency(Token token)
    {
        var text = token.Text!;
        var dots = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (i < 3 ? !(c < 128 && char.IsLetter(c)) : !(Lexer.IsDigit(c) || (c == '.' && i > 3 && ++dots == 1)))
                return null;
        }
        return text.Length > 3
            ? new CurrencyLiteral(text.Substring(0, 3).ToUpperInvariant(), text.Substring(3).TrimEnd('.')) { Span = token.Span }
            : null;
    }

    private static string? Unescape(TokenReader reader, bool isPattern)
    {
        if (!reader.Is(TokenKind.String))
            return reader.Fail<string>("a text in single quotes");
        var token = reader.Take();
        var text = StringEscapes.Remove(token.Text!, isPattern, out var problemAt, out var problem);
        return text ?? reader.Refuse<string>(problem!, new TextSpan(token.Span.Start + problemAt, 2));
    }
}
