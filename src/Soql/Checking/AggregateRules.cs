using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Aggregates: which types allow which (SOQL and SOSL Reference, Support for Field Types in Aggregate Functions).</summary>
internal static class AggregateRules
{
    public static ExpressionInfo Check(QueryScope scope, AggregateCall call, Place place)
    {
        if (place is Place.Where or Place.GroupBy)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionPlace, call.Span,
                $"An aggregate is not allowed in {(place == Place.Where ? "WHERE: use HAVING" : "GROUP BY")}.");
        }
        if (call.Argument is null)
            return new ExpressionInfo(FieldType.Int);
        if (call.Argument is not FieldPath path)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"{Aggregates.Name(call.Function)} takes the name of a field, and {call.Argument} is not a field name.");
            return default;
        }
        var argument = ExpressionRules.Check(scope, path, place);
        if (argument.Field is { } field && !Allows(field, call.Function))
        {
            scope.Report(
                SemanticErrorKind.NotAggregatable, path.Span,
                $"field {path.Last} does not support aggregate operator {Aggregates.Name(call.Function)}.");
        }
        return call.Function switch
        {
            AggregateFunction.Count or AggregateFunction.CountDistinct => new ExpressionInfo(FieldType.Int),
            AggregateFunction.Sum or AggregateFunction.Avg => new ExpressionInfo(argument.Type is null ? null : FieldType.Double),
            _ => argument,
        };
    }

    private static bool Allows(FieldDescribe field, AggregateFunction function) =>
        field.CanAggregate && (function is not (AggregateFunction.Sum or AggregateFunction.Avg) || field.Type.Info().CanSum);
}
