using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What a SELECT list may not hold: an alias that cannot be, a column twice, FIELDS() without a bound.</summary>
internal static class SelectRules
{
    private static readonly HashSet<string> ReservedAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT", "NULL",
        "NULLS", "OR", "SELECT", "USING", "WHERE", "WITH",
    };

    public static void Check(QueryScope scope, SoqlQuery query)
    {
        CheckAliases(scope, query);
        ColumnRules.Check(scope, query);
        foreach (var item in query.Select.Items)
        {
            if (item is FieldsItem fields)
                FieldsRules.Check(scope, fields, query);
        }
    }

    /// <summary>The path from the query's object, without its name or an alias of FROM, so that each field has one.</summary>
    public static string Normal(QueryScope scope, FieldPath path)
    {
        if (path.Names.Count == 1)
            return path.Text;
        if (scope.AliasPaths.TryGetValue(path.Names[0], out var prefix))
            return prefix + Rest(path);
        return FieldResolver.IsOwnName(scope, path.Names[0]) ? Rest(path) : path.Text;
    }

    private static string Rest(FieldPath path) => string.Join(".", path.Names.Skip(1));

    private static void CheckAliases(QueryScope scope, SoqlQuery query)
    {
        var isGrouped = GroupRules.IsAggregate(query);
        foreach (var item in query.Select.Items)
        {
            if (item.Alias is not { } alias)
                continue;
            if (item is not SelectExpression || (!isGrouped && item is SelectExpression { Expression: FieldPath }))
            {
                scope.Report(
                    SemanticErrorKind.WrongAlias, alias.Span,
                    $"only aggregate expressions use field aliasing: {alias.Text} is not allowed here.");
            }
            else if (alias.Text.IndexOf('.') >= 0 || ReservedAliases.Contains(alias.Text))
                scope.Report(SemanticErrorKind.WrongAlias, alias.Span, $"{alias.Text} cannot be an alias.");
        }
    }
}
