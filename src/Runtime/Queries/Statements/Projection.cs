using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A query whose rows are what a Select makes of them. One that selects an id can be used in a condition: <c>In(...)</c>.
/// </summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public abstract partial class Projection<TRow> : SoqlRows<TRow>, ISubquery
{
    private protected Projection(QueryParts parts)
        : base(parts)
    {
    }

    /// <inheritdoc cref="LimitedQuery{T, F}.Take"/>
    public Projection<TRow> Take(int count) => With(Parts.Take(count));

    /// <inheritdoc cref="LimitedQuery{T, F}.Skip"/>
    public Projection<TRow> Skip(int count) => With(Parts.Skip(count));

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Projection<TRow> Where(Func<TRow, bool> condition) => throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Projection<TRow> OrderBy<TValue>(Func<TRow, TValue> key) => throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Projection<TRow> OrderByDescending<TValue>(Func<TRow, TValue> key) => throw new NotSupportedException(Rules.AfterSelect);

    /// <summary>Refused after Select.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.AfterSelect, error: true, DiagnosticId = "SFT2006", UrlFormat = Rules.Url)]
    public Projection<TValue> Select<TValue>(Func<TRow, TValue> row) => throw new NotSupportedException(Rules.AfterSelect);

    SObjectInfo ISubquery.From => Parts.From;

    Condition? ISubquery.Where => Parts.Where;

    bool ISubquery.IsOrderedOrLimited => Parts.IsOrderedOrLimited;

    bool ISubquery.SelectsOwnField => Parts.SelectsOwnField;

    void ISubquery.Write(ref SoqlWriter writer) => Parts.Write(ref writer);

    private protected abstract Projection<TRow> With(QueryParts parts);
}
