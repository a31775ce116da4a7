namespace Salesforce.Typed.Queries.Search;

/// <summary>
/// What is wrong with an expression that code writes for FIND: a reserved character without its escape, a quote or parenthesis without its
/// counterpart, an operator with nothing before or after it.
/// </summary>
internal sealed class RawSearchCheck
{
    private readonly string _text;

    private int _openParentheses;
    private bool _hasTerm;
    private string? _operator;

    /// <param name="expression">The expression.</param>
    public RawSearchCheck(string expression)
    {
        _text = expression;
        Problem = Find();
    }

    /// <summary>What is wrong, as a sentence; null where nothing is.</summary>
    public string? Problem { get; }

    private string? Find()
    {
        for (var i = 0; i < _text.Length;)
        {
            if (char.IsWhiteSpace(_text[i]))
            {
                i++;
                continue;
            }
            var problem = _text[i] switch
            {
                '(' => Open(ref i),
                ')' => Close(ref i),
                '"' => Phrase(ref i),
                _ => Word(ref i),
            };
            if (problem is not null)
                return problem;
        }
        return _openParentheses > 0 ? Unbalanced : Dangling();
    }

    private static string Unbalanced => "The parentheses of the search expression do not match.";

    private string? Open(ref int i)
    {
        i++;
        _openParentheses++;
        _hasTerm = false;
        _operator = null;
        return null;
    }

    private string? Close(ref int i)
    {
        i++;
        if (_openParentheses == 0)
            return Unbalanced;
        if (Dangling() is { } problem)
            return problem;
        _openParentheses--;
        _hasTerm = true;
        return null;
    }

    private string? Phrase(ref int i)
    {
        for (i++; i < _text.Length && _text[i] != '"'; i++)
        {
            if (Character(ref i, isQuoted: true) is { } problem)
                return problem;
        }
        if (i++ >= _text.Length)
            return "A \" of the search expression is not closed.";
        Term();
        return null;
    }

    private string? Word(ref int i)
    {
        var start = i;
        for (; i < _text.Length && !char.IsWhiteSpace(_text[i]) && _text[i] is not ('(' or ')' or '"'); i++)
        {
            if (Character(ref i, isQuoted: false) is { } problem)
                return problem;
        }
        var word = _text[start..i];
        // NOT is an operator behind AND, and a word elsewhere.
        var isNot = word.Equals("NOT", StringComparison.OrdinalIgnoreCase);
        if (isNot ? _operator?.Equals("AND", StringComparison.OrdinalIgnoreCase) != true : !SearchWords.IsOperator(word))
        {
            Term();
            return null;
        }
        if (!isNot && !_hasTerm)
            return $"{word} in a search expression has nothing before it. To find the word, write it in double quotes.";
        _operator = isNot ? $"{_operator} {word}" : word;
        _hasTerm = false;
        return null;
    }

    private void Term()
    {
        _hasTerm = true;
        _operator = null;
    }

    private string? Dangling() => _operator is not null
        ? $"{_operator} in a search expression has nothing after it. To find the word, write it in double quotes."
        : _hasTerm ? null : "There is nothing between the parentheses of the search expression.";

    private string? Character(ref int i, bool isQuoted)
    {
        var c = _text[i];
        if (c == '\\')
            return ++i < _text.Length ? null : "A search expression cannot end in a \\ that escapes nothing.";
        return SearchWords.IsReserved(c) && c is not ('*' or '?') && !(isQuoted && c is '(' or ')')
            ? $"A {c} in a search expression must be escaped, as \\{c}."
            : null;
    }
}
