namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>Says in words what a token is, for errors.</summary>
internal static class TokenWords
{
    private const int LongestQuote = 40;

    public static string Describe(Token token) => token.Kind switch
    {
        TokenKind.End => "the end of the statement",
        TokenKind.Name when token.Keyword != Keyword.None => Keywords.Text(token.Keyword),
        TokenKind.Name when token.Text![0] == StatementHole.Sign => "a hole with a name",
        TokenKind.Name => Shorten(token.Text!),
        TokenKind.Integer or TokenKind.Decimal => "the number " + Shorten(token.Text!),
        TokenKind.String => "the text " + Shorten(token.Text!),
        TokenKind.Date => "the date " + token.Text,
        TokenKind.DateTime => "the dateTime " + token.Text,
        TokenKind.Time => "the time " + token.Text,
        TokenKind.Braced => Shorten(token.Text!),
        TokenKind.LeftParenthesis => "(",
        TokenKind.RightParenthesis => ")",
        TokenKind.Comma => "a comma",
        TokenKind.Dot => "a dot",
        TokenKind.Colon => ":",
        TokenKind.Plus => "+",
        TokenKind.Minus => "-",
        TokenKind.Equal => "=",
        TokenKind.Less => "<",
        TokenKind.Greater => ">",
        TokenKind.NotEqual => "!=",
        TokenKind.Hole => HoleWords.Describe(token.Hole),
        _ => "text that is not SOQL",
    };

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : text.Substring(0, LongestQuote) + "...";
}
