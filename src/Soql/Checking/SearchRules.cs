using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// A search: its objects and, for each, what holds for a query too (SOQL and SOSL Reference, RETURNING FieldSpec; SOSL Limits on Search
/// Results).
/// </summary>
internal static class SearchRules
{
    private const int MostRows = 2_000;

    public static void Check(CheckContext context, SoslSearch search)
    {
        SearchTextRules.Check(context, search.Find);
        var objects = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in search.Returning)
        {
            if (!objects.Add(item.Object.Text))
                context.Report(SemanticErrorKind.DuplicateObject, item.Object.Span, $"{item.Object.Text} may be returned once.");
            CheckItem(context, item);
            if (item.Offset is { } offset && search.Returning.Count > 1)
                context.Report(SemanticErrorKind.OffsetNotAllowed, offset.Span, "OFFSET is allowed in a search of one object only.");
            CheckLimit(context, item.Limit);
        }
        CheckLimit(context, search.Limit);
        WithRules.Check(context, search.With);
        SearchWithRules.Check(context, search);
    }

    private static void CheckItem(CheckContext context, ReturningItem item)
    {
        var name = item.Object;
        var describe = context.Schema.Find(name.Text);
        if (describe is null)
        {
            FromRules.ReportUnknown(context, name.Text, name.Span);
        }
        else if (!describe.Is(SObjectTraits.Searchable))
        {
            context.Report(SemanticErrorKind.NotQueryable, name.Span, $"entity type {describe.Name} does not support search.");
        }
        var scope = new QueryScope(context, describe, name.Text);
        ReturningRules.Check(scope, item);
        ColumnRules.CheckRow(scope, item.Fields);
        if (item.Where is { } where)
            ConditionRules.Check(scope, where, Place.Where);
        OrderRules.Check(scope, item.OrderBy, select: null);
        if (item.Offset is { } offset)
            LimitRules.CheckOffset(context, offset);
    }

    private static void CheckLimit(CheckContext context, RowCount? limit)
    {
        if (limit is { Value: > MostRows })
            context.Report(SemanticErrorKind.LimitTooLarge, limit.Span, $"A search returns at most {MostRows} rows.");
    }
}
