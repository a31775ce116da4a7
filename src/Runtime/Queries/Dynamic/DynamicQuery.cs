using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Queries.Dynamic;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Dynamic;

/// <summary>
/// A query of an object that is named at run time. Names are checked before anything is sent. It runs as every query does:
/// <c>ToListAsync</c>,
/// <c>FirstOrDefaultAsync</c>, <c>CountAsync</c>, <c>await foreach</c>. Immutable, and safe to keep and to share by threads.
/// </summary>
public partial class DynamicQuery : SoqlRows<DynamicRecord>
{
    internal DynamicQuery(QueryParts parts)
        : base(parts)
    {
    }

    /// <summary>The object: its names, and the table of its fields.</summary>
    public SObjectInfo Info => Parts.From;

    /// <summary>The fields, for conditions that are built outside of a lambda.</summary>
    public DynamicFields Fields => new(Info);

    /// <summary>
    /// Keeps the rows that fulfill the condition and those before it: <c>f =&gt; f["AnnualRevenue"] &gt; 1_000_000m &amp;
    /// f["Owner.Name"].StartsWith("K")</c>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The condition is null (<c>?? Condition.All</c> says that every record is meant), names a field that there is not, or compares it
    /// with what it does not take.
    /// </exception>
    /// <exception cref="InvalidOperationException">The query has a limit already: SOQL filters before it limits.</exception>
    public DynamicQuery Where(Func<DynamicFields, Condition?> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        RequireUnlimited();
        var where = RequiredCondition.Add(Parts.Where, DynamicField.Require(condition(Fields)), nameof(Where), Info.Name);
        return new(Parts with { Where = where });
    }

    /// <summary>
    /// Loads these fields and no others; the id comes along always. Parents' fields are paths: <c>Select("Name", "Owner.Name")</c>.
    /// </summary>
    /// <param name="paths">The API names, in any case, or paths.</param>
    /// <exception cref="ArgumentException">The field does not exist, or none is named.</exception>
    public DynamicQuery Select(params IEnumerable<string> paths) =>
        new(Parts with { Select = List.With(NamedFields.Selected(Info, paths)) });

    /// <summary>
    /// Loads fields of a parent of several possible objects, by its object: <c>TYPEOF What WHEN Account THEN Name, Phone END</c>.
    /// </summary>
    /// <param name="relationship">The relationship, as <c>What</c>.</param>
    /// <param name="cases">The objects, each with fields of its own.</param>
    /// <exception cref="ArgumentException">
    /// The relationship does not lead to several objects, or one of them is not among those or lacks a field.
    /// </exception>
    public DynamicQuery SelectByType(string relationship, params IEnumerable<(string Object, IEnumerable<string> Fields)> cases) =>
        new(Parts with { Select = List.With(TypeCases.Of(Info, relationship, cases)) });

    /// <summary>Loads children: all of them, or those of a shape.</summary>
    /// <param name="relationship">The relationship to the children, as <c>Contacts</c>.</param>
    /// <param name="shape">Which children, with which fields, in which order, how many.</param>
    /// <exception cref="ArgumentException">The relationship does not exist.</exception>
    public DynamicQuery WithChildren(string relationship, Func<DynamicChildQuery, DynamicChildQuery>? shape = null)
    {
        var children = DynamicChildQuery.Of(Info, relationship, shape);
        return new(Parts with { Select = List.With(children.Selection), Children = Parts.Children.With(children.Shape) });
    }

    /// <summary>
    /// Orders by a field, instead of any order before. Rows without a value come first unless <paramref name="nulls"/> says otherwise.
    /// </summary>
    /// <param name="path">The API name or path of the field.</param>
    /// <param name="nulls">Where rows without a value come.</param>
    /// <exception cref="ArgumentException">The field does not exist, or it is not sortable.</exception>
    /// <exception cref="InvalidOperationException">The query has a limit already: SOQL orders before it limits.</exception>
    public DynamicQuery OrderBy(string path, Nulls? nulls = null) => Order(null, path, descending: false, nulls);

    /// <summary>Orders by a field from the greatest down, instead of any order before.</summary>
    /// <inheritdoc cref="OrderBy(string, Nulls?)"/>
    public DynamicQuery OrderByDescending(string path, Nulls? nulls = null) => Order(null, path, descending: true, nulls);

    /// <summary>Orders rows that are equal so far by another field.</summary>
    /// <inheritdoc cref="OrderBy(string, Nulls?)"/>
    public DynamicQuery ThenBy(string path, Nulls? nulls = null) => Order(OrderTerm.Require(Parts.Order), path, descending: false, nulls);

    /// <summary>Orders rows that are equal so far by another field, from the greatest down.</summary>
    /// <inheritdoc cref="OrderBy(string, Nulls?)"/>
    public DynamicQuery ThenByDescending(string path, Nulls? nulls = null) =>
        Order(OrderTerm.Require(Parts.Order), path, descending: true, nulls);

    /// <inheritdoc cref="LimitedQuery{T, F}.Take"/>
    public DynamicQuery Take(int count) => new(Parts.Take(count));

    /// <inheritdoc cref="LimitedQuery{T, F}.Skip"/>
    public DynamicQuery Skip(int count) => new(Parts.Skip(count));

    /// <inheritdoc cref="LimitedQuery{T, F}.IncludeDeleted"/>
    public DynamicQuery IncludeDeleted() => new(QueryOptions.IncludeDeleted(Parts));

    /// <inheritdoc cref="LimitedQuery{T, F}.BatchSize"/>
    public DynamicQuery BatchSize(int rows) => new(QueryOptions.BatchSizeOf(Parts, rows));

    /// <inheritdoc cref="SoqlQuery{T, F}.UsingScope"/>
    public DynamicQuery UsingScope(string scope) => new(Parts with { Scope = ApiName.Require(scope, nameof(scope)) });

    /// <summary>Groups the rows by fields (SOQL Reference, GROUP BY).</summary>
    /// <param name="paths">The API names or paths of the fields.</param>
    /// <exception cref="ArgumentException">The field does not exist, it is not groupable, or none is named.</exception>
    /// <exception cref="InvalidOperationException">The query has a limit already: SOQL groups before it limits.</exception>
    public DynamicGroups GroupBy(params IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        RequireUnlimited();
        return DynamicGroups.Of(Parts, paths);
    }

    internal sealed override DynamicRecord Convert(SObject row) => (DynamicRecord)row;

    private NamedSelectList List => Parts.Select as NamedSelectList ?? new NamedSelectList(Info, null);

    private DynamicQuery Order(OrderTerm? before, string path, bool descending, Nulls? nulls)
    {
        RequireUnlimited();
        return new(Parts with { Order = NamedFields.Order(Info, before, path, descending, nulls) });
    }

    private void RequireUnlimited()
    {
        if (Parts.Limit is not null || Parts.Offset > 0)
            throw new InvalidOperationException(Rules.TooLate);
    }
}
