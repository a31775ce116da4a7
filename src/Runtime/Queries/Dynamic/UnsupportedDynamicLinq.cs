using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

/// <summary>Methods of typed queries and of LINQ that a query by name does not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedDynamicLinq
{
    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static SoqlRows<TRow> Select<TRow>(this DynamicQuery query, Func<DynamicRecord, TRow> row) =>
        throw new NotSupportedException(Rules.NamedSelect);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery Select(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedSelect);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery OrderBy(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery OrderByDescending(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery ThenBy(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery ThenByDescending(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicGroups GroupBy(this DynamicQuery query, Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<DynamicRecord> FirstAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<DynamicRecord?> FirstOrDefaultAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<DynamicRecord> SingleAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<DynamicRecord?> SingleOrDefaultAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<bool> AnyAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<bool> AllAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<int> CountAsync(
        this DynamicQuery query, Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: groups have aggregates.</summary>
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<object?> SumAsync(this DynamicQuery query, string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<object?> AverageAsync(this DynamicQuery query, string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<object?> MinAsync(this DynamicQuery query, string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static Task<object?> MaxAsync(this DynamicQuery query, string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: a group has Avg.</summary>
    [Obsolete(Rules.NoAverage, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicAggregate Average(this DynamicAggregates group, string path) =>
        throw new NotSupportedException(Rules.NoAverage);

    /// <summary>Refused: a condition is a lambda.</summary>
    [Obsolete(Rules.TextCondition, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicQuery Where(this DynamicQuery query, string condition) =>
        throw new NotSupportedException(Rules.TextCondition);
}
