using System.Text;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>
/// Turns what stands in the braces of FIND into an expression of SQLite's full-text index: words that stand side by side must all be there,
/// text in quotes is a phrase, <c>*</c> and <c>?</c> are wildcards, AND, OR and AND NOT bind in this order.
/// </summary>
internal sealed class SearchExpression
{
    private readonly string _text;
    private readonly Func<string, List<string>> _words;
    private int _at;

    private SearchExpression(string text, Func<string, List<string>> words)
    {
        _text = text;
        _words = words;
    }

    /// <summary>The expression; null where nothing can match.</summary>
    /// <param name="text">The search.</param>
    /// <param name="words">The words of the index that match a pattern.</param>
    public static string? Compile(string text, Func<string, List<string>> words)
    {
        // Longer than this finds nothing at all on the platform.
        if (text.Length > 10_000)
            return null;
        var expression = new SearchExpression(text, words);
        var compiled = expression.Or(0);
        expression.SkipSpace();
        return expression._at == text.Length
            ? compiled
            : throw new ApiException(400, "MALFORMED_SEARCH", $"unexpected character '{text[expression._at]}' in the search term", null);
    }

    private string? Or(int depth)
    {
        var terms = new List<string>();
        do
        {
            if (And(depth) is { } term)
                terms.Add(term);
        }
        while (TakeWord("OR"));
        return terms.Count == 0 ? null : terms.Count == 1 ? terms[0] : "(" + string.Join(" OR ", terms) + ")";
    }

    private string? And(int depth)
    {
        string? all = null;
        var isFirst = true;
        while (true)
        {
            SkipSpace();
            if (_at == _text.Length || _text[_at] == ')' || PeekWord("OR"))
                return all;
            var isNegated = false;
            if (!isFirst && TakeWord("AND"))
                isNegated = TakeWord("NOT");
            var term = Primary(depth);
            if (isNegated)
                all = all is null ? null : term is null ? all : $"({all} NOT {term})";
            else
                // A word that no record has leaves nothing to be found.
                all = isFirst ? term : all is null || term is null ? null : $"({all} AND {term})";
            isFirst = false;
        }
    }

    private string? Primary(int depth)
    {
        SkipSpace();
        if (_at < _text.Length && _text[_at] == '(' && depth < 50)
        {
            _at++;
            var inner = Or(depth + 1);
            SkipSpace();
            if (_at == _text.Length || _text[_at] != ')')
                throw new ApiException(400, "MALFORMED_SEARCH", "a parenthesis of the search term is not closed", null);
            _at++;
            return inner;
        }
        return _at < _text.Length && _text[_at] == '"' ? Phrase() : Word();
    }

    private string Phrase()
    {
        var phrase = new StringBuilder();
        for (_at++; _at < _text.Length && _text[_at] != '"'; _at++)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            phrase.Append(_text[_at]);
        }
        _at = Math.Min(_text.Length, _at + 1);
        return Quote(phrase.ToString());
    }

    private string? Word()
    {
        var plain = new StringBuilder();
        var pattern = new StringBuilder();
        var hasWildcard = false;
        for (; _at < _text.Length && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"'); _at++)
        {
            if (_text[_at] is '*' or '?')
            {
                hasWildcard = true;
                pattern.Append(_text[_at]);
                continue;
            }
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
                _at++;
            plain.Append(_text[_at]);
            // Words of the index are in lower case; a character that GLOB knows stands for itself in brackets.
            var lower = char.ToLowerInvariant(_text[_at]);
            pattern.Append(lower is '[' or '*' or '?' ? $"[{lower}]" : lower.ToString());
        }
        if (plain.Length == 0)
        {
            if (!hasWildcard && _at < _text.Length)
                throw new ApiException(400, "MALFORMED_SEARCH", $"unexpected character '{_text[_at]}' in the search term", null);
            return null;
        }
        if (!hasWildcard)
            return Quote(plain.ToString());
        if (pattern.ToString().IndexOfAny(['*', '?']) == pattern.Length - 1 && pattern[^1] == '*')
            return Quote(plain.ToString()) + "*";
        var words = _words(pattern.ToString());
        return words.Count == 0 ? null : "(" + string.Join(" OR ", words.Select(Quote)) + ")";
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private bool PeekWord(string word)
    {
        var at = _at;
        var isNext = TakeWord(word);
        _at = at;
        return isNext;
    }

    private bool TakeWord(string word)
    {
        SkipSpace();
        var end = _at + word.Length;
        if (end >= _text.Length || string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) != 0 || !(char.IsWhiteSpace(_text[end]) || _text[end] is '(' or '"'))
            return false;
        _at = end;
        return true;
    }

    // SQLite reads an expression up to the first NUL.
    private static string Quote(string text) =>
        "\"" + text.Replace('\0', ' ').Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
