using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>Decides queries: parses, checks against the agent's view, resolves every name, and restricts the rows.</summary>
public static class QueryPolicy
{
    /// <summary>Decides a query.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="soql">The agent's statement.</param>
    /// <param name="mostRows">The most rows that the call wants; null where it sets none.</param>
    public static QueryDecision Decide(AgentAccess access, string soql, int? mostRows = null)
    {
        if (StatementBounds.CheckLength(soql) is { } tooLong)
            return QueryDecision.Refused(tooLong);
        var parsed = SoqlParser.Parse(soql);
        if (parsed.Tree is not { } query)
        {
            var error = parsed.Errors[0];
            return QueryDecision.Refused(
                new Refusal(RefusalCode.Invalid, error.Message) { At = error.Span, Instead = Write(error.Suggestion) });
        }
        return Decide(access, query, mostRows);
    }

    /// <summary>Decides a query that was parsed or built.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="query">The agent's statement.</param>
    /// <param name="mostRows">The most rows that the call wants; null where it sets none.</param>
    public static QueryDecision Decide(AgentAccess access, SoqlQuery query, int? mostRows = null)
    {
        if (StatementBounds.Check(query) is { } refusal)
            return QueryDecision.Refused(refusal);
        var errors = SemanticCheck.Check(query, SchemaView.Complete(access.View));
        if (errors.FirstOrDefault(e => e.ErrorCode is not null) is { } error)
            return QueryDecision.Refused(OfError(error));
        var normal = NameNormalizer.Normalize(query, access.View);
        var result = Footprint.Of(normal, access.View);
        if (result.Footprint is not { } footprint)
            return QueryDecision.Refused(OfRefusal(result.Refusals[0]));
        if (FootprintRules.Check(access, footprint) is { } forbidden)
            return QueryDecision.Refused(forbidden);
        var restricted = RowRestriction.Add(access, normal, footprint, mostRows);
        return Finish(access, restricted, RewrittenText.Of(restricted), footprint, Footprint.Of(restricted, access.Schema));
    }

    internal static QueryDecision Finish(AgentAccess access, SyntaxNode tree, string text, Footprint footprint, FootprintResult whole)
    {
        // A filter may make a statement that was right too long or too deep.
        if (whole.Footprint is null)
        {
            return QueryDecision.Refused(new Refusal(
                RefusalCode.Denied, "The statement cannot be restricted to the rows that you may read.",
                $"With its row filters the statement is refused: {whole.Refusals[0].Message}")
            {
                Instead = "Use shorter paths to parents, or fewer of them.",
            });
        }
        return new QueryDecision
        {
            Statement = text,
            Tree = tree,
            Footprint = footprint,
            Masks = FootprintRules.Masks(access, footprint),
            Grant = string.Join("; ", footprint.Entries.Select(e => e.Object).Distinct().Select(access.Shown)),
        };
    }

    internal static Refusal OfError(
        SemanticError error) => new(IsName(error.Kind) ? RefusalCode.NotFound : RefusalCode.Invalid, error.Message)
    {
        At = error.Span,
        Instead = Write(error.Suggestion),
    };

    internal static Refusal OfRefusal(FootprintRefusal refusal) => new(RefusalCode.Denied, refusal.Message) { At = refusal.Span };

    private static string? Write(string? suggestion) => suggestion is null ? null : $"Write {suggestion}.";

    private static bool IsName(SemanticErrorKind kind) => kind is SemanticErrorKind.UnknownObject or SemanticErrorKind.UnknownField
        or SemanticErrorKind.UnknownRelationship or SemanticErrorKind.UnknownChildRelationship or SemanticErrorKind.WrongTypeofType;
}
