using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Follows a path through parent relationships to its field, and reports what is not there.</summary>
internal static class FieldResolver
{
    private const int MostLevels = 5;

    public static ResolvedField Resolve(QueryScope scope, FieldPath path)
    {
        var (at, index) = Start(scope, path);
        CheckLevels(scope, path);
        for (; index < path.Names.Count - 1; index++)
        {
            if (at is null)
                return default;
            var relationship = FindRelationship(at, path.Names[index]);
            if (relationship is null)
            {
                ReportRelationship(scope, at, path, index);
                return default;
            }
            scope.Relationships.Add(string.Join(".", path.Names.Take(index + 1)));
            if (relationship.IsPolymorphic)
            {
                CheckName(scope, path, index + 1);
                return default;
            }
            at = relationship.ReferenceTo.Count == 0 ? null : scope.Context.Schema.Find(relationship.ReferenceTo[0]);
        }
        return at is null ? default : Field(scope, at, path);
    }

    /// <summary>The field of <paramref name="at"/> whose relationship has that name.</summary>
    public static FieldDescribe? FindRelationship(SObjectDescribe at, string name)
    {
        foreach (var field in at.Fields)
        {
            if (string.Equals(field.RelationshipName, name, StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <summary>Whether a path that begins so names the object of the query, and not a relationship of it.</summary>
    public static bool IsOwnName(QueryScope scope, string first) =>
        scope.Object is { } describe && FindRelationship(describe, first) is null
        && (string.Equals(first, describe.Name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(first, scope.Name, StringComparison.OrdinalIgnoreCase));

    // A path may begin with an alias of FROM, or with the object's own name where no relationship has it.
    private static (SObjectDescribe? Object, int Index) Start(QueryScope scope, FieldPath path)
    {
        if (path.Names.Count == 1)
            return (scope.Object, 0);
        var first = path.Names[0];
        if (scope.Aliases.TryGetValue(first, out var aliased))
            return (aliased, 1);
        return (scope.Object, IsOwnName(scope, first) ? 1 : 0);
    }

    private static void CheckLevels(QueryScope scope, FieldPath path)
    {
        var levels = SelectRules.Normal(scope, path).Count(c => c == '.');
        if (levels > MostLevels)
        {
            scope.Report(
                SemanticErrorKind.RelationshipTooDeep, path.Span,
                $"{path.Text} goes up {levels} relationships; a path may go up {MostLevels}.");
        }
    }

    private static ResolvedField Field(QueryScope scope, SObjectDescribe at, FieldPath path)
    {
        if (at.FindField(path.Last) is { } field)
            return new ResolvedField(field, at);
        var relationship = FindRelationship(at, path.Last);
        var tombstone = at.RemovedFields.FirstOrDefault(f => string.Equals(f.Name, path.Last, StringComparison.OrdinalIgnoreCase))?.Removed;
        var nearest = tombstone?.RenamedTo ?? relationship?.Name ?? Nearest.Find(path.Last, at.Fields.Select(f => f.Name));
        var hint = (tombstone, relationship) switch
        {
            ({ } removed, _) => $" {removed.Sentence($"{at.Name}.{path.Last}", nearest)}.",
            (_, null) => Nearest.Question(nearest),
            _ => $" {path.Last} is a relationship: name a field of it, or {nearest}.",
        };
        scope.Report(
            SemanticErrorKind.UnknownField, path.SpanOf(path.Names.Count - 1),
            $"No such column '{path.Last}' on entity '{at.Name}'.{hint}", nearest);
        return default;
    }

    private static void ReportRelationship(QueryScope scope, SObjectDescribe at, FieldPath path, int index)
    {
        var name = path.Names[index];
        // Every object has this one, and no describe shows it (Object Reference, UserRecordAccess).
        if (string.Equals(name, "UserRecordAccess", StringComparison.OrdinalIgnoreCase))
            return;
        var nearest = at.FindField(name)?.RelationshipName ?? Nearest.Find(name, at.Fields.Select(f => f.RelationshipName));
        scope.Report(
            SemanticErrorKind.UnknownRelationship, path.SpanOf(index),
            $"Didn't understand relationship '{name}' in field path of entity '{at.Name}'.{Nearest.Question(nearest)}", nearest);
    }

    private static void CheckName(QueryScope scope, FieldPath path, int index)
    {
        var name = path.Names[index];
        if (NameObject.Has(name))
            return;
        var nearest = Nearest.Find(name, NameObject.Names);
        var hint = $"{Nearest.Question(nearest)} {path.Names[index - 1]} may be of several objects: use TYPEOF for the fields of one.";
        scope.Report(SemanticErrorKind.UnknownField, path.SpanOf(index), $"No such column '{name}' on entity 'Name'.{hint}", nearest);
    }
}
