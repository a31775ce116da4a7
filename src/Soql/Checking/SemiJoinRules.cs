using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// Semi-joins and anti-joins (SOQL and SOSL Reference, Comparison Operators, considerations for semi-join and anti-join queries).
/// </summary>
internal static class SemiJoinRules
{
    private const int MostJoins = 2;

    private const string NotNested =
        "Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions";

    // The guide's list ("all tag objects" included), and ContentDocumentLink, which orgs refuse too.
    private static readonly HashSet<string> RefusedObjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "ActivityHistory", "Attachment", "ContentDocumentLink", "Event", "EventAttendee", "Note", "OpenActivity", "Task",
        "Tag", "TagDefinition", "AccountTag", "AssetTag", "CampaignTag", "CaseTag", "ContactTag", "ContractTag", "DocumentTag", "EventTag",
        "LeadTag", "NoteTag",
        "OpportunityTag", "SolutionTag", "TaskTag",
    };

    public static void Check(QueryScope scope, Condition where)
    {
        var joins = new List<SemiJoinCondition>();
        Collect(scope, where, joins);
        if (joins.Count > MostJoins)
        {
            scope.Report(
                SemanticErrorKind.TooManySemiJoins, joins[MostJoins].Span, $"Maximum {MostJoins} semi join sub-selects are allowed",
                hint: " Run one of the subqueries first, and give its ids.");
        }
        foreach (var join in joins)
            Check(scope, join);
    }

    /// <summary>Reports the joins of a HAVING: none may be there.</summary>
    public static void RefuseInHaving(QueryScope scope, Condition having) =>
        RefuseAll(scope, having, "Semi join sub-selects are only allowed in WHERE expressions");

    private static void RefuseAll(QueryScope scope, Condition condition, string reason, string hint = "")
    {
        switch (condition)
        {
            case AndCondition and:
                RefuseAll(scope, and.Terms, reason, hint);
                break;
            case OrCondition or:
                RefuseAll(scope, or.Terms, reason, hint);
                break;
            case NotCondition not:
                RefuseAll(scope, not.Operand, reason, hint);
                break;
            case SemiJoinCondition join:
                scope.Report(SemanticErrorKind.SemiJoinPlace, join.Span, reason, hint: hint);
                break;
        }
    }

    private static void RefuseAll(QueryScope scope, EquatableArray<Condition> terms, string reason, string hint)
    {
        foreach (var term in terms)
            RefuseAll(scope, term, reason, hint);
    }

    private static void Collect(QueryScope scope, Condition condition, List<SemiJoinCondition> joins)
    {
        switch (condition)
        {
            case SemiJoinCondition join:
                joins.Add(join);
                break;
            case AndCondition and:
                foreach (var term in and.Terms)
                {
                    if (term is AndCondition nested)
                        RefuseAll(scope, nested, NotNested, " Leave out the parentheses around it and what it is joined to by AND.");
                    else
                        Collect(scope, term, joins);
                }
                break;
            case OrCondition or:
                RefuseAll(scope, or, "Semi join sub-selects are not allowed with the 'OR' "
                    + "operator", " Run the subquery first, and give its ids.");
                break;
            case NotCondition not:
                RefuseAll(scope, not, NotNested, " Write NOT IN.");
                break;
        }
    }

    private static void Check(QueryScope scope, SemiJoinCondition join)
    {
        CheckLeft(scope, join);
        var inner = FromRules.OfObject(scope.Context, join.Query.From);
        if (CheckField(inner, join.Query) && LeftField(scope, join) is { } left)
            CheckTargets(scope, inner, left, join);
        var name = join.Query.From.Main.Name;
        if (join.Query.With is { } with)
            WithRules.CheckQuery(inner, [with]);
        if (scope.Object is { } outer && string.Equals(name.Text, outer.Name, StringComparison.OrdinalIgnoreCase))
        {
            scope.Report(
                SemanticErrorKind.SemiJoinObject, name.Span, "The inner and outer selects should not be on the same object type",
                hint: $" {name.Text} is the object of the query around it: use the path to the parent.");
        }
        else if (IsRefused(name.Text))
        {
            scope.Report(
                SemanticErrorKind.SemiJoinObject, name.Span, $"Entity '{name.Text}' is not supported for semi join inner selects",
                hint: " Run the subquery first, and give its ids.");
        }
        if (join.Query.Where is not { } where)
            return;
        ConditionRules.Check(inner, where, Place.Where);
        RefuseAll(
            inner, where, "Nesting of semi join sub-selects is not supported",
            " A subquery of IN may not have another: run the inner one first, and give its ids.");
    }

    private static bool IsRefused(string name) =>
        RefusedObjects.Contains(name) || name.EndsWith("__Tag", StringComparison.OrdinalIgnoreCase);

    private static void CheckLeft(QueryScope scope, SemiJoinCondition join)
    {
        if (join.Left is not FieldPath path || IsFar(scope, path))
        {
            scope.Report(
                SemanticErrorKind.SemiJoinLeftSide, join.Left.Span,
                $"The left side of a subquery in IN is an id or reference field of the object itself, and {join.Left} is not such a "
                    + $"field.");
        }
        else if (scope.Object?.FindField(path.Last) is { } field && field.Type.Info().Family != ValueFamily.Id)
        {
            scope.Report(
                SemanticErrorKind.SemiJoinLeftSide, path.Span,
                $"The left side of a subquery in IN is an id or reference field, and {field.Name} is {TypeNames.With(field.Type)}.");
        }
    }

    private static FieldDescribe? LeftField(QueryScope scope, SemiJoinCondition join) =>
        join.Left is FieldPath path && !IsFar(scope, path)
        && scope.Object?.FindField(path.Last) is { } field && field.Type.Info().Family == ValueFamily.Id
            ? field
            : null;

    // Ids of different objects are never the same.
    private static void CheckTargets(QueryScope outer, QueryScope inner, FieldDescribe left, SemiJoinCondition join)
    {
        if (join.Query.Field is not FieldPath path || inner.Object?.FindField(path.Last) is not { } field)
            return;
        var (ofLeft, ofField) = (Targets(outer.Object!, left), Targets(inner.Object, field));
        if (ofLeft.Count == 0 || ofField.Count == 0 || ofLeft.Overlaps(ofField))
            return;
        inner.Report(
            SemanticErrorKind.SemiJoinField, path.Span,
            $"The selected field '{field.Name}' in the subquery and the left operand field in the where expression in the outer query "
            + $"'{left.Name}' should point to the same object type");
    }

    private static HashSet<string> Targets(SObjectDescribe owner, FieldDescribe field) =>
        new(field.Type == FieldType.Id ? [owner.Name] : field.ReferenceTo, StringComparer.OrdinalIgnoreCase);

    // Whether the field is one that a semi-join may select.
    private static bool CheckField(QueryScope inner, SemiJoinQuery query)
    {
        var info = ExpressionRules.Check(inner, query.Field, Place.Select);
        if (query.Field is not FieldPath path || IsFar(inner, path))
        {
            inner.Report(
                SemanticErrorKind.SemiJoinField, query.Field.Span,
                $"The subquery of IN selects an id or reference field of its own object, and {query.Field} is not such a field.");
            return false;
        }
        if (info.Field is { } field && field.Type.Info().Family != ValueFamily.Id)
        {
            inner.Report(
                SemanticErrorKind.SemiJoinField, path.Span,
                $"The subquery of IN must select an id or reference field, and {field.Name} is {TypeNames.With(field.Type)}.");
            return false;
        }
        return info.Field is not null;
    }

    // The object's own name or alias before a field is not a path to a parent.
    private static bool IsFar(QueryScope scope, FieldPath path) => SelectRules.Normal(scope, path).IndexOf('.') >= 0;
}
