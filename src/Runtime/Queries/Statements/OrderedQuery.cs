using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>A query that has an order, to which further keys can be added.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <typeparam name="TFields">Its fields.</typeparam>
public sealed class OrderedQuery<T, TFields> : SoqlQuery<T, TFields>
    where T : SObject
    where TFields : struct
{
    internal OrderedQuery(QueryParts parts)
        : base(parts)
    {
    }

    /// <summary>Keeps the rows that fulfill the condition and those before it, in the order so far.</summary>
    /// <exception cref="ArgumentException">The condition is null: <c>?? Condition.All</c> says that every record is meant.</exception>
    public new OrderedQuery<T, TFields> Where(Func<TFields, Condition?> condition) => new(base.Where(condition).Parts);

    /// <summary>Orders rows that are equal so far by another field.</summary>
    public OrderedQuery<T, TFields> ThenBy(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(Parts.Order, field, descending: false, nulls);

    /// <summary>Orders rows that are equal so far by another field, from the greatest down.</summary>
    public OrderedQuery<T, TFields> ThenByDescending(Func<TFields, IUse<ISortable>> field, Nulls? nulls = null) =>
        Order(Parts.Order, field, descending: true, nulls);

    /// <summary>Refused: the field does not sort.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unsortable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public OrderedQuery<T, TFields> ThenBy(Func<TFields, IField> field, Nulls? nulls = null) =>
        throw new NotSupportedException(Rules.Unsortable);

    /// <summary>Refused: the field does not sort.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Unsortable, error: true, DiagnosticId = "SFT2001", UrlFormat = Rules.Url), OverloadResolutionPriority(-1)]
    public OrderedQuery<T, TFields> ThenByDescending(Func<TFields, IField> field, Nulls? nulls = null) =>
        throw new NotSupportedException(Rules.Unsortable);
}
