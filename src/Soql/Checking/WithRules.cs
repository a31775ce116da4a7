using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// WITH DATA CATEGORY (SOQL and SOSL Reference, WITH DATA CATEGORY), and the modes of WITH that belong to Apex (SOQL SELECT Syntax).
/// </summary>
internal static class WithRules
{
    private const int MostFilters = 3;

    public static void Check(CheckContext context, EquatableArray<WithClause> clauses)
    {
        foreach (var clause in clauses)
        {
            if (clause is WithOption { IsApexOnly: true } mode)
            {
                context.Report(
                    SemanticErrorKind.ApexOnlyClause, mode.Span,
                    $"WITH {mode.Name.Text.ToUpperInvariant()} exists in Apex only: over REST a query always runs as the user.");
            }
            if (clause is not WithDataCategory category)
                continue;
            if (category.Filters.Count > MostFilters)
            {
                context.Report(
                    SemanticErrorKind.WrongDataCategory, category.Span, $"WITH DATA CATEGORY takes at most {MostFilters} filters.");
            }
            var groups = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var filter in category.Filters)
            {
                if (!groups.Add(filter.Group.Text))
                {
                    context.Report(
                        SemanticErrorKind.WrongDataCategory, filter.Span, $"The data category group {filter.Group.Text} may be used once.");
                }
            }
        }
    }

    /// <summary>The same for the clauses of a query, some of which only certain objects take.</summary>
    public static void CheckQuery(QueryScope scope, IEnumerable<WithClause> clauses)
    {
        var all = new EquatableArray<WithClause>(clauses);
        Check(scope.Context, all);
        if (scope.Object is not { } describe)
            return;
        foreach (var clause in all)
        {
            if (Refusal(describe, clause) is { } message)
                scope.Report(SemanticErrorKind.ClauseNotAllowed, clause.Span, message);
        }
    }

    private static string? Refusal(SObjectDescribe describe, WithClause clause) => clause switch
    {
        WithDataCategory when !ArticleObjects.HasCategories(describe.Name) =>
            $"{describe.Name} has no data categories: WITH DATA CATEGORY is for articles and questions.",
        // Object Reference, UserProfileFeed: WITH UserId names the user whose feed is read.
        WithFilter filter when !describe.Name.EndsWith("Feed", StringComparison.OrdinalIgnoreCase) =>
            $"WITH {filter.Name.Text} is for feeds, and {describe.Name} is not a feed.",
        WithOption { IsApexOnly: false } option when !option.Name.Is("RecordVisibilityContext") => $"There is no WITH {option.Name.Text}.",
        _ => null,
    };
}
