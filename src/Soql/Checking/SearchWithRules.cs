using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The WITH clauses of a search and UPDATE (SOQL and SOSL Reference, SOSL Syntax; WITH SNIPPET; WITH METADATA; WITH NETWORK; WITH
/// PricebookId).
/// </summary>
internal static class SearchWithRules
{
    private const int ShortestSnippet = 50;
    private const int LongestSnippet = 1_000;

    public static void Check(CheckContext context, SoslSearch search)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var clause in search.With)
        {
            if (!seen.Add(NameOf(clause)))
                context.Report(SemanticErrorKind.WrongSearchOption, clause.Span, $"WITH {NameOf(clause)} may be given once.");
            switch (clause)
            {
                case WithOption option:
                    CheckOption(context, option);
                    break;
                case WithFilter filter:
                    CheckFilter(context, filter);
                    break;
                case WithDataCategory when !MayReturn(search, ArticleObjects.HasCategories):
                    context.Report(
                        SemanticErrorKind.WrongSearchOption, clause.Span,
                        "WITH DATA CATEGORY is for articles and questions: return KnowledgeArticleVersion, an article type or Question.");
                    break;
            }
        }
        if (search.Update != UpdateTargets.None && !MayReturn(search, ArticleObjects.IsArticle))
        {
            context.Report(
                SemanticErrorKind.WrongSearchOption, search.Span,
                "UPDATE TRACKING and UPDATE VIEWSTAT are for articles: return KnowledgeArticleVersion or an article type.");
        }
    }

    private static string NameOf(WithClause clause) => clause switch
    {
        WithOption option => option.Name.Text,
        WithFilter filter => filter.Name.Text,
        _ => "DATA CATEGORY",
    };

    private static void CheckOption(CheckContext context, WithOption option)
    {
        const string TargetLength = "target_length";
        var isSnippet = option.Name.Is("SNIPPET");
        var isFirst = true;
        foreach (var setting in option.Settings)
        {
            if (!isSnippet)
                context.Report(SemanticErrorKind.WrongSearchOption, setting.Span, $"WITH {option.Name.Text} has no settings.");
            else if (!isFirst || !setting.Name.Is(TargetLength))
                context.Report(SemanticErrorKind.WrongSearchOption, setting.Span, $"WITH SNIPPET has one setting: {TargetLength}.");
            else if (!IsSnippetLength(setting.Value))
            {
                context.Report(
                    SemanticErrorKind.WrongSearchOption, setting.Value.Span,
                    $"{TargetLength} is a number from {ShortestSnippet} to {LongestSnippet}.");
            }
            isFirst = false;
        }
    }

    private static bool IsSnippetLength(Literal value) =>
        value is HoleLiteral || (value is NumberLiteral number && int.TryParse(number.Text, out var length)
            && length >= ShortestSnippet && length <= LongestSnippet);

    private static void CheckFilter(CheckContext context, WithFilter filter)
    {
        var wanted = filter.Name.Text.ToUpperInvariant() switch
        {
            "METADATA" => "'LABELS'",
            "NETWORK" or "PRICEBOOKID" => "an id in quotes",
            _ => null,
        };
        foreach (var value in filter.Values)
        {
            var fits = value is HoleLiteral || IsHole(value) || wanted switch
            {
                "'LABELS'" => value is StringLiteral text && string.Equals(text.Value, "LABELS", StringComparison.OrdinalIgnoreCase),
                not null => value is StringLiteral id && IsId(id.Value),
                null => true,
            };
            if (!fits)
                context.Report(SemanticErrorKind.WrongSearchOption, value.Span, $"WITH {filter.Name.Text} takes {wanted}.");
        }
    }

    // The parser reads a hole for a text as an empty one, which has no quotes in the statement.
    private static bool IsHole(Literal value) => value is StringLiteral { Value: "", Span.Length: 1 };

    private static bool IsId(string text)
    {
        var isId = text.Length is 15 or 18;
        foreach (var c in text)
            isId &= c < 128 && char.IsLetterOrDigit(c);
        return isId;
    }

    // A search without RETURNING may find any object, and a hole may be the name of any.
    private static bool MayReturn(SoslSearch search, Func<string, bool> isWanted) => search.Returning.Count == 0
        || search.Returning.Any(i => i.Object.Text.IndexOf(Parsing.StatementHole.Sign) >= 0 || isWanted(i.Object.Text));
}
