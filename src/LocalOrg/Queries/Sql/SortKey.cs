using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>What a key of ORDER BY sorts by: itself, or the item of SELECT whose alias it is.</summary>
internal static class SortKey
{
    public static FieldExpression Of(OrderByItem key, SelectClause select)
    {
        if (key.Expression is not FieldPath { Names.Count: 1 } path)
            return key.Expression;
        foreach (var item in select.Items)
        {
            if (item is SelectExpression { Alias: { } alias } named && alias.Is(path.Text))
                return named.Expression;
        }
        return path;
    }
}
