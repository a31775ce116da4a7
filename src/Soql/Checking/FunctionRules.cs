using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The functions that are not aggregates: whether they exist, what they take and where they may stand.</summary>
internal static class FunctionRules
{
    public static ExpressionInfo Check(QueryScope scope, FunctionCall call, Place place, SoqlFunctionInfo? outer = null)
    {
        if (call.Function.Info() is not { } function)
        {
            var nearest = scope.Context.Nearest(call.Name, SoqlFunctions.Names);
            scope.Report(
                SemanticErrorKind.UnknownFunction, call.Span, $"There is no function {call.Name}", hint: Nearest.Question(nearest));
            return default;
        }
        if (!CheckPlace(scope, call, function, place, outer) || !CheckArgument(scope, call, function))
            return new ExpressionInfo(function.Result);
        var argument = call.Argument is FunctionCall inner
            ? Check(scope, inner, place, function)
            : ExpressionRules.Check(scope, call.Argument, place);
        if (argument.Type is { } type && function.Takes?.Invoke(type) == false)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"{function.Name} takes {function.TakesInWords}, and {call.Argument} is {TypeNames.With(type)}.");
        }
        return function.Result is { } result
            ? new ExpressionInfo(result, Argument: argument.Field ?? argument.Argument)
            : argument with { Argument = argument.Field };
    }

    private static bool CheckPlace(QueryScope scope, FunctionCall call, SoqlFunctionInfo function, Place place, SoqlFunctionInfo? outer)
    {
        var isAllowed = function.Places?.Contains(place) != false;
        if (!isAllowed)
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{function.Name} is not allowed in {PlaceName(place)}.");
        else if (function.IsInDatePartOnly && outer is not { IsDatePart: true })
        {
            isAllowed = false;
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{function.Name} is allowed in a date function only.");
        }
        return isAllowed;
    }

    private static bool CheckArgument(QueryScope scope, FunctionCall call, SoqlFunctionInfo function)
    {
        switch (call.Argument)
        {
            case FieldPath:
                return true;
            case AggregateCall when function.TakesAggregates:
                return true;
            case AggregateCall:
                scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{function.Name} may not be applied to an aggregate.");
                return false;
            // One that does not exist, or may stand elsewhere only, has a message of its own.
            case FunctionCall inner when inner.Function.Info() is not { IsInDatePartOnly: false } || function.TakesFunction(inner.Function):
                return true;
            default:
                scope.Report(
                    SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                    $"{function.Name} takes the name of a field, and {call.Argument} is not a field name.");
                return false;
        }
    }

    private static string PlaceName(Place place) => place switch
    {
        Place.GroupBy => "GROUP BY",
        Place.OrderBy => "ORDER BY",
        _ => place.ToString().ToUpperInvariant(),
    };
}
