using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Rewriting;

/// <summary>
/// Writes every path of a statement from the object of its query, without aliases of FROM and without the object's own name, and FIELDS()
/// as the fields that it selects. A condition that is added to the statement then means what it says: an alias can no longer hide a
/// relationship.
/// </summary>
public sealed class NameNormalizer : SyntaxRewriter
{
    private readonly CheckContext _context;
    private QueryScope? _scope;
    private SelectClause? _select;

    private NameNormalizer(OrgSchema schema) => _context = new CheckContext(SchemaView.Complete(schema), isSearch: false);

    /// <summary>Rewrites a query that keeps all rules of the language by that schema.</summary>
    /// <param name="query">A query that <see cref="SemanticCheck"/> accepts.</param>
    /// <param name="schema">All objects and fields that exist for the caller.</param>
    public static SoqlQuery Normalize(SoqlQuery query, OrgSchema schema) => new NameNormalizer(schema).Visit(query);

    /// <summary>Rewrites a search that keeps all rules of the language by that schema.</summary>
    /// <param name="search">A search that <see cref="SemanticCheck"/> accepts.</param>
    /// <param name="schema">All objects and fields that exist for the caller.</param>
    public static SoslSearch Normalize(SoslSearch search, OrgSchema schema) => new NameNormalizer(schema).Visit(search);

    /// <inheritdoc/>
    public override SoqlQuery Visit(SoqlQuery query)
    {
        var scope = _scope is { } parent ? FromRules.OfChildren(parent, query.From) : FromRules.OfObject(_context, query.From);
        return Within(scope, query.Select, () => base.Visit(query));
    }

    /// <inheritdoc/>
    protected override SemiJoinQuery Visit(SemiJoinQuery query) =>
        Within(FromRules.OfObject(_context, query.From), null, () => base.Visit(query));

    /// <inheritdoc/>
    protected override ReturningItem Visit(ReturningItem item) =>
        Within(new QueryScope(_context, _context.Schema.Find(item.Object.Text), item.Object.Text), null, () => base.Visit(item));

    /// <inheritdoc/>
    protected override FromClause Visit(FromClause clause) => clause with
    {
        Items = new([clause.Main with { Name = new FieldPath(clause.Main.Name.Last) { Span = clause.Main.Name.Span }, Alias = null }]),
    };

    /// <inheritdoc/>
    protected override IEnumerable<SelectItem> Visit(SelectItem item) => item is FieldsItem fields
        ? (_scope?.Object?.Fields ?? default).Where(fields.Includes)
            .Select(f => new SelectExpression(new FieldPath(f.Name) { Span = item.Span }) { Span = item.Span })
        : base.Visit(item);

    /// <inheritdoc/>
    protected override TypeofItem Visit(TypeofItem choice) => choice with
    {
        Relationship = Visit(choice.Relationship),
        Branches = new(choice.Branches.Select(b => b with
        {
            Fields = Within(new QueryScope(_context, _context.Schema.Find(b.Type.Text), b.Type.Text), null, () => All(b.Fields)),
        })),
        Else = Within(new QueryScope(_context, NameObject.Describe, NameObject.Describe.Name), null, () => All(choice.Else)),
    };

    /// <inheritdoc/>
    protected override OrderByItem Visit(OrderByItem item) =>
        _select is { } select && OrderRules.IsAlias(item.Expression, select) ? item : base.Visit(item);

    /// <inheritdoc/>
    protected override FieldPath Visit(FieldPath path) =>
        _scope is { } scope && path.Names.Count > 1 ? new FieldPath(SelectRules.Normal(scope, path)) { Span = path.Span } : path;

    private EquatableArray<FieldPath> All(EquatableArray<FieldPath> fields) => new(fields.Select(Visit));

    private T Within<T>(QueryScope scope, SelectClause? select, Func<T> rewrite)
    {
        var (outerScope, outerSelect) = (_scope, _select);
        (_scope, _select) = (scope, select);
        var rewritten = rewrite();
        (_scope, _select) = (outerScope, outerSelect);
        return rewritten;
    }
}
