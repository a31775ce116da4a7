using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The functions that are no aggregates: what they take, and where they may stand (SOQL and SOSL Reference, Date Functions; toLabel();
/// FORMAT(); convertCurrency()).
/// </summary>
internal static class FunctionRules
{
    public static ExpressionInfo Check(QueryScope scope, FunctionCall call, Place place)
    {
        var function = call.Function;
        if (function == SoqlFunction.Unknown)
        {
            scope.Report(
                SemanticErrorKind.UnknownFunction, call.Span,
                $"There is no function {call.Name}.{Nearest.Question(Nearest.Find(call.Name, SoqlFunctions.Names))}");
            return default;
        }
        CheckPlace(scope, call, place);
        var argument = ExpressionRules.Check(scope, call.Argument, place);
        return function switch
        {
            SoqlFunction.ConvertTimezone => Timezone(scope, call, argument),
            SoqlFunction.ToLabel => Label(scope, call, argument),
            SoqlFunction.Format => new ExpressionInfo(FieldType.String),
            SoqlFunction.ConvertCurrency => Currency(scope, call, argument),
            SoqlFunction.Grouping => new ExpressionInfo(FieldType.Int),
            _ => DatePart(scope, call, argument),
        };
    }

    private static void CheckPlace(QueryScope scope, FunctionCall call, Place place)
    {
        var isAllowed = call.Function switch
        {
            SoqlFunction.Format or SoqlFunction.ConvertCurrency => place == Place.Select,
            SoqlFunction.ToLabel => place is Place.Select or Place.Where,
            SoqlFunction.Grouping => place is Place.Select or Place.Having or Place.OrderBy,
            _ => true,
        };
        if (!isAllowed)
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, $"{call.Name} may not stand in {PlaceName(place)}.");
        if (call.Argument is FunctionCall { Function: SoqlFunction.ConvertTimezone } && !call.Function.IsDatePart())
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Argument.Span, "convertTimezone may stand in a date function only.");
    }

    private static ExpressionInfo DatePart(QueryScope scope, FunctionCall call, ExpressionInfo argument)
    {
        var needsTime = call.Function is SoqlFunction.DayOnly or SoqlFunction.HourInDay;
        if (argument.Type is { } type && type != FieldType.DateTime && (needsTime || type != FieldType.Date))
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"{call.Name} takes a {(needsTime ? "dateTime" : "date or dateTime")} field, and {call.Argument} is none.");
        }
        return new ExpressionInfo(call.Function == SoqlFunction.DayOnly ? FieldType.Date : FieldType.Int);
    }

    private static ExpressionInfo Timezone(QueryScope scope, FunctionCall call, ExpressionInfo argument)
    {
        if (argument.Type is { } type && type != FieldType.DateTime)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"convertTimezone takes a dateTime field, and {call.Argument} is none.");
        }
        return new ExpressionInfo(FieldType.DateTime);
    }

    private static ExpressionInfo Label(QueryScope scope, FunctionCall call, ExpressionInfo argument)
    {
        if (argument.Type is { } type && !(type.IsString() || type is FieldType.MultiPicklist or FieldType.Reference))
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"toLabel takes a field with translated values, and {call.Argument} is {TypeNames.With(type)}.");
        }
        return new ExpressionInfo(FieldType.String);
    }

    private static ExpressionInfo Currency(QueryScope scope, FunctionCall call, ExpressionInfo argument)
    {
        if (ExpressionRules.HasAggregate(call.Argument))
            scope.Report(SemanticErrorKind.WrongFunctionPlace, call.Span, "convertCurrency may not be applied to an aggregate.");
        else if (argument.Type is { } type && type != FieldType.Currency)
        {
            scope.Report(
                SemanticErrorKind.WrongFunctionArgument, call.Argument.Span,
                $"convertCurrency takes a currency field, and {call.Argument} is {TypeNames.With(type)}.");
        }
        return argument;
    }

    private static string PlaceName(Place place) => place switch
    {
        Place.GroupBy => "GROUP BY",
        Place.OrderBy => "ORDER BY",
        _ => place.ToString().ToUpperInvariant(),
    };
}
