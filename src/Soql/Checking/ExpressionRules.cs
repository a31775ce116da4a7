using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Finds the type of an expression, and hands its parts to the rules for them.</summary>
internal static class ExpressionRules
{
    public static ExpressionInfo Check(QueryScope scope, FieldExpression expression, Place place)
    {
        switch (expression)
        {
            case FieldPath path:
                var field = FieldResolver.Resolve(scope, path).Field;
                return new ExpressionInfo(field?.Type, field);
            case FunctionCall call:
                return FunctionRules.Check(scope, call, place);
            case AggregateCall call:
                return AggregateRules.Check(scope, call, place);
            case DistanceCall distance:
                CheckDistance(scope, distance);
                return new ExpressionInfo(FieldType.Double);
            case FieldCalculation calculation:
                Check(scope, calculation.Left, place);
                Check(scope, calculation.Right, place);
                return default;
            default:
                return default;
        }
    }

    /// <summary>Whether an aggregate stands anywhere in the expression.</summary>
    public static bool HasAggregate(FieldExpression expression) => expression switch
    {
        AggregateCall => true,
        FunctionCall call => HasAggregate(call.Argument),
        _ => false,
    };

    private static void CheckDistance(QueryScope scope, DistanceCall distance)
    {
        if (FieldResolver.Resolve(scope, distance.Field).Field is { IsCompound: false } field)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, distance.Field.Span,
                $"DISTANCE takes a geolocation or address field, and {field.Name} is {TypeNames.With(field.Type)}.");
        }
        CheckDegrees(scope, distance.Latitude, "latitude", 90);
        CheckDegrees(scope, distance.Longitude, "longitude", 180);
    }

    private static void CheckDegrees(QueryScope scope, NumberLiteral degrees, string what, int most)
    {
        if (!degrees.TryGetDecimal(out var value) || value < -most || value > most)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, degrees.Span,
                $"GEOLOCATION takes a {what} from -{most} to {most}, and {degrees.Text} is not one.");
        }
    }
}
