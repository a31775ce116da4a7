using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What a SELECT list may not hold: a field twice, an alias that cannot be, FIELDS() without a bound.</summary>
internal static class SelectRules
{
    private static readonly HashSet<string> ReservedAliases = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ASC", "DESC", "EXCLUDES", "FIRST", "FROM", "GROUP", "HAVING", "IN", "INCLUDES", "LAST", "LIKE", "LIMIT", "NOT", "NULL",
        "NULLS", "OR", "SELECT", "USING", "WHERE", "WITH",
    };

    public static void Check(QueryScope scope, SoqlQuery query)
    {
        CheckDuplicates(scope, query.Select);
        CheckAliases(scope, query);
        foreach (var item in query.Select.Items)
        {
            if (item is FieldsItem fields)
                FieldsRules.Check(scope, fields, query);
        }
    }

    private static void CheckDuplicates(QueryScope scope, SelectClause select)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var item in select.Items)
        {
            if (item is SelectExpression { Alias: null, Expression: FieldPath path } && !seen.Add(Normal(scope, path)))
                scope.Report(SemanticErrorKind.DuplicateField, path.Span, $"duplicate field selected: {path.Text}.");
        }
    }

    /// <summary>The path without the object's own name or alias before it, so that two ways to write a field are one.</summary>
    public static string Normal(QueryScope scope, FieldPath path)
    {
        if (path.Names.Count == 2 && scope.Object is { } describe && FieldResolver.FindRelationship(describe, path.Names[0]) is null)
        {
            var isAlias = scope.Aliases.TryGetValue(path.Names[0], out var aliased) && ReferenceEquals(aliased, describe);
            if (isAlias || string.Equals(path.Names[0], describe.Name, StringComparison.OrdinalIgnoreCase))
                return path.Last;
        }
        return path.Text;
    }

    private static void CheckAliases(QueryScope scope, SoqlQuery query)
    {
        var isGrouped = GroupRules.IsAggregate(query);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
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
            else if (!seen.Add(alias.Text))
                scope.Report(SemanticErrorKind.WrongAlias, alias.Span, $"duplicate alias: {alias.Text}.");
        }
    }
}
