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
            if (FieldResolver.Owner(scope, choice.Relationship, isToField: false) is { } describe)
                CheckNames(scope, choice, describe);
        }
    }

    private static void CheckPlace(QueryScope scope, TypeofItem choice, SoqlQuery query, bool isOuter)
    {
        if (!isOuter)
            Refuse(scope, choice, "TYPEOF is allowed in the outer SELECT only.");
        if (query.GroupBy is not null)
            Refuse(scope, choice, "TYPEOF may not be used with GROUP BY.");
        var prefix = SelectRules.Normal(scope, choice.Relationship) + ".";
        foreach (var item in query.Select.Items)
        {
            if (item is not SelectExpression expression)
                continue;
            if (expression.Expression is not FieldPath path)
                Refuse(scope, choice, "TYPEOF cannot be combined with a function in SELECT.");
            else if (path.Names.Count > 1 && SelectRules.Normal(scope, path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
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
        if (FieldResolver.FindRelationship(describe, name.Last) is not { } relationship)
        {
            var nearest = scope.Context.Nearest(name.Last, describe.Fields.Select(f => f.RelationshipName));
            scope.Report(
                SemanticErrorKind.UnknownRelationship, name.SpanOf(name.Names.Count - 1),
                $"Didn't understand relationship '{name.Last}' in field path", nearest,
                $" {describe.Name} has no such relationship.{Nearest.Question(nearest)}");
            return;
        }
        var path = SelectRules.Normal(scope, name);
        scope.Relationships.Add(path);
        if (!relationship.IsPolymorphic || !relationship.Is(FieldTraits.NamePointing))
        {
            scope.Report(
                SemanticErrorKind.NotPolymorphic, name.Span,
                $"{name.Last} is always of one type: TYPEOF needs a relationship that may be of several.");
            return;
        }
        var types = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var branch in choice.Branches)
        {
            if (types.Add(branch.Type.Text))
                CheckBranch(scope, branch, relationship, path);
            else
            {
                scope.Report(
                    SemanticErrorKind.WrongTypeofType, branch.Type.Span, $"{branch.Type.Text} appears in two branches of one TYPEOF.");
            }
        }
        CheckElse(scope, choice);
    }

    private static void CheckBranch(QueryScope scope, TypeofBranch branch, FieldDescribe relationship, string path)
    {
        if (!relationship.ReferenceTo.Any(name => string.Equals(name, branch.Type.Text, StringComparison.OrdinalIgnoreCase)))
        {
            var nearest = scope.Context.Nearest(branch.Type.Text, relationship.ReferenceTo);
            scope.Report(
                SemanticErrorKind.WrongTypeofType, branch.Type.Span,
                $"{relationship.RelationshipName} cannot be of type {branch.Type.Text}", nearest, Nearest.Question(nearest));
            return;
        }
        // TYPEOF counts the relationship once more for each WHEN.
        var counted = $"{path}:{branch.Type.Text}";
        scope.Relationships.Add(counted);
        if (scope.Context.Schema.Find(branch.Type.Text) is { } type)
            CheckFields(scope, new QueryScope(scope.Context, type, type.Name), branch.Fields, counted);
        else if (scope.Context.IsComplete)
            FromRules.ReportUnknown(scope.Context, branch.Type.Text, branch.Type.Span);
    }

    private static void CheckElse(QueryScope scope, TypeofItem choice)
    {
        var known = new List<FieldPath>();
        foreach (var field in choice.Else)
        {
            var first = field.Names[0];
            if (NameObject.Describe.FindField(first) is not null || FieldResolver.FindRelationship(NameObject.Describe, first) is not null)
                known.Add(field);
            else
            {
                scope.Report(
                    SemanticErrorKind.UnknownField, field.Span, $"No such column '{field.Text}' on entity 'Name'",
                    hint: " ELSE takes the fields of Name only.");
            }
        }
        var inner = new QueryScope(scope.Context, NameObject.Describe, NameObject.Describe.Name);
        CheckFields(scope, inner, known, SelectRules.Normal(scope, choice.Relationship) + ":");
    }

    private static void CheckFields(QueryScope scope, QueryScope inner, IReadOnlyCollection<FieldPath> fields, string counted)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in fields)
        {
            FieldResolver.Resolve(inner, field);
            if (!seen.Add(SelectRules.Normal(inner, field)))
                scope.Report(SemanticErrorKind.DuplicateField, field.Span, $"duplicate field selected: {field.Text}.");
        }
        foreach (var relationship in inner.Relationships)
            scope.Relationships.Add($"{counted}.{relationship}");
    }

    private static void Refuse(QueryScope scope, TypeofItem choice, string message) =>
        scope.Report(SemanticErrorKind.TypeofNotAllowed, choice.Span, message);
}
