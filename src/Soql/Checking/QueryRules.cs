using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>One query: opens its scope and hands its clauses to the rules for them.</summary>
internal static class QueryRules
{
    private const int LongestStatement = 100_000;
    private const int MostRelationships = 55;
    private const int MostSubqueries = 20;
    private const int MostLevels = 5;

    public static void CheckStatement(CheckContext context, SoqlQuery query)
    {
        if (query.Span.Length > LongestStatement)
        {
            context.Report(
                SemanticErrorKind.TextTooLong, query.Span,
                $"The statement has {query.Span.Length} characters; at most {LongestStatement} are taken.");
        }
        Check(FromRules.OfObject(context, query.From), query, level: 1);
    }

    private static void Check(QueryScope scope, SoqlQuery query, int level)
    {
        foreach (var item in query.Select.Items)
            CheckItem(scope, item, level);
        SelectRules.Check(scope, query);
        TypeofRules.Check(scope, query, isOuter: level == 1);
        if (query.Where is { } where)
        {
            ConditionRules.Check(scope, where, Place.Where);
            SemiJoinRules.Check(scope, where);
        }
        WithRules.CheckQuery(scope, query.With);
        ArticleObjects.CheckUpdate(scope, query, isOuter: level == 1);
        if (query.Bind.Count > 0 && !query.From.Main.Using.Any(u => u.Kind == UsingKind.Lookup))
        {
            scope.Report(
                SemanticErrorKind.ClauseNotAllowed, query.Bind[0].Span,
                "BIND gives values for USING LOOKUP, which the query does not have.");
        }
        GroupRules.Check(scope, query, isOuter: level == 1);
        OrderRules.Check(scope, query.OrderBy, query.Select);
        LimitRules.Check(scope, query, isOuter: level == 1);
        if (scope.Relationships.Count > MostRelationships)
        {
            scope.Report(
                SemanticErrorKind.TooManyRelationships, query.Select.Span,
                $"The query uses {scope.Relationships.Count} parent relationships; at most {MostRelationships} are allowed.");
        }
        CheckSubqueryCount(scope, query.Select);
    }

    private static void CheckItem(QueryScope scope, SelectItem item, int level)
    {
        switch (item)
        {
            case SelectExpression expression:
                ExpressionRules.Check(scope, expression.Expression, Place.Select);
                break;
            case ChildSubquery child when level == MostLevels:
                scope.Report(
                    SemanticErrorKind.SubqueryTooDeep, child.Span, $"Subqueries go down at most {MostLevels} levels, the root included.");
                break;
            case ChildSubquery child:
                Check(FromRules.OfChildren(scope, child.Query.From), child.Query, level + 1);
                break;
        }
    }

    private static void CheckSubqueryCount(QueryScope scope, SelectClause select)
    {
        var count = 0;
        foreach (var item in select.Items)
        {
            if (item is ChildSubquery && ++count == MostSubqueries + 1)
                scope.Report(SemanticErrorKind.TooManySubqueries, item.Span, $"A query may have at most {MostSubqueries} subqueries.");
        }
    }
}
