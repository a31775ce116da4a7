using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Testing.Queries.Search;

/// <summary>Turns what a search looks for into an expression of SQLite's full-text index.</summary>
/// <param name="words">The words of the index that match a pattern of GLOB.</param>
internal sealed class SearchCompiler(Func<string, List<string>> words)
{
    // Beyond the first the platform finds nothing, beyond the second it drops the operators (SOQL and SOSL Reference, SOSL Syntax).
    private const int LongestText = 10_000;
    private const int LongestWithOperators = 4_000;

    private const int MostPhrases = 200;

    /// <summary>The expression; null where nothing can match.</summary>
    public string? Compile(SearchText text)
    {
        var length = text.Span.Length - "{}".Length;
        if (length > LongestText)
            return null;
        return length > LongestWithOperators ? Any(Terms(text.Expression)) : Compile(text.Expression);
    }

    private string? Compile(SearchExpression expression) => expression switch
    {
        SearchWord word => Phrase(word.Pattern),
        SearchPhrase phrase => Phrase(phrase.Pattern),
        SearchSequence sequence => All(sequence.Terms),
        SearchAnd and => All(and.Terms),
        SearchOr or => Any(or.Terms),
        SearchAndNot andNot => Difference(andNot),
        _ => throw new ArgumentException($"{expression.GetType().Name} cannot be searched for.", nameof(expression)),
    };

    private string? All(EquatableArray<SearchExpression> terms)
    {
        var all = terms.Select(Compile).ToList();
        // A word that no record has leaves nothing to be found.
        return all.Contains(null) ? null : Join(all, " AND ");
    }

    private string? Any(IEnumerable<SearchExpression> terms) => Join([.. terms.Select(Compile).Where(t => t is not null)], " OR ");

    // A chain of AND NOT is one difference: nested ones would be too deep for SQLite.
    private string? Difference(SearchAndNot difference)
    {
        var excluded = new List<SearchExpression>();
        SearchExpression included = difference;
        for (; included is SearchAndNot next; included = next.Included)
            excluded.Add(next.Excluded);
        return Compile(included) is not { } left ? null : Any(excluded) is { } right ? $"({left} NOT {right})" : left;
    }

    private static string? Join(IReadOnlyList<string?> terms, string joint) => terms.Count switch
    {
        0 => null,
        1 => terms[0],
        _ => "(" + string.Join(joint, terms) + ")",
    };

    private static IEnumerable<SearchExpression> Terms(SearchExpression expression) => expression switch
    {
        SearchSequence sequence => sequence.Terms.SelectMany(Terms),
        SearchAnd and => and.Terms.SelectMany(Terms),
        SearchOr or => or.Terms.SelectMany(Terms),
        SearchAndNot andNot => Terms(andNot.Included).Concat(Terms(andNot.Excluded)),
        _ => [expression],
    };

    // The words of a pattern side by side. The index knows a wildcard at the very end; others are replaced by the words that match them.
    private string? Phrase(string pattern)
    {
        var parts = SearchTokens.SplitPattern(pattern);
        if (parts.Count == 0)
            return null;
        var last = parts[^1].TrimEnd('*');
        var isPrefix = last.Length is > 0 && last.Length < parts[^1].Length && !HasWildcard(last);
        if (isPrefix)
            parts[^1] = last;
        List<string> phrases = [""];
        foreach (var part in parts)
        {
            var matches = HasWildcard(part) ? words(SearchTokens.Fold(part)) : [part];
            phrases = [.. phrases.SelectMany(p => matches.Select(m => p.Length == 0 ? m : p + " " + m)).Take(MostPhrases)];
        }
        return Join([.. phrases.Select(p => $"\"{p}\"{(isPrefix ? " *" : "")}")], " OR ");
    }

    private static bool HasWildcard(string word) => word.AsSpan().ContainsAny('*', '?');
}
