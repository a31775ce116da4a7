using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>A query of records that can still be filtered and ordered. Immutable, and safe to keep and to share by threads.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
public partial class SoqlQuery<T, TFields> : LimitedQuery<T, TFields>
    where T : SObject
    where TFields : struct
{
    internal SoqlQuery(QueryParts parts)
        : base(parts)
    {
    }

    /// <summary>Keeps the rows that fulfill the condition and those before it.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    public new SoqlQuery<T, TFields> Where(Func<TFields, Condition?> condition) => Filter(condition, nameof(Where));

    /// <summary>
    /// Orders by a field, instead of any order before. Rows without a value come first unless told otherwise. The lambda may choose:
    /// <c>a => byName ? a.Name : a.CreatedDate</c>.
    /// </summary>
    public OrderedQuery<T, TFields> OrderBy(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(null, field, descending: false, nulls);

    /// <summary>Orders by a field from the greatest down, instead of any order before.</summary>
    public OrderedQuery<T, TFields> OrderByDescending(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(null, field, descending: true, nulls);

    /// <summary>Refused: the field does not sort.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unsortable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public OrderedQuery<T, TFields> OrderBy(Func<TFields, IField> field, Nulls? nulls = null) =>
        throw new NotSupportedException(Rules.Unsortable);

    /// <summary>Refused: the field does not sort.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unsortable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public OrderedQuery<T, TFields> OrderByDescending(Func<TFields, IField> field, Nulls? nulls = null) =>
        throw new NotSupportedException(Rules.Unsortable);

    private protected OrderedQuery<T, TFields> Order(OrderTerm? before, Func<TFields, IField> field, bool descending, Nulls? nulls) =>
        new(Parts with { Order = OrderTerm.Of(before, field, descending, nulls) });
}
