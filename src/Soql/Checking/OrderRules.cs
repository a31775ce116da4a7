using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>ORDER BY: what may be sorted.</summary>
internal static class OrderRules
{
    public static void Check(QueryScope scope, EquatableArray<OrderByItem> orderBy, SelectClause? select)
    {
        foreach (var item in orderBy)
        {
            if (select is not null && IsAlias(item.Expression, select))
                continue;
            var info = ExpressionRules.Check(scope, item.Expression, Place.OrderBy);
            if (item.Expression is FieldPath path && info.Field is { } field && !field.CanSort)
                scope.Report(SemanticErrorKind.NotSortable, path.Span, $"field '{field.Name}' can not be sorted in a query call");
        }
    }

    /// <summary>Whether the expression is the name of something in SELECT.</summary>
    public static bool IsAlias(FieldExpression expression, SelectClause select)
    {
        if (expression is not FieldPath { Names.Count: 1 } path)
            return false;
        foreach (var item in select.Items)
        {
            if (item.Alias is { } alias && alias.Is(path.Text))
                return true;
        }
        return false;
    }
}
