using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>TYPEOF: where it may stand and what it may name (SOQL and SOSL Reference, TYPEOF).</summary>
internal static class TypeofRules
{
    public static void Check(QueryScope scope, SoqlQuery query, bool isOuter)
    {
        foreach (var item in query.Select.Items)
        {
            if (item is not TypeofItem choice)
                continue;
            CheckPlace(scope, choice, query, isOuter);
            if (scope.Object is { } describe)
                CheckNames(scope, choice, describe);
        }
    }

    private static void CheckPlace(QueryScope scope, TypeofItem choice, SoqlQuery query, bool isOuter)
    {
        if (!isOuter)
            Refuse(scope, choice, "TYPEOF may stand in the outer SELECT only.");
        if (query.GroupBy is not null)
            Refuse(scope, choice, "TYPEOF may not be used with GROUP BY.");
        foreach (var item in query.Select.Items)
        {
            if (item is not SelectExpression expression)
                continue;
            if (expression.Expression is not FieldPath path)
                Refuse(scope, choice, "TYPEOF may not stand beside a function in SELECT.");
            else if (path.Names.Count > 1 && path.Text.StartsWith(choice.Relationship.Text + ".", StringComparison.OrdinalIgnoreCase))
            {
                Refuse(
                    scope, choice,
                    $"{path.Text} and TYPEOF both read the relationship {choice.Relationship.Text}: only one of them may.");
            }
        }
    }

    private static void CheckNames(QueryScope scope, TypeofItem choice, SObjectDescribe describe)
    {
        var name = choice.Relationship;
        // A path to the relationship of a parent is left to the org.
        if (name.Names.Count > 1 && !scope.Aliases.ContainsKey(name.Names[0]))
            return;
        if (FieldResolver.FindRelationship(describe, name.Last) is not { } relationship)
        {
            var nearest = Nearest.Find(name.Last, describe.Fields.Select(f => f.RelationshipName));
            scope.Report(
                SemanticErrorKind.UnknownRelationship, name.Span,
                $"Didn't understand relationship '{name.Last}' in TYPEOF on entity '{describe.Name}'.{Nearest.Question(nearest)}", nearest);
            return;
        }
        scope.Relationships.Add(name.Text);
        if (!relationship.IsPolymorphic || !relationship.Is(FieldTraits.NamePointing))
        {
            scope.Report(
                SemanticErrorKind.NotPolymorphic, name.Span,
                $"{name.Last} is always of one type: TYPEOF needs a relationship that may be of several.");
            return;
        }
        foreach (var branch in choice.Branches)
            CheckBranch(scope, branch, relationship);
        foreach (var field in choice.Else)
        {
            if (!NameObject.Has(field.Names[0]))
            {
                scope.Report(
                    SemanticErrorKind.UnknownField, field.Span,
                    $"No such column '{field.Text}' on entity 'Name'. ELSE takes the fields of Name only.");
            }
        }
    }

    private static void CheckBranch(QueryScope scope, TypeofBranch branch, FieldDescribe relationship)
    {
        if (!relationship.ReferenceTo.Any(name => string.Equals(name, branch.Type.Text, StringComparison.OrdinalIgnoreCase)))
        {
            var nearest = Nearest.Find(branch.Type.Text, relationship.ReferenceTo);
            scope.Report(
                SemanticErrorKind.WrongTypeofType, branch.Type.Span,
                $"{relationship.RelationshipName} cannot be of type {branch.Type.Text}.{Nearest.Question(nearest)}", nearest);
            return;
        }
        // TYPEOF counts the relationship once more for each WHEN.
        scope.Relationships.Add($"{relationship.RelationshipName}:{branch.Type.Text}");
        if (scope.Context.Schema.Find(branch.Type.Text) is not { } type)
            return;
        var inner = new QueryScope(scope.Context, type, type.Name);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in branch.Fields)
        {
            FieldResolver.Resolve(inner, field);
            if (!seen.Add(field.Text))
                scope.Report(SemanticErrorKind.DuplicateField, field.Span, $"duplicate field selected: {field.Text}.");
        }
    }

    private static void Refuse(QueryScope scope, TypeofItem choice, string message) =>
        scope.Report(SemanticErrorKind.TypeofNotAllowed, choice.Span, message);
}
