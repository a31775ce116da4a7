using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>LIMIT and OFFSET (SOQL and SOSL Reference, LIMIT; OFFSET).</summary>
internal static class LimitRules
{
    private const int MostOffset = 2_000;

    public static void Check(QueryScope scope, SoqlQuery query, bool isOuter)
    {
        if (isOuter && query.Limit is { } limit && query.GroupBy is null && GroupRules.IsAggregate(query))
        {
            scope.Report(
                SemanticErrorKind.AggregateWithLimit, limit.Span,
                "LIMIT is not allowed in a query with an aggregate and no GROUP BY: it returns one row.");
        }
        if (query.Offset is not { } offset)
            return;
        if (!isOuter)
            scope.Report(SemanticErrorKind.OffsetNotAllowed, offset.Span, "OFFSET is not allowed in a subquery.");
        CheckOffset(scope.Context, offset);
    }

    public static void CheckOffset(CheckContext context, RowCount offset)
    {
        if (offset.Value > MostOffset)
            context.Report(SemanticErrorKind.OffsetTooLarge, offset.Span, $"Maximum SOQL offset allowed is {MostOffset}.");
    }
}
