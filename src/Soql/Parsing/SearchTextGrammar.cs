using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>
/// The text in the braces of FIND. A reserved character that is not escaped is reported and read as an ordinary one, so that all of them
/// are found, up to a number; any other mistake ends the text.
/// </summary>
internal sealed class SearchTextGrammar
{
    // As deep as TokenReader lets parentheses and subqueries nest.
    private const int MaximumDepth = 100;

    // As many as the check of a statement lists.
    private const int MostErrors = 100;

    private readonly TokenReader _reader;
    private readonly string _text;
    private readonly int _start;
    private readonly List<(SyntaxErrorKind Kind, string Message, TextSpan Span, string? Suggestion)> _errors = [];
    private TextSpan _firstUnlisted;
    private int _unlisted;
    private int _at;
    private int _depth;
    private int _negations;

    private SearchTextGrammar(TokenReader reader, Token token)
    {
        _reader = reader;
        _text = token.Text!.Substring(1, token.Text.Length - 2);
        _start = token.Span.Start + 1;
    }

    private bool IsAtEnd => _at == _text.Length;

    /// <summary>What the braces hold; null after a failure.</summary>
    public static SearchText? Text(TokenReader reader, Token token)
    {
        var grammar = new SearchTextGrammar(reader, token);
        var expression = grammar.All();
        if (grammar._unlisted > 0)
        {
            var message = $"the text of FIND has {grammar._unlisted} more reserved characters to escape, which are not listed";
            grammar._errors.Add((SyntaxErrorKind.ReservedCharacter, message, grammar._firstUnlisted, null));
        }
        // Positions are counted from one error to the next.
        foreach (var error in grammar._errors.OrderBy(e => e.Span.Start))
            reader.Report(error.Kind, error.Message, error.Span, suggestion: error.Suggestion);
        return expression is null || grammar._errors.Count > 0 ? null : new SearchText(expression) { Span = token.Span };
    }

    private SearchExpression? All()
    {
        SkipSpace();
        if (IsAtEnd)
            return Fail(SyntaxErrorKind.EmptySearch, "there is no text to find in the braces", new TextSpan(_start - 1, _text.Length + 2));
        var expression = Or(openAt: null);
        return expression is null || IsAtEnd ? expression : Fail("unmatched )", Span(_at, _at + 1), @"\)");
    }

    private SearchExpression? Or(int? openAt)
    {
        var terms = new List<SearchExpression>();
        TextSpan? operatorAt = null;
        do
        {
            if (And(operatorAt, openAt) is not { } term)
                return null;
            terms.Add(term);
            SkipSpace();
            operatorAt = Span(_at, _at + 2);
        }
        while (TakeOperator("OR"));
        return terms.Count == 1 ? terms[0] : new SearchOr(new EquatableArray<SearchExpression>(terms.ToArray())) { Span = Of(terms) };
    }

    private SearchExpression? And(TextSpan? operatorAt, int? openAt)
    {
        if (Sequence(operatorAt, openAt) is not { } first)
            return null;
        // A chain of AND is one node; what is in parentheses is not a part of the chain.
        List<SearchExpression> chain = [first];
        while (true)
        {
            SkipSpace();
            var at = _at;
            if (!TakeOperator("AND"))
                return Chain(chain);
            var end = _at;
            var isNegated = TakeOperator("NOT");
            var span = Span(at, isNegated ? _at : end);
            if (Sequence(span, openAt) is not { } right)
                return null;
            if (!isNegated)
            {
                chain.Add(right);
                continue;
            }
            // Each one makes the tree deeper.
            if (++_negations > MaximumDepth)
                return Fail(SyntaxErrorKind.TooDeep, $"a search has AND NOT {MaximumDepth} times at most", span);
            var left = Chain(chain);
            chain = [new SearchAndNot(left, right) { Span = TextSpan.Between(left.Span, right.Span) }];
        }
    }

    private static SearchExpression Chain(List<SearchExpression> terms) => terms.Count == 1
        ? terms[0]
        : new SearchAnd(new EquatableArray<SearchExpression>(terms.ToArray())) { Span = Of(terms) };

    private SearchExpression? Sequence(TextSpan? operatorAt, int? openAt)
    {
        SkipSpace();
        var terms = new List<SearchExpression>();
        while (!IsAtEnd && _text[_at] != ')' && !IsOperator("AND") && !IsOperator("OR"))
        {
            if (Single() is not { } term)
                return null;
            terms.Add(term);
            SkipSpace();
        }
        return terms.Count switch
        {
            0 => FailEmpty(operatorAt, openAt),
            1 => terms[0],
            _ => new SearchSequence(new EquatableArray<SearchExpression>(terms.ToArray())) { Span = Of(terms) },
        };
    }

    private SearchExpression? FailEmpty(TextSpan? operatorAt, int? openAt)
    {
        if (operatorAt is { } span)
            return FailOperator(span, "after");
        if (!IsAtEnd && _text[_at] != ')')
            return FailOperator(Span(_at, _at + (IsOperator("OR") ? 2 : 3)), "before");
        return openAt is { } open
            ? Fail("there is no text to find in the parentheses", Span(open, open + 1), null)
            : Fail("unmatched )", Span(_at, _at + 1), @"\)");
    }

