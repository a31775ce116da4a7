using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// Where a parse stands: the tokens, the errors so far, and the depth. A rule of the grammar is a static function that takes the reader
/// and returns a node, or null after it has reported why there is none.
/// </summary>
internal sealed class TokenReader(string text, IReadOnlyList<StatementHole>? holes = null)
{
    /// <summary>Deeper than any statement that Salesforce would run, and shallow enough for the small stacks of compiler threads.</summary>
    private const int MaximumDepth = 100;

    private readonly List<Token> _tokens = Lexer.Tokens(text, holes ?? []);
    private readonly List<SyntaxError> _errors = [];
    private int _at;
    private int _depth;
    private int _counted;
    private int _line = 1;
    private int _lineStart;

    public Token Current => _tokens[_at];

    /// <summary>The span of the token that was taken last.</summary>
    public TextSpan Previous => _at == 0 ? default : _tokens[_at - 1].Span;

    public Token Peek(int count) => _tokens[Math.Min(_at + count, _tokens.Count - 1)];

    public Token Take() => _at < _tokens.Count - 1 ? _tokens[_at++] : _tokens[_at];

    public bool Is(TokenKind kind) => Current.Kind == kind;

    public bool Is(Keyword keyword) => Current.Keyword == keyword;

    /// <summary>Whether a hole is next that can contain this.</summary>
    public bool IsHole(Func<HoleKind, bool> fits) => Current.Kind == TokenKind.Hole && fits(Current.Hole);

    public bool Take(TokenKind kind)
    {
        if (Current.Kind != kind)
            return false;
        Take();
        return true;
    }

    public bool Take(Keyword keyword)
    {
        if (Current.Keyword != keyword)
            return false;
        Take();
        return true;
    }

    public bool TakeWord(string word)
    {
        if (!IsWord(Current, word))
            return false;
        Take();
        return true;
    }

    public static bool IsWord(Token token, string word) =>
        token.Kind == TokenKind.Name && string.Equals(token.Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a token of that kind, or reports that <paramref name="expected"/> was expected.</summary>
    public bool Expect(TokenKind kind, string expected) => Take(kind) || Fail(expected);

    /// <summary>Takes that keyword, or reports that it was expected.</summary>
    public bool Expect(Keyword keyword, string context = "") => Take(keyword) || Fail(Keywords.Text(keyword) + context);

    /// <summary>The span from <paramref name="start"/> to the token that was taken last.</summary>
    public TextSpan Since(TextSpan start) => TextSpan.Between(start, Previous);

    /// <summary>Goes one level deeper, or reports that the statement is too deep.</summary>
    public bool Enter()
    {
        if (++_depth <= MaximumDepth)
            return true;
        Report(SyntaxErrorKind.TooDeep, $"parentheses and subqueries are nested more than {MaximumDepth} deep", Current.Span);
        return false;
    }

    public void Leave() => _depth--;

    /// <summary>Reports that <paramref name="expected"/> was expected at the current token. Always false.</summary>
    public bool Fail(string expected)
    {
        if (Current.Kind == TokenKind.Colon)
        {
            Report(
                SyntaxErrorKind.BindVariable, "bind variables (:name) exist in Apex only: put the value into the statement", Current.Span);
        }
        else if (Current.Problem is { } problem)
            Report(SyntaxErrorKind.Grammar, problem, Current.Span, expected);
        else
        {
            var hint = Current.Hole == HoleKind.Text && expected.Contains("name")
                ? "; a name from outside goes in with Soql.Identifier"
                : "";
            Report(SyntaxErrorKind.Grammar, $"expected {expected}, found {TokenWords.Describe(Current)}{hint}", Current.Span, expected);
        }
        return false;
    }

    public T? Fail<T>(string expected)
        where T : class
    {
        Fail(expected);
        return null;
    }

    /// <summary>Reports a mistake for which "expected, found" would be the wrong words.</summary>
    public T? Refuse<T>(string message, TextSpan span)
        where T : class
    {
        Report(SyntaxErrorKind.Grammar, message, span);
        return null;
    }

    /// <summary>What will be put in at that offset; null where there is no hole.</summary>
    public HoleKind? HoleAt(int offset)
    {
        foreach (var hole in holes ?? [])
        {
            if (hole.Offset == offset)
                return hole.Kind;
        }
        return null;
    }

    public void Report(SyntaxErrorKind kind, string message, TextSpan span, string? expected = null, string? suggestion = null)
    {
        var (line, column) = Position(span.Start);
        _errors.Add(new SyntaxError
        {
            Kind = kind,
            Message = message,
            Span = span,
            Line = line,
            Column = column,
            Found = TokenWords.Describe(Current),
            Expected = expected,
            Suggestion = suggestion,
        });
    }

    public ParseResult<T> Result<T>(T? tree)
        where T : SyntaxNode =>
        new() { Tree = _errors.Count == 0 ? tree : null, Errors = new EquatableArray<SyntaxError>(_errors.ToArray()) };

    // Goes on from the last error, so that many errors still take time in proportion to the text.
    private (int Line, int Column) Position(int offset)
    {
        for (; _counted < offset; _counted++)
        {
            if (text[_counted] == '\n')
            {
                _line++;
                _lineStart = _counted + 1;
            }
        }
        return (_line, offset - _lineStart + 1);
    }
}
