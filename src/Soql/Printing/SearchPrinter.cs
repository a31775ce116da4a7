using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes searches.</summary>
internal static class SearchPrinter
{
    public static void Add(StringBuilder output, SoslSearch search)
    {
        output.Append("FIND ");
        Add(output, search.Find);
        if (search.Group != SearchGroup.All)
            output.Append(" IN ").Append(search.Group.ToString().ToUpperInvariant()).Append(" FIELDS");
        if (search.Returning.Count > 0)
        {
            output.Append(" RETURNING ");
            SoqlPrinter.List(output, search.Returning, Add);
        }
        foreach (var with in search.With)
        {
            output.Append(' ');
            WithPrinter.Add(output, with);
        }
        if (search.Limit is { } limit)
            output.Append(" LIMIT ").Append(limit.Value);
        QueryPrinter.AddUpdate(output, search.Update);
    }

    public static void Add(StringBuilder output, SearchText text)
    {
        output.Append('{');
        SearchTextPrinter.Add(output, text.Expression);
        output.Append('}');
    }

    public static void Add(StringBuilder output, ReturningItem item)
    {
        output.Append(item.Object.Text);
        if (item.Fields.Count == 0)
            return;
        output.Append('(');
        SoqlPrinter.List(output, item.Fields, SelectPrinter.Add);
        QueryPrinter.AddWhere(output, item.Where);
        if (item.ListView is { } listView)
            output.Append(" USING ListView = ").Append(listView.Text);
        QueryPrinter.AddOrderAndLimits(output, item.OrderBy, item.Limit, item.Offset);
        output.Append(')');
    }
}
