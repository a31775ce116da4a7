using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>The names that one query may use: its object, the aliases of FROM, and what the query has used so far.</summary>
internal sealed class QueryScope(CheckContext context, SObjectDescribe? main, string name)
{
    public CheckContext Context => context;

    /// <summary>The object that rows come from; null when the schema does not have it, so that nothing about its fields is known.</summary>
    public SObjectDescribe? Object => main;

    /// <summary>The last name in FROM: the object's, or that of the relationship to children.</summary>
    public string Name => name;

    /// <summary>The objects behind the aliases of FROM; null for an object that the schema does not have.</summary>
    public Dictionary<string, SObjectDescribe?> Aliases { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The paths from the object to those behind the aliases of FROM, each with a dot at its end; empty for the object.</summary>
    public Dictionary<string, string> AliasPaths { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The paths of the parent relationships that the query uses.</summary>
    public HashSet<string> Relationships { get; } = new(StringComparer.OrdinalIgnoreCase);

    public void Report(SemanticErrorKind kind, TextSpan span, string text, string? suggestion = null, string hint = "") =>
        context.Report(kind, span, text, suggestion, hint);
}