    private SearchExpression? FailOperator(TextSpan span, string place)
    {
        var written = _text.Substring(span.Start - _start, span.Length);
        var message = $"{written.ToUpperInvariant()} has no text to find {place} it; to find the word, write it in double quotes";
        return Fail(message, span, $"\"{written}\"");
    }

    private SearchExpression? Single()
    {
        if (HoleAt(_at) is { } kind && (kind != HoleKind.Raw || IsApart(_at)))
            return Hole(kind);
        return _text[_at] switch
        {
            '(' => Group(),
            '"' => Phrase(),
            _ => Word(),
        };
    }

    private SearchExpression? Group()
    {
        var open = _at;
        if (++_depth > MaximumDepth)
        {
            return Fail(
                SyntaxErrorKind.TooDeep, $"parentheses are nested more than {MaximumDepth} deep", Span(open, open + 1));
        }
        _at++;
        var inner = Or(open);
        _depth--;
        if (inner is null)
            return null;
        if (IsAtEnd)
            return Fail("this ( has no closing )", Span(open, open + 1), @"\(");
        _at++;
        return inner with { Span = Span(open, _at) };
    }

    private SearchExpression? Phrase()
    {
        var open = _at;
        var pattern = new StringBuilder();
        for (_at++; !IsAtEnd && _text[_at] != '"'; _at++)
        {
            if (HoleAt(_at) is { } kind and not HoleKind.Raw)
            {
                const string Message = "a hole is in double quotes: leave the quotes out, and put a SearchText.Phrase into it";
                return Fail(Message, Span(_at, _at + 1), null);
            }
            AddCharacter(pattern);
        }
        if (IsAtEnd)
            return Fail("this \" has no closing \"", Span(open, open + 1), "\\\"");
        _at++;
        return new SearchPhrase(pattern.ToString()) { Span = Span(open, _at) };
    }

    private SearchExpression? Word()
    {
        var start = _at;
        var pattern = new StringBuilder();
        var hasEscape = false;
        for (; !IsAtEnd && !IsBoundary(_text[_at]); _at++)
        {
            if (HoleAt(_at) is { } kind and not HoleKind.Raw)
                return FailGlued(_at);
            hasEscape |= _text[_at] == '\\';
            AddCharacter(pattern);
        }
        var span = Span(start, _at);
        var word = pattern.ToString();
        // NOT alone is a word, and so is an operator with an escape in it; in quotes it stays one.
        return SearchEscapes.IsOperator(word) ? new SearchPhrase(word) { Span = span } : new SearchWord(word) { Span = span };
    }

    private SearchExpression? Hole(HoleKind kind)
    {
        var at = _at;
        if (!IsApart(at))
            return FailGlued(at);
        if (kind is not (HoleKind.Words or HoleKind.Text or HoleKind.Value or HoleKind.Raw))
            return Fail($"expected the text to find, found {HoleWords.Describe(kind)}", Span(at, at + 1), null);
        _at++;
        return new SearchHole(kind) { Span = Span(at, _at) };
    }

    private SearchExpression? FailGlued(int at) =>
        Fail("a hole is words of its own: leave a space between it and what is next to it", Span(at, at + 1), null);

    private void AddCharacter(StringBuilder pattern)
    {
        var c = _text[_at];
        if (c == '\\' && _at + 1 < _text.Length)
        {
            SearchEscapes.AddLiteral(pattern, _text[++_at]);
            return;
        }
        if (SearchEscapes.IsReserved(c) && !SearchEscapes.HasMeaning(c))
        {
            var span = Span(_at, _at + 1);
            if (_errors.Count < MostErrors)
                _errors.Add(
                    (SyntaxErrorKind.ReservedCharacter, $"{c} is reserved in the text of FIND: escape it as \\{c}", span, "\\" + c));
            else if (_unlisted++ == 0)
                _firstUnlisted = span;
        }
        pattern.Append(c);
    }

    private HoleKind? HoleAt(int at) => _text[at] == StatementHole.Sign ? _reader.HoleAt(_start + at) : null;

    private bool IsApart(int at) => (at == 0 || IsBoundary(_text[at - 1])) && (at + 1 == _text.Length || IsBoundary(_text[at + 1]));

    private static bool IsBoundary(char c) => char.IsWhiteSpace(c) || c is '(' or ')' or '"';

    private bool IsOperator(string word)
    {
        var end = _at + word.Length;
        return end <= _text.Length
            && string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (end == _text.Length || IsBoundary(_text[end]));
    }

    private bool TakeOperator(string word)
    {
        SkipSpace();
        if (!IsOperator(word))
            return false;
        _at += word.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (!IsAtEnd && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private static TextSpan Of(List<SearchExpression> terms) => TextSpan.Between(terms[0].Span, terms[terms.Count - 1].Span);

    private TextSpan Span(int start, int end) => new(_start + start, end - start);

    private SearchExpression? Fail(string message, TextSpan span, string? suggestion)
    {
        _errors.Add((SyntaxErrorKind.SearchText, message, span, suggestion));
        return null;
    }

    private SearchExpression? Fail(SyntaxErrorKind kind, string message, TextSpan span)
    {
        _errors.Add((kind, message, span, null));
        return null;
    }
}
