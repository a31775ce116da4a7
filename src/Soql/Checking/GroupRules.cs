using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Groups and aggregates: what a query that has them may contain (SOQL and SOSL Reference, GROUP BY; HAVING).</summary>
internal static class GroupRules
{
    private const int MostSubtotalKeys = 3;

    /// <summary>Whether the query returns groups and not records. <c>COUNT()</c> returns neither.</summary>
    public static bool IsAggregate(SoqlQuery query)
    {
        if (query.GroupBy is not null)
            return true;
        if (query.Select.IsCount)
            return false;
        foreach (var item in query.Select.Items)
        {
            if (item is SelectExpression { Expression: var expression } && ExpressionRules.HasAggregate(expression))
                return true;
        }
        return false;
    }

    public static void Check(QueryScope scope, SoqlQuery query, bool isOuter)
    {
        if (!isOuter && FindGroups(query) is { } span)
        {
            scope.Report(SemanticErrorKind.AggregateInSubquery, span, "Only root queries support aggregate expressions");
            return;
        }
        var keys = Keys(scope, query.GroupBy);
        if (IsAggregate(query))
            CheckSelect(scope, query, keys);
        else
            CheckDateParts(scope, query.Select);
        if (query.GroupBy is { } groupBy)
        {
            CheckKeys(scope, groupBy);
            if (groupBy.Having is { } having)
                CheckHaving(scope, having, keys);
        }
        CheckOrder(scope, query, keys);
        foreach (var expression in Expressions(query))
            CheckGrouping(scope, expression, query.GroupBy, keys);
    }

    // What makes a query one of groups: GROUP BY, or the first aggregate.
    private static TextSpan? FindGroups(SoqlQuery query)
    {
        foreach (var item in query.Select.Items)
        {
            if (item is SelectExpression { Expression: var expression } && ExpressionRules.HasAggregate(expression))
                return expression.Span;
        }
        return query.GroupBy?.Span;
    }

    private static IEnumerable<FieldExpression> Expressions(SoqlQuery query) =>
    [
        .. query.Select.Items.OfType<SelectExpression>().Select(i => i.Expression),
        .. query.GroupBy?.Having is { } having ? ConditionRules.LeftSides(having) : [],
        .. query.OrderBy.Select(i => i.Expression),
    ];

