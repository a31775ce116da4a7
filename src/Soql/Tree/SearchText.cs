using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>
/// What is in the braces of FIND: words, phrases in double quotes, the wildcards <c>*</c> and <c>?</c>, AND, OR, AND NOT, parentheses;
/// <c>\</c> before a reserved character makes it an ordinary one (SOQL and SOSL Reference, FIND {SearchQuery}).
/// </summary>
/// <param name="Expression">What is searched for.</param>
public sealed record SearchText(SearchExpression Expression) : SyntaxNode
{
    /// <summary>What is in the braces as canonical text, with its escapes.</summary>
    public string Text => Expression.ToString();

    /// <summary>The words of a text, all of which are found. Nothing in them is an operator or a wildcard.</summary>
    /// <param name="text">The words, with white space or control characters between them.</param>
    public static SearchText OfWords(string text)
    {
        var words = new List<SearchExpression>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && !IsBlank(text[end]))
                end++;
            if (end > at)
                words.Add(Word(text.Substring(at, end - at)));
            at = end + 1;
        }
        return new SearchText(words.Count == 1 ? words[0] : new SearchSequence(new EquatableArray<SearchExpression>(words.ToArray())));
    }

    private static SearchExpression Word(string word)
    {
        var pattern = SearchEscapes.Literal(word);
        return SearchEscapes.IsOperator(word) ? new SearchPhrase(pattern) : new SearchWord(pattern);
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);
}
