using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// The fields of RETURNING: a search takes toLabel, FORMAT and convertCurrency among them, and no other function (SOQL and SOSL Reference,
/// SOSL Syntax).
/// </summary>
internal static class ReturningRules
{
    public static void Check(QueryScope scope, ReturningItem item)
    {
        foreach (var field in item.Fields)
        {
            if (field is { Expression: FieldPath, Alias: { } alias })
                scope.Report(SemanticErrorKind.WrongAlias, alias.Span, $"only functions take an alias: {alias.Text} is not allowed here.");
            if (Wrong(field.Expression) is { } wrong)
            {
                scope.Report(
                    SemanticErrorKind.WrongFunctionPlace, wrong.Span,
                    $"{wrong} is not allowed in RETURNING: its fields take toLabel, FORMAT and convertCurrency only.");
            }
            else
                ExpressionRules.Check(scope, field.Expression, Place.Select);
        }
        foreach (var key in item.OrderBy)
        {
            if (ExpressionRules.HasAggregate(key.Expression))
                scope.Report(SemanticErrorKind.WrongFunctionPlace, key.Expression.Span, "An aggregate is not allowed in a search.");
        }
    }

    private static FieldExpression? Wrong(FieldExpression expression) => expression switch
    {
        FieldPath => null,
        FunctionCall call when IsAllowed(call.Function) => Wrong(call.Argument),
        _ => expression,
    };

    // The rules of functions report one that does not exist.
    private static bool IsAllowed(SoqlFunction function) =>
        function is SoqlFunction.ToLabel or SoqlFunction.Format or SoqlFunction.ConvertCurrency or SoqlFunction.Unknown;
}
