using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>
/// Everything that a statement reads: each object and field, with what it is used for. The schema is taken as the whole org: a statement
/// of which one name, clause or kind of node cannot be resolved has no footprint.
/// </summary>
/// <param name="Queries">The queries of the statement: the statement itself first, then those inside it.</param>
public sealed record Footprint(EquatableArray<FootprintQuery> Queries)
{
    /// <summary>All uses of all queries.</summary>
    public IEnumerable<FootprintEntry> Entries => Queries.SelectMany(q => q.Entries);

    /// <summary>The footprint of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="schema">All objects and fields that exist for the caller.</param>
    public static FootprintResult Of(SoqlQuery query, OrgSchema schema)
    {
        var errors = SemanticCheck.Check(query, SchemaView.Complete(schema));
        if (errors.Any(e => e.ErrorCode is not null))
            return Refused(errors);
        var builder = new FootprintBuilder(schema);
        builder.AddStatement(query);
        return builder.Result();
    }

    /// <summary>The footprint of a search.</summary>
    /// <param name="search">The search.</param>
    /// <param name="schema">All objects and fields that exist for the caller.</param>
    public static FootprintResult Of(SoslSearch search, OrgSchema schema)
    {
        var errors = SemanticCheck.Check(search, SchemaView.Complete(schema));
        if (errors.Any(e => e.ErrorCode is not null))
            return Refused(errors);
        var builder = new FootprintBuilder(schema);
        builder.AddSearch(search);
        return builder.Result();
    }

    private static FootprintResult Refused(EquatableArray<SemanticError> errors) => new()
    {
        Refusals = new EquatableArray<FootprintRefusal>(
            errors.Where(e => e.ErrorCode is not null).Select(e => new FootprintRefusal(e.Message, e.Span) { Error = e })),
    };
}
