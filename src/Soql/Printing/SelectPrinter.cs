using System.Text;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes the items of SELECT.</summary>
internal static class SelectPrinter
{
    public static void Add(StringBuilder output, SelectItem item)
    {
        switch (item)
        {
            case SelectExpression expression:
                ExpressionPrinter.Add(output, expression.Expression);
                break;
            case ChildSubquery child:
                output.Append('(');
                QueryPrinter.Add(output, child.Query);
                output.Append(')');
                break;
            case TypeofItem choice:
                Add(output, choice);
                break;
            case FieldsItem fields:
                output.Append("FIELDS(").Append(fields.Group.ToString().ToUpperInvariant()).Append(')');
                break;
        }
        if (item.Alias is { } alias)
            output.Append(' ').Append(alias.Text);
    }

    public static void Add(StringBuilder output, TypeofBranch branch)
    {
        output.Append("WHEN ");
        ExpressionPrinter.Add(output, branch.Type);
        output.Append(" THEN ");
        SoqlPrinter.List(output, branch.Fields, ExpressionPrinter.Add);
    }

    private static void Add(StringBuilder output, TypeofItem choice)
    {
        output.Append("TYPEOF ");
        ExpressionPrinter.Add(output, choice.Relationship);
        foreach (var branch in choice.Branches)
        {
            output.Append(' ');
            Add(output, branch);
        }
        if (choice.Else.Count > 0)
        {
            output.Append(" ELSE ");
            SoqlPrinter.List(output, choice.Else, ExpressionPrinter.Add);
        }
        output.Append(" END");
    }
}
