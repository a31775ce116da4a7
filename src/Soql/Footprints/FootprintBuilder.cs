using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>Collects the queries of a statement that keeps all rules. What it cannot resolve, it refuses.</summary>
internal sealed class FootprintBuilder(OrgSchema schema)
{
    private readonly CheckContext _context = new(SchemaView.Complete(schema), isSearch: false);
    private readonly List<FootprintQuery> _queries = [];
    private readonly List<FootprintRefusal> _refusals = [];

    public FootprintResult Result() => _refusals.Count > 0
        ? new FootprintResult { Refusals = new(_refusals.OrderBy(r => r.Span.Start)) }
        : new FootprintResult { Footprint = new Footprint(new(_queries)) };

    public void Refuse(SyntaxNode node, string reason) => _refusals.Add(new FootprintRefusal(reason, node.Span));

    public void AddStatement(SoqlQuery query) =>
        AddQuery(FootprintQueryKind.Root, FromRules.OfObject(_context, query.From), query, link: null);

    public void AddSearch(SoslSearch search)
    {
        if (search.Returning.Count == 0)
            Refuse(search, "A search without RETURNING reads every object. Name the objects.");
        AddText(search.Find.Expression);
        AddWith(search.With);
        foreach (var item in search.Returning)
            AddReturning(item);
    }

    /// <summary>Adds the query of children in a SELECT list.</summary>
    public void AddChildren(QueryScope parent, ChildSubquery child)
    {
        var name = child.Query.From.Main.Name;
        var relationship = parent.Object?.ChildRelationships
            .FirstOrDefault(r => string.Equals(r.RelationshipName, name.Last, StringComparison.OrdinalIgnoreCase));
        if (relationship is null)
        {
            Refuse(name, $"The relationship {name.Text} to children is not known.");
            return;
        }
        AddQuery(FootprintQueryKind.Children, FromRules.OfChildren(parent, child.Query.From), child.Query, relationship.Field);
    }

    /// <summary>Adds the query after IN.</summary>
    public void AddJoin(SemiJoinQuery query)
    {
        if (query.With is { } with)
            AddWith([with]);
        if (Open(FootprintQueryKind.Join, FromRules.OfObject(_context, query.From), query) is not { } uses)
            return;
        uses.AddFrom(query.From);
        uses.AddExpression(query.Field, FootprintUse.Join);
        uses.AddCondition(query.Where, FootprintUse.Filter);
        Close(uses);
    }

    private void AddQuery(FootprintQueryKind kind, QueryScope scope, SoqlQuery query, string? link)
    {
        AddWith(query.With);
        foreach (var item in query.Bind)
            Refuse(item, "BIND names the fields of a lookup filter, which no schema holds.");
        if (Open(kind, scope, query) is not { } uses)
            return;
        uses.AddFrom(query.From);
        if (link is not null)
            uses.AddLink(link, query.From.Main.Name.Span);
        uses.AddSelect(query.Select);
        uses.AddCondition(query.Where, FootprintUse.Filter);
        foreach (var key in query.GroupBy?.Keys ?? default)
            uses.AddExpression(key, FootprintUse.Group);
        uses.AddCondition(query.GroupBy?.Having, FootprintUse.Having);
        uses.AddOrder(query.OrderBy, query.Select);
        Close(uses);
    }

    private void AddReturning(ReturningItem item)
    {
        if (item.ListView is { } view)
            Refuse(view, "The filter of a list view is not known here: write its condition in WHERE.");
        var scope = new QueryScope(_context, _context.Schema.Find(item.Object.Text), item.Object.Text);
        if (Open(FootprintQueryKind.Search, scope, item) is not { } uses)
            return;
        uses.AddObject(FootprintUse.Object, item.Object.Span);
        uses.AddObject(FootprintUse.Search, item.Object.Span);
        for (var i = 0; i < item.Fields.Count; i++)
            uses.AddItem(item.Fields[i], i);
        if (item.Fields.Count == 0)
            uses.AddField("Id", item.Object.Span);
        uses.AddCondition(item.Where, FootprintUse.Filter);
        uses.AddOrder(item.OrderBy, select: null);
        Close(uses);
    }

    // The queries inside are collected after the one around them: its place in the list is taken when it begins.
    private QueryUses? Open(FootprintQueryKind kind, QueryScope scope, SyntaxNode node)
    {
        if (scope.Object is not { } describe)
        {
            Refuse(node, $"The object {scope.Name} is not known.");
            return null;
        }
        _queries.Add(new FootprintQuery(kind, node, describe.Name, default));
        return new QueryUses(this, scope, describe, _queries.Count - 1);
    }

    private void Close(QueryUses uses) => _queries[uses.Place] = _queries[uses.Place] with { Entries = uses.Entries };

    private void AddWith(IEnumerable<WithClause> clauses)
    {
        foreach (var clause in clauses)
            Refuse(clause, "The names of a WITH clause are not part of a schema.");
    }

    private void AddText(SearchExpression expression)
    {
        switch (expression)
        {
            case SearchWord or SearchPhrase:
                break;
            case SearchSequence sequence:
                AddTexts(sequence.Terms);
                break;
            case SearchAnd and:
                AddTexts(and.Terms);
                break;
            case SearchOr or:
                AddTexts(or.Terms);
                break;
            case SearchAndNot not:
                AddText(not.Included);
                AddText(not.Excluded);
                break;
            default:
                RefuseKind(expression);
                break;
        }
    }

    private void AddTexts(IEnumerable<SearchExpression> terms)
    {
        foreach (var term in terms)
            AddText(term);
    }

    /// <summary>Refuses a kind of node that no rule handles.</summary>
    public void RefuseKind(SyntaxNode node) => Refuse(node, $"What a {node.GetType().Name} reads is not known.");
}
