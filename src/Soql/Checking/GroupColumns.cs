using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The names of the columns of a query with groups (SOQL and SOSL Reference, Use Aliases with GROUP BY): the alias, or the last name of a
/// field's path, or <c>expr0</c>, <c>expr1</c> and so on.
/// </summary>
public static class GroupColumns
{
    /// <summary>The name of each item of the list, in its order.</summary>
    public static IReadOnlyList<string> NamesOf(SelectClause select)
    {
        var names = new List<string>();
        var unnamed = 0;
        foreach (var item in select.Items)
            names.Add(item.Alias?.Text ?? (item is SelectExpression { Expression: FieldPath path } ? path.Last : $"expr{unnamed++}"));
        return names;
    }

    /// <summary>The first item whose column has the name of an earlier one, and that name; null where all differ.</summary>
    public static (SelectItem Item, string Name)? FindDuplicate(SelectClause select)
    {
        var names = NamesOf(select);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Count; i++)
        {
            if (!seen.Add(names[i]))
                return (select.Items[i], names[i]);
        }
        return null;
    }
}
