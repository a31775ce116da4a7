using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes conditions, with parentheses where the grammar needs them: around a chain or NOT inside of another.</summary>
internal static class ConditionPrinter
{
    public static void Add(StringBuilder output, Condition condition)
    {
        switch (condition)
        {
            case AndCondition and:
                Chain(output, and.Terms, " AND ");
                break;
            case OrCondition or:
                Chain(output, or.Terms, " OR ");
                break;
            case NotCondition not:
                output.Append("NOT ");
                Term(output, not.Operand);
                break;
            case Comparison comparison:
                ExpressionPrinter.Add(output, comparison.Left);
                output.Append(' ').Append(Symbol(comparison.Operator)).Append(' ');
                LiteralPrinter.Add(output, comparison.Right);
                break;
            case LikeCondition like:
                ExpressionPrinter.Add(output, like.Left);
                output.Append(" LIKE ");
                LiteralPrinter.Add(output, like.Pattern);
                break;
            case InCondition values:
                Values(output, values.Left, values.IsNegated ? " NOT IN (" : " IN (", values.Values);
                break;
            case IncludesCondition values:
                Values(output, values.Left, values.IsNegated ? " EXCLUDES (" : " INCLUDES (", values.Values);
                break;
            case HoleCondition:
                output.Append(StatementHole.Sign);
                break;
            case SemiJoinCondition join:
                ExpressionPrinter.Add(output, join.Left);
                output.Append(join.IsNegated ? " NOT IN (" : " IN (");
                QueryPrinter.Add(output, join.Query);
                output.Append(')');
                break;
        }
    }

    /// <summary>The operator as text.</summary>
    internal static string Symbol(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.NotEqual => "!=",
        ComparisonOperator.Less => "<",
        ComparisonOperator.LessOrEqual => "<=",
        ComparisonOperator.Greater => ">",
        _ => ">=",
    };

    private static void Chain(StringBuilder output, EquatableArray<Condition> terms, string joint)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            if (i > 0)
                output.Append(joint);
            Term(output, terms[i]);
        }
    }

    private static void Term(StringBuilder output, Condition term)
    {
        var needsParentheses = term is AndCondition or OrCondition or NotCondition;
        if (needsParentheses)
            output.Append('(');
        Add(output, term);
        if (needsParentheses)
            output.Append(')');
    }

    private static void Values(StringBuilder output, FieldExpression left, string opening, EquatableArray<Literal> values)
    {
        ExpressionPrinter.Add(output, left);
        output.Append(opening);
        SoqlPrinter.List(output, values, LiteralPrinter.Add);
        output.Append(')');
    }
}
