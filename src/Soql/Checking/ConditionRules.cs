using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>WHERE and HAVING: each comparison in turn.</summary>
internal static class ConditionRules
{
    public static void Check(QueryScope scope, Condition condition, Place place)
    {
        switch (condition)
        {
            case AndCondition and:
                Check(scope, and.Terms, place);
                break;
            case OrCondition or:
                Check(scope, or.Terms, place);
                break;
            case NotCondition not:
                Check(scope, not.Operand, place);
                break;
            case Comparison comparison:
                OperatorRules.Check(scope, comparison, CheckLeft(scope, comparison.Left, place), place);
                break;
            case LikeCondition like:
                OperatorRules.Check(scope, like, CheckLeft(scope, like.Left, place), place);
                break;
            case InCondition values:
                OperatorRules.Check(scope, values, CheckLeft(scope, values.Left, place), place);
                break;
            case IncludesCondition values:
                OperatorRules.Check(scope, values, CheckLeft(scope, values.Left, place), place);
                break;
            case SemiJoinCondition join:
                CheckLeft(scope, join.Left, place);
                break;
        }
    }

    /// <summary>What stands left of the operators.</summary>
    public static IEnumerable<FieldExpression> LeftSides(Condition condition) => condition switch
    {
        AndCondition and => and.Terms.SelectMany(LeftSides),
        OrCondition or => or.Terms.SelectMany(LeftSides),
        NotCondition not => LeftSides(not.Operand),
        Comparison comparison => [comparison.Left],
        LikeCondition like => [like.Left],
        InCondition values => [values.Left],
        IncludesCondition values => [values.Left],
        SemiJoinCondition join => [join.Left],
        _ => [],
    };

    private static void Check(QueryScope scope, EquatableArray<Condition> terms, Place place)
    {
        foreach (var term in terms)
            Check(scope, term, place);
    }

    private static ExpressionInfo CheckLeft(QueryScope scope, FieldExpression left, Place place)
    {
        var info = ExpressionRules.Check(scope, left, place);
        // In HAVING the left side is grouped or aggregated; whether it may be is decided there.
        var field = left is FieldPath ? info.Field : info.Argument;
        if (place == Place.Where && field is { CanFilter: false })
        {
            var hint = field.IsCompound ? " A compound field is allowed in DISTANCE only: filter by its parts." : "";
            scope.Report(
                SemanticErrorKind.NotFilterable, left.Span, $"field '{field.Name}' can not be filtered in a query call", hint: hint);
            return default;
        }
        return info;
    }
}
