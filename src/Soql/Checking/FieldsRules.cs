using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>FIELDS(): ALL and CUSTOM need a bound of 200 rows (SOQL and SOSL Reference, SELECT).</summary>
internal static class FieldsRules
{
    private const int MostRows = 200;

    public static void Check(QueryScope scope, FieldsItem fields, SoqlQuery query)
    {
        if (fields.Group == FieldsGroup.Standard)
            return;
        if (!IsBounded(query))
        {
            scope.Report(
                SemanticErrorKind.FieldsNeedsLimit, fields.Span,
                $"{fields} needs LIMIT {MostRows} or less, or a filter on at most {MostRows} ids.");
        }
        if (fields.Group == FieldsGroup.Custom && scope.Object is { } describe && !HasCustomField(describe))
            scope.Report(SemanticErrorKind.NoCustomFields, fields.Span, $"{describe.Name} has no custom fields.");
    }

    private static bool IsBounded(SoqlQuery query) =>
        query.Limit is { Value: <= MostRows } || (query.Where is { } where && FiltersById(where));

    private static bool FiltersById(Condition condition)
    {
        switch (condition)
        {
            case Comparison { Left: FieldPath path, Operator: ComparisonOperator.Equal }:
                return IsId(path);
            case InCondition { IsNegated: false, Left: FieldPath path, Values.Count: <= MostRows }:
                return IsId(path);
            case AndCondition and:
                foreach (var term in and.Terms)
                {
                    if (FiltersById(term))
                        return true;
                }
                return false;
            default:
                return false;
        }
    }

    private static bool IsId(FieldPath path) => string.Equals(path.Text, "Id", StringComparison.OrdinalIgnoreCase);

    private static bool HasCustomField(SObjectDescribe describe)
    {
        foreach (var field in describe.Fields)
        {
            if (field.Is(FieldTraits.Custom))
                return true;
        }
        return false;
    }
}
