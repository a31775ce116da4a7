using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Filters;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Queries;

/// <summary>
/// Adds the agent's row filters and caps to every query of a statement. The names of the statement are normal, so that no alias hides what
/// a filter names.
/// </summary>
internal sealed class RowRestriction : SyntaxRewriter
{
    private readonly AgentAccess _access;
    private readonly int? _mostRows;
    private readonly Dictionary<SyntaxNode, FootprintQuery> _queries = new(ReferenceEqualityComparer.Instance);

    private RowRestriction(AgentAccess access, Footprint footprint, int? mostRows)
    {
        _access = access;
        _mostRows = mostRows;
        foreach (var query in footprint.Queries)
            _queries[query.Node] = query;
    }

    /// <summary>The statement with the filters and caps.</summary>
    /// <param name="access">The agent.</param>
    /// <param name="query">The statement, with normal names.</param>
    /// <param name="footprint">What that statement reads.</param>
    /// <param name="mostRows">The most rows that the call wants; null where it sets none.</param>
    public static SoqlQuery Add(AgentAccess access, SoqlQuery query, Footprint footprint, int? mostRows) =>
        new RowRestriction(access, footprint, mostRows).Visit(query);

    /// <summary>The same of a search.</summary>
    public static SoslSearch Add(AgentAccess access, SoslSearch search, Footprint footprint, int? mostRows) =>
        new RowRestriction(access, footprint, mostRows).Visit(search);

    /// <inheritdoc/>
    public override SoqlQuery Visit(SoqlQuery query)
    {
        var uses = _queries[query];
        var most = Most(uses);
        var restricted = base.Visit(query) with { };
        restricted = restricted with { Where = Restrict(uses, restricted.Where) };
        if (most is not { } cap || query.Select.IsCount || (GroupRules.IsAggregate(query) && query.GroupBy is null))
            return restricted;
        // What lies behind the cap cannot be reached by skipping rows.
        cap = Math.Max(0, cap - (query.Offset?.Value ?? 0));
        return restricted.Limit is { } limit && limit.Value <= cap ? restricted : restricted with { Limit = new RowCount(cap) };
    }

    protected override SemiJoinQuery Visit(SemiJoinQuery query)
    {
        var restricted = base.Visit(query);
        return restricted with { Where = Restrict(_queries[query], restricted.Where) };
    }

    protected override ReturningItem Visit(ReturningItem item)
    {
        var uses = _queries[item];
        var restricted = base.Visit(item);
        restricted = restricted with
        {
            Where = Restrict(uses, restricted.Where),
            // The grammar has a WHERE after fields only.
            Fields = restricted.Fields.Count > 0 ? restricted.Fields : new([new SelectExpression(new FieldPath("Id"))]),
        };
        return Most(uses) is { } cap && !(restricted.Limit?.Value <= cap) ? restricted with { Limit = new RowCount(cap) } : restricted;
    }

    private int? Most(FootprintQuery uses)
    {
        var granted = _access.Agent.GrantOf(uses.Object)?.MaxRows;
        var wanted = uses.Kind is FootprintQueryKind.Root or FootprintQueryKind.Search ? _mostRows : null;
        return granted is { } a && wanted is { } b ? Math.Min(a, b) : granted ?? wanted;
    }

    private Condition? Restrict(FootprintQuery uses, Condition? where)
    {
        var conditions = new List<Condition>();
        if (_access.FilterOf(uses.Object) is { } own)
            conditions.Add(own.Condition);
        var paths = uses.Entries.Where(e => e.Path.Length > 0 && !e.IsPolymorphic).Select(e => (e.Path, e.Object)).Distinct()
            .OrderBy(p => p.Path, StringComparer.Ordinal);
        foreach (var (path, name) in paths)
        {
            if (_access.FilterOf(name) is { } filter)
                conditions.Add(Conditions.Or(IsNull(uses.Object, path), filter.Through(path)));
        }
        if (where is not null)
            conditions.Add(where);
        return Conditions.And(conditions);
    }

    // The row has no such parent: a filter on its fields would leave the row out.
    private Comparison IsNull(string from, string path)
    {
        var names = path.Split('.');
        var at = _access.Schema.Find(from)!;
        for (var i = 0; i < names.Length - 1; i++)
            at = FieldResolver.FindRelationship(at, names[i])!.ReferenceTo.Select(_access.Schema.Find).First(d => d is not null)!;
        names[^1] = FieldResolver.FindRelationship(at, names[^1])!.Name;
        return new Comparison(
            new FieldPath(new Salesforce.Typed.Schema.EquatableArray<string>(names)), ComparisonOperator.Equal, new NullLiteral());
    }
}
