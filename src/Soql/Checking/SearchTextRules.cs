using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// What a search looks for: one of its words must have two characters, wildcards left out. Of a language that is written without spaces one
/// character is enough.
/// </summary>
internal static class SearchTextRules
{
    public static void Check(CheckContext context, SearchText text)
    {
        if (!IsLongEnough(text.Expression))
        {
            context.Report(
                SemanticErrorKind.SearchTermTooShort, text.Span, "search term must be longer than one character: " + text.Text);
        }
    }

    private static bool IsLongEnough(SearchExpression expression) => expression switch
    {
        SearchWord word => IsLongEnough(word.Pattern),
        SearchPhrase phrase => IsLongEnough(phrase.Pattern),
        SearchSequence sequence => sequence.Terms.Any(IsLongEnough),
        SearchAnd and => and.Terms.Any(IsLongEnough),
        SearchOr or => or.Terms.Any(IsLongEnough),
        SearchAndNot andNot => IsLongEnough(andNot.Included) || IsLongEnough(andNot.Excluded),
        // What will be put in is not known.
        _ => true,
    };

    private static bool IsLongEnough(string pattern)
    {
        var count = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c is '*' or '?' || char.IsWhiteSpace(c))
                continue;
            if (c == '\\' && i + 1 < pattern.Length)
                i++;
            // East Asian and Thai characters begin here; the hole for text that is not known is among them.
            if (c >= '\u2E80' || c is >= '\u0E00' and <= '\u0E7F' || ++count == 2)
                return true;
        }
        return false;
    }
}
