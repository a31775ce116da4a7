using System.Text;
using Salesforce.Typed.Queries.Search;

namespace Salesforce.Typed.Search;

/// <summary>
/// What a search looks for: words, phrases, and <c>&amp;</c> and <c>|</c> between them (SOSL Reference, FIND {SearchQuery}). Case does not
/// matter. Whatever is in the words, it stays words: reserved characters are escaped, and the words <c>and</c>, <c>or</c> and <c>not</c>
/// are searched for.
/// </summary>
public sealed class SearchText
{
    // Longer than this a search finds nothing, and from this on its operators are dropped (SOSL Reference, SOSL Syntax).
    private const int Longest = 10_000;
    private const int LongestWithOperators = 4_000;

    private SearchText(string expression, bool hasOperators)
    {
        if (hasOperators && expression.Length > LongestWithOperators)
            throw new ArgumentException($"A search with operators may have {LongestWithOperators:N0} characters, or the org drops the "
                + $"operators; this one has {expression.Length:N0}.");
        if (expression.Length > Longest)
            throw new ArgumentException(
                $"A search may have {Longest:N0} characters, or the org finds nothing; this one has {expression.Length:N0}.");
        if (string.IsNullOrWhiteSpace(expression))
            throw new ArgumentException("There is no text to search for.");
        Expression = expression;
    }

    /// <summary>What is in the braces of FIND.</summary>
    public string Expression { get; }

    /// <summary>Both must be found.</summary>
    public static SearchText operator &(SearchText left, SearchText right) => Join(left, "AND", right);

    /// <summary>One or the other must be found.</summary>
    public static SearchText operator |(SearchText left, SearchText right) => Join(left, "OR", right);

    /// <summary>
    /// Words, all of which must be found. In the middle and at the end of a word <c>*</c> represents any characters and <c>?</c> for one.
    /// </summary>
    /// <exception cref="ArgumentException">There is no word in it, or it is too long.</exception>
    public static SearchText Words(string text) => new(Escape(text, keepsWildcards: true), hasOperators: false);

    /// <summary>Words, all of which must be found, without wildcards: <c>*</c> and <c>?</c> are escaped too.</summary>
    /// <exception cref="ArgumentException">There is no word in it, or it is too long.</exception>
    public static SearchText Literal(string text) => new(Escape(text, keepsWildcards: false), hasOperators: false);

    /// <summary>Words that must be found side by side, in this order.</summary>
    /// <exception cref="ArgumentException">There is no word in it, or it is too long.</exception>
    public static SearchText Phrase(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var phrase = new StringBuilder("\"");
        foreach (var c in text)
            Add(phrase, c, keepsWildcards: false);
        return new SearchText(phrase.Append('"').ToString(), hasOperators: false);
    }

    /// <summary>
    /// An expression of your own in the language of FIND, sent as it is: <c>(acme OR "rocket men") AND NOT anvil*</c>. Never build it with
    /// text from outside: that is what the other methods are for. It cannot leave the braces of FIND.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// A reserved character is not escaped, a quote or parenthesis is not closed, an operator has nothing before or after it, or the
    /// expression is too long.
    /// </exception>
    public static SearchText Raw(string expression)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(expression);
        return new RawSearchCheck(expression).Problem is { } problem
            ? throw new ArgumentException(problem, nameof(expression))
            : new SearchText(expression, hasOperators: true);
    }

    /// <summary>This must be found, and that must not.</summary>
    public SearchText AndNot(SearchText other) => Join(this, "AND NOT", other);

    /// <summary>What is in the braces of FIND.</summary>
    public override string ToString() => Expression;

    private static SearchText Join(SearchText left, string word, SearchText right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new SearchText($"({left.Expression}) {word} ({right.Expression})", hasOperators: true);
    }

    private static string Escape(string text, bool keepsWildcards)
    {
        ArgumentNullException.ThrowIfNull(text);
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            if (IsBlank(text[at]))
            {
                escaped.Append(' ');
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && !IsBlank(text[end]))
                end++;
            AddWord(escaped, text.AsSpan(at, end - at), keepsWildcards);
            at = end;
        }
        return escaped.ToString();
    }

    private static void AddWord(StringBuilder escaped, ReadOnlySpan<char> word, bool keepsWildcards)
    {
        // In quotes these are words, without they would be operators.
        var isOperator = SearchWords.IsOperator(word);
        if (isOperator)
            escaped.Append('"');
        foreach (var c in word)
            Add(escaped, c, keepsWildcards);
        if (isOperator)
            escaped.Append('"');
    }

    private static void Add(StringBuilder escaped, char c, bool keepsWildcards)
    {
        if (IsBlank(c))
        {
            escaped.Append(' ');
            return;
        }
        if (SearchWords.IsReserved(c) && !(keepsWildcards && c is '*' or '?'))
            escaped.Append('\\');
        escaped.Append(c);
    }

    // A search has words and what is between them; line ends and control characters are that.
    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
