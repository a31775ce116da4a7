using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>FROM: the object is there, its relationships are, its scope is.</summary>
internal static class FromRules
{
    /// <summary>The scope of a query on an object.</summary>
    public static QueryScope OfObject(CheckContext context, FromClause from)
    {
        var name = from.Main.Name;
        var describe = name.Names.Count == 1 ? context.Schema.Find(name.Text) : null;
        if (describe is null)
        {
            ReportUnknown(context, name.Text, name.Span);
        }
        else if (!describe.Is(SObjectTraits.Queryable))
        {
            context.Report(SemanticErrorKind.NotQueryable, name.Span, $"entity type {describe.Name} does not support query.");
        }
        var scope = Open(new QueryScope(context, describe, name.Last), from);
        foreach (var item in from.Main.Using)
            CheckScope(scope, item);
        foreach (var item in from.Items.Skip(1).SelectMany(i => i.Using))
            context.Report(SemanticErrorKind.ClauseNotAllowed, item.Span, "USING belongs to the first object of FROM.");
        return scope;
    }

    /// <summary>The scope of a query of children.</summary>
    public static QueryScope OfChildren(QueryScope parent, FromClause from)
    {
        var name = from.Main.Name;
        var child = Child(parent, name);
        foreach (var item in from.Items.SelectMany(i => i.Using))
            parent.Report(SemanticErrorKind.UnknownScope, item.Span, "USING is not allowed in a subquery.");
        return Open(new QueryScope(parent.Context, child, name.Last), from);
    }

    /// <summary>Reports an object that the schema does not have, and what is known of it: when it went, or what is near.</summary>
    public static void ReportUnknown(CheckContext context, string name, TextSpan span)
    {
        var removed = context.Schema.RemovedObjects.FirstOrDefault(o => string.Equals(o.Name, name, StringComparison.OrdinalIgnoreCase));
        var nearest = removed?.Removed?.RenamedTo ?? context.Nearest(name, context.Schema.Objects.Select(o => o.Name));
        var hint = removed?.Removed is { } tombstone ? $" {tombstone.Sentence(removed.Name, nearest)}." : Nearest.Question(nearest);
        context.Report(SemanticErrorKind.UnknownObject, span, $"sObject type '{name}' is not supported", nearest, hint);
    }

    // The describe lists the relationship; whether the schema also has the child is another question.
    private static SObjectDescribe? Child(QueryScope parent, FieldPath name)
    {
        if (parent.Object is not { } describe)
            return null;
        // The name of the object may stand before the relationship. An alias of it may not.
        var isOfObject = name.Names.Count == 2 && string.Equals(name.Names[0], describe.Name, StringComparison.OrdinalIgnoreCase);
        if (name.Names.Count > 1 && !isOfObject)
        {
            parent.Report(
                SemanticErrorKind.UnknownChildRelationship, name.Span,
                $"Didn't understand relationship '{name.Text}' in FROM part of query call", name.Last,
                $" Write {name.Last} or {describe.Name}.{name.Last}.");
            return null;
        }
        foreach (var relationship in describe.ChildRelationships)
        {
            if (!string.Equals(relationship.RelationshipName, name.Last, StringComparison.OrdinalIgnoreCase))
                continue;
            var child = parent.Context.Schema.Find(relationship.ChildSObject);
            if (!parent.Context.IsComplete || child?.FindField(relationship.Field)?.Type.Info().Family == ValueFamily.Id)
                return child;
        }
        ReportChildren(parent, describe, name);
        return null;
    }

    private static void ReportChildren(QueryScope parent, SObjectDescribe describe, FieldPath name)
    {
        var others = describe.ChildRelationships.Select(r => r.RelationshipName)
            .Where(n => !string.Equals(n, name.Last, StringComparison.OrdinalIgnoreCase));
        var nearest = parent.Context.Nearest(name.Last, others);
        parent.Report(
            SemanticErrorKind.UnknownChildRelationship, name.SpanOf(name.Names.Count - 1),
            $"Didn't understand relationship '{name.Last}' in FROM part of query call", nearest,
            $" {describe.Name} has no such relationship to children.{Nearest.Question(nearest)}");
    }

    private static QueryScope Open(QueryScope scope, FromClause from)
    {
        if (from.Main.Alias is { } alias)
            Add(scope, alias, scope.Object, "");
        for (var i = 1; i < from.Items.Count; i++)
        {
            var item = from.Items[i];
            var parent = Parent(scope, item.Name);
            if (item.Alias is { } name)
                Add(scope, name, parent, Prefix(scope, item.Name));
        }
        return scope;
    }

    // A path that is too deep was reported: what begins at its alias is not measured by it once more.
    private static string Prefix(QueryScope scope, FieldPath path)
    {
        const int MostNames = 8;
        return path.Names.Count > MostNames ? "" : SelectRules.Normal(scope, path) + ".";
    }

    private static void Add(QueryScope scope, Identifier alias, SObjectDescribe? describe, string path)
    {
        if (scope.AliasPaths.ContainsKey(alias.Text))
            scope.Report(SemanticErrorKind.WrongAlias, alias.Span, $"duplicate alias: {alias.Text}.");
        scope.Aliases[alias.Text] = describe;
        scope.AliasPaths[alias.Text] = path;
    }

    // `c.Account` of `FROM Contact c, c.Account a`, and `Contact.Account` of `FROM Contact c, Contact.Account a`.
    private static SObjectDescribe? Parent(QueryScope scope, FieldPath path)
    {
        SObjectDescribe? at = null;
        var isFromAlias = path.Names.Count > 1 && scope.Aliases.TryGetValue(path.Names[0], out at);
        if (FieldResolver.IsTooDeep(scope, path, isToField: false))
            return null;
        if (!isFromAlias)
            at = scope.Object;
        var walked = isFromAlias ? scope.AliasPaths[path.Names[0]] : "";
        var isFromObject = isFromAlias || (path.Names.Count > 1 && FieldResolver.IsOwnName(scope, path.Names[0]));
        for (var i = isFromObject ? 1 : 0; i < path.Names.Count && at is not null; i++)
        {
            at = FieldResolver.Parent(scope, at, path, i);
            walked += path.Names[i];
            scope.Relationships.Add(walked);
            walked += ".";
        }
        return at;
    }

    private static void CheckScope(QueryScope scope, UsingItem item)
    {
        // A describe without scopes says nothing about them: older and reduced forms leave them out.
        if (item.Kind != UsingKind.Scope || scope.Object is not { SupportedScopes.Count: > 0 } describe)
            return;
        foreach (var name in describe.SupportedScopes)
        {
            if (string.Equals(name, item.Name.Text, StringComparison.OrdinalIgnoreCase))
                return;
        }
        scope.Report(
            SemanticErrorKind.UnknownScope, item.Name.Span,
            $"{describe.Name} has no scope {item.Name.Text}; it has {string.Join(", ", describe.SupportedScopes)}.");
    }
}
