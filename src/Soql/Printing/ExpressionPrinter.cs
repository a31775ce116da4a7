using System.Text;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Printing;

/// <summary>Writes fields and functions.</summary>
internal static class ExpressionPrinter
{
    public static void Add(StringBuilder output, FieldExpression expression)
    {
        switch (expression)
        {
            case FieldPath path:
                output.Append(path.Text);
                break;
            case FunctionCall call:
                output.Append(call.Name).Append('(');
                Add(output, call.Argument);
                output.Append(')');
                break;
            case AggregateCall call:
                output.Append(Aggregates.Name(call.Function)).Append('(');
                if (call.Argument is { } argument)
                    Add(output, argument);
                output.Append(')');
                break;
            case DistanceCall distance:
                output.Append("DISTANCE(").Append(distance.Field.Text).Append(", GEOLOCATION(");
                output.Append(distance.Latitude.Text).Append(", ").Append(distance.Longitude.Text);
                output.Append(distance.Unit == DistanceUnit.Miles ? "), 'mi')" : "), 'km')");
                break;
            case FormulaCall formula:
                output.Append("FORMULA(");
                LiteralPrinter.AddText(output, formula.Formula, isPattern: false);
                output.Append(')');
                break;
            case FieldCalculation calculation:
                output.Append(calculation.Left.Text).Append(calculation.IsSubtraction ? " - " : " + ").Append(calculation.Right.Text);
                break;
        }
    }
}
