using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Whether an operator works on a type, and its values are of that type.</summary>
internal static class OperatorRules
{
    public static void Check(QueryScope scope, Comparison comparison, ExpressionInfo left, Place place)
    {
        var isEquality = comparison.Operator is ComparisonOperator.Equal or ComparisonOperator.NotEqual;
        if (comparison.Left is DistanceCall && comparison.Operator is not (ComparisonOperator.Less or ComparisonOperator.Greater))
            Refuse(scope, comparison, "DISTANCE can be compared with < and > only.");
        else if (!isEquality && left.Type is (FieldType.MultiPicklist or FieldType.Boolean) and { } type)
        {
            var others = type == FieldType.MultiPicklist ? "=, !=, INCLUDES and EXCLUDES" : "= and !=";
            Refuse(scope, comparison, $"{comparison.Left} is {TypeNames.With(type)}, which allows {others} only.");
        }
        ValueRules.Check(scope, comparison.Right, left, comparison.Left);
        CheckCurrency(scope, comparison.Right, place);
    }

    public static void Check(QueryScope scope, LikeCondition like, ExpressionInfo left, Place place)
    {
        if (left.Type is { } type && !IsText(type))
            Refuse(scope, like, $"LIKE works on texts, and {like.Left} is {TypeNames.With(type)}.");
        else
            ValueRules.Check(scope, like.Pattern, left, like.Left);
        CheckCurrency(scope, like.Pattern, place);
    }

    public static void Check(QueryScope scope, InCondition condition, ExpressionInfo left, Place place)
    {
        if (condition.Left is DistanceCall)
            Refuse(scope, condition, "DISTANCE can be compared with < and > only.");
        string? code = null;
        foreach (var value in condition.Values)
        {
            ValueRules.Check(scope, value, left, condition.Left);
            CheckCurrency(scope, value, place);
            if (value is not CurrencyLiteral currency)
                continue;
            code ??= currency.Code;
            if (code != currency.Code)
            {
                scope.Report(
                    SemanticErrorKind.MixedCurrencies, value.Span, $"{code} and {currency.Code} are not allowed in the same list.");
            }
        }
    }

    public static void Check(QueryScope scope, IncludesCondition condition, ExpressionInfo left, Place place)
    {
        if (left.Type is { } type && type != FieldType.MultiPicklist)
        {
            var name = condition.IsNegated ? "EXCLUDES" : "INCLUDES";
            Refuse(scope, condition, $"{name} works on multi-select picklists, and {condition.Left} is {TypeNames.With(type)}.");
        }
        foreach (var value in condition.Values)
        {
            ValueRules.Check(scope, value, left, condition.Left);
            CheckCurrency(scope, value, place);
        }
    }

    // Of a type that is not known, nothing is refused.
    private static bool IsText(FieldType type) => type.Info().Family is ValueFamily.Text or ValueFamily.Any;

    private static void CheckCurrency(QueryScope scope, Literal value, Place place)
    {
        if (value is CurrencyLiteral && place == Place.Having)
        {
            scope.Report(
                SemanticErrorKind.MixedCurrencies, value.Span,
                "A currency literal is not allowed in HAVING: aggregates are in the org's currency.");
        }
    }

    private static void Refuse(QueryScope scope, Condition condition, string message) =>
        scope.Report(SemanticErrorKind.WrongOperator, condition.Span, message);
}