    private static void CheckGrouping(QueryScope scope, FieldExpression expression, GroupByClause? groupBy, HashSet<string> keys)
    {
        if (expression is not FunctionCall { Function: SoqlFunction.Grouping } call)
            return;
        if (groupBy is null || groupBy.Kind == GroupByKind.Plain)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionPlace, call.Span,
                "The GROUPING function can only be used with GROUP BY ROLLUP or GROUP BY CUBE");
        }
        else if (!keys.Contains(Text(scope, call.Argument)))
            scope.Report(SemanticErrorKind.NotGrouped, call.Span, $"Field must be grouped or aggregated: {call.Argument}");
    }

    private static HashSet<string> Keys(QueryScope scope, GroupByClause? groupBy)
    {
        var keys = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        if (groupBy is null)
            return keys;
        foreach (var key in groupBy.Keys)
            keys.Add(Text(scope, key));
        return keys;
    }

    private static string Text(QueryScope scope, FieldExpression expression) => expression switch
    {
        FieldPath path => SelectRules.Normal(scope, path),
        FunctionCall call => $"{call.Name}({Text(scope, call.Argument)})",
        _ => expression.ToString(),
    };

    private static void CheckSelect(QueryScope scope, SoqlQuery query, HashSet<string> keys)
    {
        if (query.Select.IsCount)
        {
            scope.Report(SemanticErrorKind.CountWithGroups, query.Select.Items[0].Span, "Grouped query cannot use COUNT()",
                hint: " Use COUNT(Id).");
        }
        foreach (var item in query.Select.Items)
        {
            if (item is SelectExpression { Expression: var expression })
                CheckGrouped(scope, expression, keys);
            else
            {
                scope.Report(
                    SemanticErrorKind.NotGrouped, item.Span,
                    "A query with groups or aggregates returns neither records nor children: name its fields one by one.");
            }
        }
    }

    private static void CheckGrouped(QueryScope scope, FieldExpression expression, HashSet<string> keys)
    {
        switch (expression)
        {
            case AggregateCall { Argument: FieldPath path } when keys.Contains(SelectRules.Normal(scope, path)):
                scope.Report(SemanticErrorKind.GroupedAndAggregated, path.Span, $"Grouped field should not be aggregated: {path.Text}.");
                break;
            case AggregateCall:
            case FunctionCall { Function: SoqlFunction.Grouping }:
                break;
            case FunctionCall call when !call.Function.IsDatePart() && call.Function != SoqlFunction.Unknown:
                if (!keys.Contains(Text(scope, call)))
                    CheckGrouped(scope, call.Argument, keys);
                break;
            default:
                if (!keys.Contains(Text(scope, expression)))
                    scope.Report(SemanticErrorKind.NotGrouped, expression.Span, $"Field must be grouped or aggregated: {expression}.");
                break;
        }
    }

    // A date function in SELECT must be grouped by, also when nothing else makes it a grouped query.
    private static void CheckDateParts(QueryScope scope, SelectClause select)
    {
        foreach (var item in select.Items)
        {
            if (item is SelectExpression { Expression: FunctionCall call } && call.Function.IsDatePart())
                scope.Report(SemanticErrorKind.NotGrouped, call.Span, $"{call.Name} in SELECT needs GROUP BY {call}.");
        }
    }

    private static void CheckKeys(QueryScope scope, GroupByClause groupBy)
    {
        if (groupBy.Kind != GroupByKind.Plain && groupBy.Keys.Count > MostSubtotalKeys)
            scope.Report(SemanticErrorKind.TooManyGroupKeys, groupBy.Span, $"ROLLUP and CUBE take at most {MostSubtotalKeys} fields.");
        foreach (var key in groupBy.Keys)
        {
            var info = ExpressionRules.Check(scope, key, Place.GroupBy);
            if (key is FieldPath && info.Field is { } field && !field.CanGroup)
            {
                scope.Report(
                    SemanticErrorKind.NotGroupable, key.Span,
                    $"field '{field.Name}' can not be grouped in a query call", hint: GroupHint(field));
            }
        }
    }

    private static string GroupHint(FieldDescribe field) =>
        field.Type == FieldType.DateTime ? $" Group by a part of it, as DAY_ONLY({field.Name})." : "";

    private static void CheckHaving(QueryScope scope, Condition having, HashSet<string> keys)
    {
        ConditionRules.Check(scope, having, Place.Having);
        SemiJoinRules.RefuseInHaving(scope, having);
        foreach (var left in ConditionRules.LeftSides(having))
        {
            if (!ExpressionRules.HasAggregate(left)
                && left is not FunctionCall { Function: SoqlFunction.Grouping }
                && !keys.Contains(Text(scope, left)))
                scope.Report(
                    SemanticErrorKind.NotGrouped, left.Span, $"HAVING takes aggregates and grouped fields, and {left} is neither.");
        }
    }

    private static void CheckOrder(QueryScope scope, SoqlQuery query, HashSet<string> keys)
    {
        if (query.Select.IsCount && query.GroupBy is null && query.OrderBy.Count > 0)
            scope.Report(SemanticErrorKind.CountWithOrder, query.OrderBy[0].Span, "COUNT() returns one number: there is nothing to order.");
        if (query.Select.IsCount)
            return;
        var isAggregate = IsAggregate(query);
        foreach (var item in query.OrderBy)
        {
            if (!isAggregate)
            {
                if (ExpressionRules.HasAggregate(item.Expression))
                    scope.Report(SemanticErrorKind.NotGrouped, item.Span, $"Field must be grouped or aggregated: {item.Expression}");
            }
            else if (!OrderRules.IsAlias(item.Expression, query.Select) && !ExpressionRules.HasAggregate(item.Expression))
                CheckGrouped(scope, item.Expression, keys);
        }
    }
}
