using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes the nodes that are neither a statement nor one of the families.</summary>
internal static class PartPrinter
{
    public static void Add(StringBuilder output, SyntaxNode node)
    {
        switch (node)
        {
            case Identifier identifier:
                output.Append(identifier.Text);
                break;
            case RowCount count:
                output.Append(count.Value);
                break;
            case SelectClause select:
                output.Append("SELECT ");
                SoqlPrinter.List(output, select.Items, SelectPrinter.Add);
                break;
            case TypeofBranch branch:
                SelectPrinter.Add(output, branch);
                break;
            case FromClause from:
                QueryPrinter.Add(output, from);
                break;
            case FromItem item:
                QueryPrinter.Add(output, item);
                break;
            case UsingItem scope:
                QueryPrinter.Add(output, scope);
                break;
            case SemiJoinQuery query:
                QueryPrinter.Add(output, query);
                break;
            case GroupByClause groupBy:
                QueryPrinter.Add(output, groupBy);
                break;
            case OrderByItem item:
                QueryPrinter.Add(output, item);
                break;
            case BindItem item:
                QueryPrinter.Add(output, item);
                break;
            case SearchText text:
                SearchPrinter.Add(output, text);
                break;
            case ReturningItem item:
                SearchPrinter.Add(output, item);
                break;
            case DataCategoryFilter filter:
                WithPrinter.Add(output, filter);
                break;
            case WithSetting setting:
                WithPrinter.Add(output, setting);
                break;
            default:
                throw new ArgumentException($"{node.GetType().Name} is not a node of this language.", nameof(node));
        }
    }
}
