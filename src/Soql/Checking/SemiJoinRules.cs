using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// Semi-joins and anti-joins (SOQL and SOSL Reference, Comparison Operators, considerations for semi-join and anti-join queries).
/// </summary>
internal static class SemiJoinRules
{
    private const int MostJoins = 2;

    private static readonly HashSet<string> RefusedObjects = new(StringComparer.OrdinalIgnoreCase)
    {
        "ActivityHistory", "Attachment", "Event", "EventAttendee", "Note", "OpenActivity", "Tag", "Task",
    };

    public static void Check(QueryScope scope, Condition where)
    {
        var joins = new List<SemiJoinCondition>();
        Collect(scope, where, joins);
        if (joins.Count > MostJoins)
        {
            scope.Report(
                SemanticErrorKind.TooManySemiJoins, joins[MostJoins].Span, $"A WHERE may have at most {MostJoins} subqueries in IN.");
        }
        foreach (var join in joins)
            Check(scope, join);
    }

    /// <summary>Reports joins where none may be: in HAVING, and in the WHERE of a join.</summary>
    public static void RefuseAll(QueryScope scope, Condition condition, string place)
    {
        switch (condition)
        {
            case AndCondition and:
                RefuseAll(scope, and.Terms, place);
                break;
            case OrCondition or:
                RefuseAll(scope, or.Terms, place);
                break;
            case NotCondition not:
                RefuseAll(scope, not.Operand, place);
                break;
            case SemiJoinCondition join:
                scope.Report(SemanticErrorKind.SemiJoinPlace, join.Span, $"A subquery in IN is not allowed in {place}.");
                break;
        }
    }

    private static void RefuseAll(QueryScope scope, EquatableArray<Condition> terms, string place)
    {
        foreach (var term in terms)
            RefuseAll(scope, term, place);
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
                    Collect(scope, term, joins);
                break;
            case OrCondition or:
                RefuseAll(scope, or, "OR");
                break;
            case NotCondition not:
                RefuseAll(scope, not, "NOT: write NOT IN");
                break;
        }
    }

    private static void Check(QueryScope scope, SemiJoinCondition join)
    {
        CheckLeft(scope, join);
        var inner = FromRules.OfObject(scope.Context, join.Query.From);
        CheckField(inner, join.Query);
        var name = join.Query.From.Main.Name;
        if (join.Query.With is { } with)
            WithRules.CheckQuery(inner, [with]);
        if (scope.Object is { } outer && string.Equals(name.Text, outer.Name, StringComparison.OrdinalIgnoreCase))
        {
            scope.Report(
                SemanticErrorKind.SemiJoinObject, name.Span,
                $"The subquery of IN may not be on {name.Text}, the object of the query around it: use the path to the parent.");
        }
        else if (RefusedObjects.Contains(name.Text))
            scope.Report(SemanticErrorKind.SemiJoinObject, name.Span, $"The subquery of IN may not be on {name.Text}.");
        if (join.Query.Where is not { } where)
            return;
        ConditionRules.Check(inner, where, Place.Where);
        RefuseAll(inner, where, "the subquery of another");
    }

    private static void CheckLeft(QueryScope scope, SemiJoinCondition join)
    {
        if (join.Left is not FieldPath path || IsFar(scope, path))
        {
            scope.Report(
                SemanticErrorKind.SemiJoinLeftSide, join.Left.Span,
                $"The left side of a subquery in IN is an id or reference field of the object itself, and {join.Left} is not such a field.");
        }
        else if (scope.Object?.FindField(path.Last) is { } field && field.Type.Info().Family != ValueFamily.Id)
        {
            scope.Report(
                SemanticErrorKind.SemiJoinLeftSide, path.Span,
                $"The left side of a subquery in IN is an id or reference field, and {field.Name} is {TypeNames.With(field.Type)}.");
        }
    }

    private static void CheckField(QueryScope inner, SemiJoinQuery query)
    {
        var info = ExpressionRules.Check(inner, query.Field, Place.Select);
        if (query.Field is not FieldPath path || IsFar(inner, path))
        {
            inner.Report(
                SemanticErrorKind.SemiJoinField, query.Field.Span,
                $"The subquery of IN selects an id or reference field of its own object, and {query.Field} is not such a field.");
        }
        else if (info.Field is { } field && field.Type.Info().Family != ValueFamily.Id)
        {
            inner.Report(
                SemanticErrorKind.SemiJoinField, path.Span,
                $"The subquery of IN must select an id or reference field, and {field.Name} is {TypeNames.With(field.Type)}.");
        }
    }

    // The object's own name or alias before a field is no way to a parent.
    private static bool IsFar(QueryScope scope, FieldPath path) => SelectRules.Normal(scope, path).IndexOf('.') >= 0;
}
