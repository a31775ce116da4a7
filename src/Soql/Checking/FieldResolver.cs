using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>Follows a path through parent relationships to its field, and reports what is not there.</summary>
internal static class FieldResolver
{
    private const int MostLevels = 5;

    public static ResolvedField Resolve(QueryScope scope, FieldPath path) =>
        Owner(scope, path) is { } at ? Field(scope, at, path) : default;

    /// <summary>The object that the last name of the path belongs to; null when it is not there or cannot be known.</summary>
    /// <param name="scope">The names of the query.</param>
    /// <param name="path">The path.</param>
    /// <param name="isToField">Whether its last name is a field's; otherwise it is one more relationship.</param>
    public static SObjectDescribe? Owner(QueryScope scope, FieldPath path, bool isToField = true)
    {
        // Before anything of the path is looked up or put together: it may have ten thousand names.
        if (IsTooDeep(scope, path, isToField))
            return null;
        var (at, walked, index) = Start(scope, path);
        for (; index < path.Names.Count - 1 && at is not null; index++)
        {
            at = Parent(scope, at, path, index);
            walked += path.Names[index];
            scope.Relationships.Add(walked);
            walked += ".";
        }
        return at;
    }

    /// <summary>Reports a path that goes up too many relationships.</summary>
    public static bool IsTooDeep(QueryScope scope, FieldPath path, bool isToField)
    {
        var levels = Levels(scope, path) + (isToField ? 0 : 1);
        if (levels <= MostLevels)
            return false;
        scope.Report(
            SemanticErrorKind.RelationshipTooDeep, path.Span,
            $"{Shown(path)} goes up {levels} relationships; a path may go up {MostLevels}.");
        return true;
    }

    /// <summary>
    /// The object at the end of the relationship at <paramref name="index"/>, or Name where there may be several. What is not there is
    /// reported; null also means that nothing is known of the object.
    /// </summary>
    public static SObjectDescribe? Parent(QueryScope scope, SObjectDescribe at, FieldPath path, int index)
    {
        if (FindRelationship(at, path.Names[index]) is not { } relationship)
        {
            ReportRelationship(scope, at, path, index);
            return null;
        }
        if (relationship.IsPolymorphic)
            return NameObject.Describe;
        foreach (var name in relationship.ReferenceTo)
        {
            if (scope.Context.Schema.Find(name) is { } parent)
                return parent;
        }
        if (scope.Context.IsComplete)
            ReportRelationship(scope, at, path, index);
        return null;
    }

    /// <summary>The field of <paramref name="at"/> whose relationship has that name.</summary>
    public static FieldDescribe? FindRelationship(SObjectDescribe at, string name)
    {
        foreach (var field in at.Fields)
        {
            if (string.Equals(field.RelationshipName, name, StringComparison.OrdinalIgnoreCase)
                && field.Type.Info().Family == ValueFamily.Id)
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
    private static (SObjectDescribe? Object, string Walked, int Index) Start(QueryScope scope, FieldPath path)
    {
        if (path.Names.Count == 1)
            return (scope.Object, "", 0);
        var first = path.Names[0];
        if (scope.Aliases.TryGetValue(first, out var aliased))
            return (aliased, scope.AliasPaths[first], 1);
        return (scope.Object, "", IsOwnName(scope, first) ? 1 : 0);
    }

    private static int Levels(QueryScope scope, FieldPath path)
    {
        if (path.Names.Count == 1)
            return 0;
        if (scope.AliasPaths.TryGetValue(path.Names[0], out var prefix))
            return prefix.Count(c => c == '.') + path.Names.Count - 2;
        return path.Names.Count - (IsOwnName(scope, path.Names[0]) ? 2 : 1);
    }

    private static string Shown(FieldPath path)
    {
        const int MostShown = 20;
        return path.Names.Count <= MostShown ? path.Text : $"{string.Join(".", path.Names.Take(MostShown))}...";
    }

    private static ResolvedField Field(QueryScope scope, SObjectDescribe at, FieldPath path)
    {
        if (at.FindField(path.Last) is { } field)
            return new ResolvedField(field, at);
        var relationship = FindRelationship(at, path.Last);
        var tombstone = at.RemovedFields.FirstOrDefault(f => string.Equals(f.Name, path.Last, StringComparison.OrdinalIgnoreCase))?.Removed;
        var nearest = tombstone?.RenamedTo ?? relationship?.Name ?? scope.Context.Nearest(path.Last, at.Fields.Select(f => f.Name));
        var hint = (tombstone, relationship) switch
        {
            ({ } removed, _) => $" {removed.Sentence($"{at.Name}.{path.Last}", nearest)}.",
            (_, null) => Nearest.Question(nearest),
            _ => $" {path.Last} is a relationship: name a field of it, or {nearest}.",
        };
        if (ReferenceEquals(at, NameObject.Describe) && path.Names.Count > 1)
            hint += $" {path.Names[path.Names.Count - 2]} may be of several objects: use TYPEOF for the fields of one.";
        scope.Report(
            SemanticErrorKind.UnknownField, path.SpanOf(path.Names.Count - 1), $"No such column '{path.Last}' on entity '{at.Name}'",
            nearest, hint);
        return default;
    }

    private static void ReportRelationship(QueryScope scope, SObjectDescribe at, FieldPath path, int index)
    {
        var name = path.Names[index];
        // Every object has this one, and no describe shows it (Object Reference, UserRecordAccess).
        if (!scope.Context.IsComplete && string.Equals(name, "UserRecordAccess", StringComparison.OrdinalIgnoreCase))
            return;
        var others = at.Fields.Select(f => f.RelationshipName).Where(n => !string.Equals(n, name, StringComparison.OrdinalIgnoreCase));
        var nearest = at.FindField(name)?.RelationshipName ?? scope.Context.Nearest(name, others);
        var hint = FindRelationship(at, name) is null
            ? $" {at.Name} has no such relationship.{Nearest.Question(nearest)}"
            : " It cannot be followed: it does not refer to an object.";
        scope.Report(
            SemanticErrorKind.UnknownRelationship, path.SpanOf(index), $"Didn't understand relationship '{name}' in field path", nearest,
            hint);
    }
}
