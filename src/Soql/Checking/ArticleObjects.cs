using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What only articles of Salesforce Knowledge have (SOQL and SOSL Reference, WITH DATA CATEGORY; UPDATE VIEWSTAT).</summary>
internal static class ArticleObjects
{
    private const string ArticleSuffix = "__kav";

    /// <summary>Whether records of the object are versions of articles.</summary>
    public static bool IsArticle(string name) =>
        name.EndsWith(ArticleSuffix, StringComparison.OrdinalIgnoreCase) || Is(name, "KnowledgeArticleVersion");

    /// <summary>Whether records of the object are sorted into data categories: articles and questions.</summary>
    public static bool HasCategories(string name) => IsArticle(name) || Is(name, "Question");

    /// <summary>UPDATE TRACKING and UPDATE VIEWSTAT count searches and views of articles.</summary>
    public static void CheckUpdate(QueryScope scope, SoqlQuery query, bool isOuter)
    {
        if (query.Update == UpdateTargets.None)
            return;
        var clause = $"UPDATE {query.Update.ToString().ToUpperInvariant()}";
        if (!isOuter)
            scope.Report(SemanticErrorKind.ClauseNotAllowed, query.Span, $"{clause} is not allowed in a subquery.");
        else if (scope.Object is { } describe && !IsArticle(describe.Name))
        {
            scope.Report(
                SemanticErrorKind.ClauseNotAllowed, query.From.Main.Span,
                $"{clause} counts searches and views of articles, and {describe.Name} is not an article.");
        }
    }

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
