using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;

namespace Salesforce.Typed.Dynamic;

// Methods of typed queries and of LINQ that a query by name does not have: the compiler reports what to write. As extension methods they
// would be candidates for typed queries too, and add errors of their own to those of a lambda.
public partial class DynamicQuery
{
    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public SoqlRows<TRow> Select<TRow>(Func<DynamicRecord, TRow> row) =>
        throw new NotSupportedException(Rules.NamedSelect);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedSelect, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery Select(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedSelect);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery OrderBy(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery OrderByDescending(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery ThenBy(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery ThenByDescending(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: fields are named.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedKey, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicGroups GroupBy(Func<DynamicFields, DynamicField> field) =>
        throw new NotSupportedException(Rules.NamedKey);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<DynamicRecord> FirstAsync(Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<DynamicRecord?> FirstOrDefaultAsync(
        Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<DynamicRecord> SingleAsync(Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<DynamicRecord?> SingleOrDefaultAsync(
        Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<bool> AnyAsync(Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<bool> AllAsync(Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: Where has the condition.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedPredicate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<int> CountAsync(Func<DynamicFields, Condition?> condition, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedPredicate);

    /// <summary>Refused: groups have aggregates.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<object?> SumAsync(string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<object?> AverageAsync(string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<object?> MinAsync(string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: groups have aggregates.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.NamedAggregate, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public Task<object?> MaxAsync(string path, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException(Rules.NamedAggregate);

    /// <summary>Refused: a condition is a lambda.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.TextCondition, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public DynamicQuery Where(string condition) =>
        throw new NotSupportedException(Rules.TextCondition);
}
