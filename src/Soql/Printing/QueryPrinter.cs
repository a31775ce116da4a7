using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes queries and their clauses.</summary>
internal static class QueryPrinter
{
    public static void Add(StringBuilder output, SoqlQuery query)
    {
        PartPrinter.Add(output, query.Select);
        output.Append(' ');
        Add(output, query.From);
        AddWhere(output, query.Where);
        foreach (var with in query.With)
        {
            output.Append(' ');
            WithPrinter.Add(output, with);
        }
        if (query.GroupBy is { } groupBy)
        {
            output.Append(' ');
            Add(output, groupBy);
        }
        AddOrderAndLimits(output, query.OrderBy, query.Limit, query.Offset);
        if (query.Bind.Count > 0)
        {
            output.Append(" BIND ");
            SoqlPrinter.List(output, query.Bind, Add);
        }
        if (query.Tracking != RecordTracking.None)
            output.Append(query.Tracking == RecordTracking.View ? " FOR VIEW" : " FOR REFERENCE");
        AddUpdate(output, query.Update);
    }

    public static void Add(StringBuilder output, FromClause from)
    {
        output.Append("FROM ");
        SoqlPrinter.List(output, from.Items, Add);
    }

    public static void Add(StringBuilder output, FromItem item)
    {
        ExpressionPrinter.Add(output, item.Name);
        if (item.Alias is { } alias)
            output.Append(' ').Append(alias.Text);
        if (item.Using.Count == 0)
            return;
        output.Append(" USING ");
        SoqlPrinter.List(output, item.Using, Add);
    }

    public static void Add(StringBuilder output, UsingItem scope)
    {
        output.Append(scope.Kind == UsingKind.Scope ? "SCOPE " : "LOOKUP ");
        ExpressionPrinter.Add(output, scope.Name);
    }

    public static void Add(StringBuilder output, SemiJoinQuery query)
    {
        output.Append("SELECT ");
        ExpressionPrinter.Add(output, query.Field);
        output.Append(' ');
        Add(output, query.From);
        AddWhere(output, query.Where);
        if (query.With is not { } with)
            return;
        output.Append(' ');
        WithPrinter.Add(output, with);
    }

    public static void Add(StringBuilder output, GroupByClause groupBy)
    {
        output.Append("GROUP BY ");
        if (groupBy.Kind != GroupByKind.Plain)
            output.Append(groupBy.Kind == GroupByKind.Rollup ? "ROLLUP(" : "CUBE(");
        SoqlPrinter.List(output, groupBy.Keys, ExpressionPrinter.Add);
        if (groupBy.Kind != GroupByKind.Plain)
            output.Append(')');
        if (groupBy.Having is not { } having)
            return;
        output.Append(" HAVING ");
        ConditionPrinter.Add(output, having);
    }

    public static void Add(StringBuilder output, OrderByItem item)
    {
        ExpressionPrinter.Add(output, item.Expression);
        if (item.IsDescending)
            output.Append(" DESC");
        if (item.NullsLast)
            output.Append(" NULLS LAST");
    }

    public static void Add(StringBuilder output, BindItem item)
    {
        ExpressionPrinter.Add(output, item.Field);
        output.Append(" = ");
        LiteralPrinter.Add(output, item.Value);
    }

    public static void AddWhere(StringBuilder output, Condition? where)
    {
        if (where is null)
            return;
        output.Append(" WHERE ");
        ConditionPrinter.Add(output, where);
    }

    public static void AddOrderAndLimits(StringBuilder output, EquatableArray<OrderByItem> orderBy, RowCount? limit, RowCount? offset)
    {
        if (orderBy.Count > 0)
        {
            output.Append(" ORDER BY ");
            SoqlPrinter.List(output, orderBy, Add);
        }
        if (limit is not null)
            output.Append(" LIMIT ").Append(limit.Value);
        if (offset is not null)
            output.Append(" OFFSET ").Append(offset.Value);
    }

    public static void AddUpdate(StringBuilder output, UpdateTargets targets) => output.Append(targets switch
    {
        UpdateTargets.None => "",
        UpdateTargets.Tracking => " UPDATE TRACKING",
        UpdateTargets.ViewStat => " UPDATE VIEWSTAT",
        _ => " UPDATE TRACKING, VIEWSTAT",
    });
}
