using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>
/// Writes a tree as canonical text: keywords in capitals, names as they are, single spaces, only the parentheses that the grammar needs,
/// defaults (ASC, NULLS FIRST) left out. Parsing the text gives an equal tree.
/// </summary>
public static class SoqlPrinter
{
    /// <summary>Prints a statement, or any part of one.</summary>
    public static string Print(SyntaxNode node)
    {
        var output = new StringBuilder();
        switch (node)
        {
            case SoqlQuery query:
                QueryPrinter.Add(output, query);
                break;
            case SoslSearch search:
                SearchPrinter.Add(output, search);
                break;
            case Condition condition:
                ConditionPrinter.Add(output, condition);
                break;
            case FieldExpression expression:
                ExpressionPrinter.Add(output, expression);
                break;
            case Literal literal:
                LiteralPrinter.Add(output, literal);
                break;
            case SelectItem item:
                SelectPrinter.Add(output, item);
                break;
            case WithClause with:
                WithPrinter.Add(output, with);
                break;
            case SearchExpression expression:
                SearchTextPrinter.Add(output, expression);
                break;
            default:
                PartPrinter.Add(output, node);
                break;
        }
        return output.ToString();
    }

    /// <summary>Writes items with commas between them.</summary>
    internal static void List<T>(StringBuilder output, EquatableArray<T> items, Action<StringBuilder, T> add)
        where T : IEquatable<T>
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
                output.Append(", ");
            add(output, items[i]);
        }
    }
}
