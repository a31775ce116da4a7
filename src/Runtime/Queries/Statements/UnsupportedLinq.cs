using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed;

/// <summary>Methods of LINQ that a query does not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedLinq
{
    /// <summary>Refused: SOQL groups.</summary>
    [Obsolete(Rules.NoDistinct, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Distinct<TRow>(this RowQuery<TRow> query) =>
        throw new NotSupportedException(Rules.NoDistinct);

    /// <summary>Refused: SOQL groups.</summary>
    [Obsolete(Rules.NoDistinct, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> DistinctBy<TRow, TKey>(this RowQuery<TRow> query, Func<TRow, TKey> key) =>
        throw new NotSupportedException(Rules.NoDistinct);

    /// <summary>Refused: the key is not a field.</summary>
    [Obsolete(Rules.OneSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> OrderBy<T, TFields, TKey>(this SoqlQuery<T, TFields> query, Func<TFields, TKey> key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.OneSortKey);

    /// <summary>Refused: the key is not a field.</summary>
    [Obsolete(Rules.OneSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> OrderByDescending<T, TFields, TKey>(this SoqlQuery<T, TFields> query, Func<TFields, TKey> key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.OneSortKey);

    /// <summary>Refused: the key is not a field.</summary>
    [Obsolete(Rules.OneSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> ThenBy<T, TFields, TKey>(this OrderedQuery<T, TFields> query, Func<TFields, TKey> key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.OneSortKey);

    /// <summary>Refused: the key is not a field.</summary>
    [Obsolete(Rules.OneSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> ThenByDescending<T, TFields, TKey>(this OrderedQuery<T, TFields> query, Func<TFields, TKey> key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.OneSortKey);

    /// <summary>Refused: the key is a text.</summary>
    [Obsolete(Rules.NamedSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> OrderBy<T, TFields>(this SoqlQuery<T, TFields> query, string key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.NamedSortKey);

    /// <summary>Refused: the key is a text.</summary>
    [Obsolete(Rules.NamedSortKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static OrderedQuery<T, TFields> OrderByDescending<T, TFields>(this SoqlQuery<T, TFields> query, string key)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.NamedSortKey);

    /// <summary>Refused: a condition is a lambda.</summary>
    [Obsolete(Rules.TextCondition, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static SoqlQuery<T, TFields> Where<T, TFields>(this SoqlQuery<T, TFields> query, string condition)
        where T : SObject
        where TFields : struct => throw new NotSupportedException(Rules.TextCondition);

    /// <summary>Refused: a group has Avg.</summary>
    [Obsolete(Rules.NoAverage, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static decimal Average<TFields, TValue>(this Group<TFields> group, Func<TFields, TValue> field)
        where TFields : struct => throw new NotSupportedException(Rules.NoAverage);

    /// <summary>Refused: a group has Avg.</summary>
    [Obsolete(Rules.NoAverage, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static GroupValue<decimal?> Average<TFields, TValue>(this GroupFields<TFields> group, Func<TFields, TValue> field)
        where TFields : struct => throw new NotSupportedException(Rules.NoAverage);

    /// <summary>Refused: a Select loads parents and children.</summary>
    [Obsolete(Rules.NoInclude, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Include<TRow, TValue>(this RowQuery<TRow> query, Func<TRow, TValue> related) =>
        throw new NotSupportedException(Rules.NoInclude);

    /// <summary>Refused: records are not tracked.</summary>
    [Obsolete(Rules.NoTracking, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> AsNoTracking<TRow>(this RowQuery<TRow> query) =>
        throw new NotSupportedException(Rules.NoTracking);

    /// <summary>Refused: there are no expression trees.</summary>
    [Obsolete(Rules.NoQueryable, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> AsQueryable<TRow>(this RowQuery<TRow> query) =>
        throw new NotSupportedException(Rules.NoQueryable);

    /// <summary>Refused: SOQL has no last row.</summary>
    [Obsolete(Rules.NoLast, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<TRow> LastAsync<TRow>(this RowQuery<TRow> query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NoLast);

    /// <summary>Refused: SOQL has no last row.</summary>
    [Obsolete(Rules.NoLast, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<TRow> LastOrDefaultAsync<TRow>(this RowQuery<TRow> query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NoLast);

    /// <summary>Refused: SOQL skips and takes.</summary>
    [Obsolete(Rules.NoElementAt, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<TRow> ElementAtAsync<TRow>(this RowQuery<TRow> query, int index, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NoElementAt);

    /// <summary>Refused: a count is an int.</summary>
    [Obsolete(Rules.NoLongCount, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<long> LongCountAsync<TRow>(this RowQuery<TRow> query, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NoLongCount);

    /// <summary>Refused: SOQL has no operations on sets.</summary>
    [Obsolete(Rules.NoSetOperation, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Union<TRow>(this RowQuery<TRow> query, RowQuery<TRow> other) =>
        throw new NotSupportedException(Rules.NoSetOperation);

    /// <summary>Refused: SOQL has no operations on sets.</summary>
    [Obsolete(Rules.NoSetOperation, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Concat<TRow>(this RowQuery<TRow> query, RowQuery<TRow> other) =>
        throw new NotSupportedException(Rules.NoSetOperation);

    /// <summary>Refused: SOQL has no operations on sets.</summary>
    [Obsolete(Rules.NoSetOperation, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Except<TRow>(this RowQuery<TRow> query, RowQuery<TRow> other) =>
        throw new NotSupportedException(Rules.NoSetOperation);

    /// <summary>Refused: SOQL has no operations on sets.</summary>
    [Obsolete(Rules.NoSetOperation, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TRow> Intersect<TRow>(this RowQuery<TRow> query, RowQuery<TRow> other) =>
        throw new NotSupportedException(Rules.NoSetOperation);

    /// <summary>Refused: SOQL has no joins.</summary>
    [Obsolete(Rules.NoSelectMany, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TResult> SelectMany<TRow, TResult>(this RowQuery<TRow> query, Func<TRow, IEnumerable<TResult>> rows) =>
        throw new NotSupportedException(Rules.NoSelectMany);

    /// <summary>Refused: SOQL has no joins.</summary>
    [Obsolete(Rules.NoSelectMany, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static RowQuery<TResult> Join<TRow, TOther, TKey, TResult>(
        this RowQuery<TRow> query, RowQuery<TOther> other, Func<TRow, TKey> key, Func<TOther, TKey> otherKey,
        Func<TRow, TOther, TResult> row) =>
        throw new NotSupportedException(Rules.NoSelectMany);

    /// <summary>Refused: a query is asynchronous.</summary>
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public static bool Any<TRow>(this RowQuery<TRow> query) =>
        throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: aggregates run in the org.</summary>
    [Obsolete(Rules.AggregateAsync, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static object Sum<TRow>(this RowQuery<TRow> query, Func<TRow, object?> value) =>
        throw new NotSupportedException(Rules.AggregateAsync);

    /// <summary>Refused: aggregates run in the org.</summary>
    [Obsolete(Rules.AggregateAsync, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static object Average<TRow>(this RowQuery<TRow> query, Func<TRow, object?> value) =>
        throw new NotSupportedException(Rules.AggregateAsync);

    /// <summary>Refused: aggregates run in the org.</summary>
    [Obsolete(Rules.AggregateAsync, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static object Min<TRow>(this RowQuery<TRow> query, Func<TRow, object?> value) =>
        throw new NotSupportedException(Rules.AggregateAsync);

    /// <summary>Refused: aggregates run in the org.</summary>
    [Obsolete(Rules.AggregateAsync, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static object Max<TRow>(this RowQuery<TRow> query, Func<TRow, object?> value) =>
        throw new NotSupportedException(Rules.AggregateAsync);
}
