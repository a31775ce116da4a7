using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// Cuts a statement into tokens, as Salesforce's own lexer does: white space is space, tab and line ends; there are no comments; a name
/// takes the dots in it along.
/// </summary>
internal ref struct Lexer(string text, IReadOnlyList<StatementHole> holes)
{
    private int _at;
    private int _hole;

    public static List<Token> Tokens(string text, IReadOnlyList<StatementHole> holes)
    {
        var lexer = new Lexer(text, holes);
        // About one token in five characters: most statements need no second array.
        var tokens = new List<Token>((text.Length / 5) + 2);
        Token token;
        do
        {
            token = lexer.Next();
            tokens.Add(token);
        }
        while (token.Kind is not (TokenKind.End or TokenKind.Bad));
        return tokens;
    }

    private Token Next()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n')
            _at++;
        if (_at == text.Length)
            return new Token(TokenKind.End, new TextSpan(_at, 0));
        return text[_at] switch
        {
            '(' => Take(TokenKind.LeftParenthesis, 1),
            ')' => Take(TokenKind.RightParenthesis, 1),
            ',' => Take(TokenKind.Comma, 1),
            ':' => Take(TokenKind.Colon, 1),
            '+' => Take(TokenKind.Plus, 1),
            '-' when After(1) != '-' => Take(TokenKind.Minus, 1),
            '=' => Take(TokenKind.Equal, 1),
            '<' => After(1) == '>' ? Take(TokenKind.NotEqual, 2) : Take(TokenKind.Less, 1),
            '>' => Take(TokenKind.Greater, 1),
            '!' when After(1) == '=' => Take(TokenKind.NotEqual, 2),
            '\'' => String(),
            '{' => Braced(),
            StatementHole.Sign when HoleAt(_at) is { } kind => Hole(kind),
            '.' when IsDigit(After(1)) => Number(),
            '.' => Take(TokenKind.Dot, 1),
            var c when IsDigit(c) => Number(),
            var c when IsLetter(c) => Name(),
            _ => Bad(),
        };
    }

    private readonly char After(int count) => _at + count < text.Length ? text[_at + count] : '\0';

    private Token Take(TokenKind kind, int length, string? tokenText = null)
    {
        var token = new Token(kind, new TextSpan(_at, length), tokenText);
        _at += length;
        return token;
    }

    private Token TakeText(TokenKind kind, int length) => Take(kind, length, text.Substring(_at, length));

    private readonly Token Problem(int length, string problem) => new(TokenKind.Bad, new TextSpan(_at, length), Problem: problem);

    private Token Name()
    {
        var end = _at + 1;
        while (end < text.Length && IsNameCharacter(text[end])
            && (text[end] != StatementHole.Sign || HoleAt(end) is null or HoleKind.Name or HoleKind.Raw))
            end++;
        if (GluedHole(end) is { } glued)
            return new Token(TokenKind.Bad, new TextSpan(glued, 1), Problem: "a hole is a whole name: put the rest into it");
        var name = text.Substring(_at, end - _at);
        var token = new Token(TokenKind.Name, new TextSpan(_at, end - _at), name, Keywords.Find(name));
        _at = end;
        return token;
    }

    // A hole that can be a name or a part of one is so where a dot or a letter is next to it.
    private Token Hole(HoleKind kind)
    {
        var isInName = _at + 1 < text.Length && IsNameCharacter(text[_at + 1]) && text[_at + 1] != StatementHole.Sign;
        return kind == HoleKind.Name || (kind == HoleKind.Raw && isInName) ? Name() : Take(TokenKind.Hole, 1) with { Hole = kind };
    }

    // What is known of the hole there; null for a character that only looks like the sign of one.
    private HoleKind? HoleAt(int offset)
    {
        while (_hole < holes.Count && holes[_hole].Offset < offset)
            _hole++;
        return _hole < holes.Count && holes[_hole].Offset == offset ? holes[_hole].Kind : null;
    }

    // Where in the name that ends there a hole for names has letters next to it; null where none has.
    private readonly int? GluedHole(int end)
    {
        for (var i = _at; i < end; i++)
        {
            var isApart = (i == _at || text[i - 1] == '.') && (i + 1 == end || text[i + 1] == '.');
            if (text[i] != StatementHole.Sign || isApart)
                continue;
            foreach (var hole in holes)
            {
                if (hole.Offset == i && hole.Kind == HoleKind.Name)
                    return i;
            }
        }
        return null;
    }

    private Token Number()
    {
        var dates = new DateShape(text, _at);
        if (dates.Kind is { } kind)
            return TakeText(kind, dates.Length);
        if (dates.Problem is { } problem)
            return Problem(dates.Length, problem);
        var end = _at;
        while (end < text.Length && IsDigit(text[end]))
            end++;
        if (end + 1 >= text.Length || text[end] != '.' || !IsDigit(text[end + 1]))
            return TakeText(TokenKind.Integer, end - _at);
        end++;
        while (end < text.Length && IsDigit(text[end]))
            end++;
        return TakeText(TokenKind.Decimal, end - _at);
    }

    private Token String()
    {
        for (var end = _at + 1; end < text.Length; end++)
        {
            switch (text[end])
            {
                case '\'':
                    return TakeText(TokenKind.String, end + 1 - _at);
                case StatementHole.Sign when HoleAt(end) is { } kind and not HoleKind.Raw:
                    return new Token(TokenKind.Bad, new TextSpan(end, 1), Problem: HoleWords.Quoted);
                case '\n':
                    return Problem(end - _at, "a text cannot go on in the next line: write \\n for a line end, and a closing '");
                case '\\':
                    end++;
                    break;
            }
        }
        return Problem(text.Length - _at, "this text has no closing '");
    }

    private Token Braced()
    {
        for (var end = _at + 1; end < text.Length; end++)
        {
            if (text[end] == '}')
                return TakeText(TokenKind.Braced, end + 1 - _at);
            if (text[end] == '\\')
                end++;
        }
        return Problem(text.Length - _at, "this { has no closing }");
    }

    private readonly Token Bad() => text[_at] switch
    {
        '-' => Problem(2, "SOQL has no comments"),
        '/' when After(1) is '/' or '*' => Problem(2, "SOQL has no comments"),
        ';' => Problem(1, "a statement does not end with ;"),
        '"' => Problem(1, "texts are in single quotes, not in double quotes"),
        '!' => Problem(1, "! is not an operator of SOQL: write != or NOT"),
        '&' or '|' => Problem(1, $"{text[_at]} is not an operator of SOQL: write AND or OR"),
        '_' => Problem(1, "a name cannot start with _"),
        var c when char.IsWhiteSpace(c) => Problem(1, $"the character U+{(int)c:X4} looks like a space but is not a space"),
        var c when c < ' ' => Problem(1, $"the character U+{(int)c:X4} is not allowed in a statement"),
        var c => Problem(1, $"{c} is not allowed in a statement"),
    };

    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c) => (c | 0x20) is >= 'a' and <= 'z';

    // The official lexer allows anything beyond ASCII in a name, but not at its start. Spaces are left out for a better error.
    private static bool IsNameCharacter(char c) =>
        IsLetter(c) || IsDigit(c) || c is '_' or '.' || (c is >= '\u0080' and not '\uFFFF' && !char.IsWhiteSpace(c));
}
