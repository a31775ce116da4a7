using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The functions that are not aggregates: whether they exist, what they take and where they may stand.</summary>
internal static class FunctionRules
{
    public static ExpressionInfo Check(QueryScope scope, FunctionCall call, Place place)
    {
        if (call.Function.Info() is not { } function)
        {
            scope.Report(
                SemanticErrorKind.UnknownFunction, call.Span,
                $"There is no function {call.Name}.{Nearest.Question(Nearest.Find(call.Name, SoqlFunctions.Names))}");
            return default;
        }
        CheckPlace(scope, call, function, place);
        var argument = ExpressionRules.Check(scope, call.Argument, place);
        if (!function.TakesAggregates && ExpressionRules.HasAggregate(call.Argument))
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{function.Name} may not be applied to an aggregate.");
        else if (argument.Type is { } type && function.Takes?.Invoke(type) == false)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"{function.Name} takes {function.TakesInWords}, and {call.Argument} is {TypeNames.With(type)}.");
        }
        return function.Result is { } result ? new ExpressionInfo(result) : argument;
    }

    private static void CheckPlace(QueryScope scope, FunctionCall call, SoqlFunctionInfo function, Place place)
    {
        if (function.Places?.Contains(place) == false)
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{function.Name} may not stand in {PlaceName(place)}.");
        if (call.Argument is FunctionCall inner && inner.Function.Info() is { IsInDatePartOnly: true } only && !function.IsDatePart)
            scope.Report(SemanticErrorKind.WrongFunctionPlace, inner.Span, $"{only.Name} may stand in a date function only.");
    }

    private static string PlaceName(Place place) => place switch
    {
        Place.GroupBy => "GROUP BY",
        Place.OrderBy => "ORDER BY",
        _ => place.ToString().ToUpperInvariant(),
    };
}
