using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed;

/// <summary>
/// What a query gives, and the ways to get it. It is no <c>IAsyncEnumerable</c> on purpose: then LINQ's own operators would apply, and a filter
/// that the org cannot serve would silently run here over every record of the object.
/// </summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public abstract partial class SoqlRows<TRow>
{
    private protected SoqlRows(QueryParts parts) => Parts = parts;

    // What the org says that it found is a hint, and no reason to take memory for rows that may never come.
    private const int MostExpected = 100_000;

    // A message shows where a statement begins: one with a long list has up to 100,000 characters.
    private const int LongestShown = 1_000;

    internal QueryParts Parts { get; }

    /// <summary>The statement that is sent.</summary>
    public string ToSoql() => Parts.ToSoql();

    /// <summary>The statement that is sent.</summary>
    public sealed override string ToString() => ToSoql();

    /// <summary>All rows, every page of them.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        var list = new List<TRow>();
        await using var pages = Open(Parts);
        var rows = new List<SObject>();
        while (await pages.ReadPageAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            if (list.Count == 0)
                list.EnsureCapacity(Math.Clamp(pages.TotalSize, 0, MostExpected));
            foreach (var row in rows)
                list.Add(Convert(row));
            rows.Clear();
        }
        return list;
    }

    /// <summary>All rows as an array.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow[]> ToArrayAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows by a key.</summary>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public Task<Dictionary<TKey, TRow>> ToDictionaryAsync<TKey>(Func<TRow, TKey> key, CancellationToken cancellationToken = default)
        where TKey : notnull => ToDictionaryAsync(key, static row => row, cancellationToken);

    /// <summary>A value of each row by a key.</summary>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<Dictionary<TKey, TValue>> ToDictionaryAsync<TKey, TValue>(
        Func<TRow, TKey> key, Func<TRow, TValue> value, CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return (await ToListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(key, value);
    }

    /// <summary>The first row; sends LIMIT 1.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow> FirstAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : throw NoRow();

    /// <summary>The first row, or the default value when there is none; sends LIMIT 1.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : default;

    /// <summary>The only row; sends LIMIT 2.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken = default) => await ReadFewAsync(2, cancellationToken).ConfigureAwait(false) switch
    {
        [var row] => row,
        [] => throw NoRow(),
        _ => throw SeveralRows(),
    };

    /// <summary>The only row, or the default value when there is none; sends LIMIT 2.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => await ReadFewAsync(2, cancellationToken).ConfigureAwait(false) switch
    {
        [var row] => row,
        [] => default,
        _ => throw SeveralRows(),
    };

    /// <summary>Whether there is a row; counts with LIMIT 1 and reads none.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await CountAsync(Parts.Take(1), cancellationToken).ConfigureAwait(false) > 0;

    /// <summary>How many rows there are: <c>SELECT COUNT()</c>, which reads none.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => CountAsync(Parts, cancellationToken);

    /// <summary>For <c>await foreach</c>: rows as they arrive; the next page is fetched while this one is read.</summary>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>For <c>await foreach</c> with a token.</summary>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable(cancellationToken).WithCancellation(cancellationToken);

    /// <summary>The rows as they arrive. LINQ on it runs here and not in the org: that is why it has to be asked for.</summary>
    public async IAsyncEnumerable<TRow> AsAsyncEnumerable([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var pages = Open(Parts);
        var rows = new List<SObject>();
        while (await pages.ReadAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Convert(row);
            }
            rows.Clear();
        }
    }

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public List<TRow> ToList() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public TRow[] ToArray() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public TRow First() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public TRow? FirstOrDefault() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public TRow Single() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public int Count() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>Refused: a query is asynchronous.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete(Rules.Synchronous, error: true, DiagnosticId = "SFT2003", UrlFormat = Rules.Url)]
    public IEnumerator<TRow> GetEnumerator() => throw new NotSupportedException(Rules.Synchronous);

    /// <summary>A row as the caller wants it.</summary>
    internal abstract TRow Convert(SObject row);

    private static RowPages Open(QueryParts parts) => new(parts);

    private async Task<List<TRow>> ReadFewAsync(int count, CancellationToken cancellationToken)
    {
        var few = new List<TRow>(count);
        await using var pages = Open(Parts.Take(count));
        var rows = new List<SObject>();
        while (await pages.ReadPageAsync(rows, cancellationToken).ConfigureAwait(false))
        {
        }
        foreach (var row in rows)
            few.Add(Convert(row));
        return few;
    }

    private static async Task<int> CountAsync(QueryParts parts, CancellationToken cancellationToken)
    {
        await using var pages = Open(parts.Counted());
        _ = await pages.ReadAsync([], cancellationToken).ConfigureAwait(false);
        return pages.TotalSize;
    }

    private InvalidOperationException NoRow() => new($"The query found no {Parts.From.Name}: {Shortened()}");

    private InvalidOperationException SeveralRows() => new($"The query found more than one {Parts.From.Name}: {Shortened()}");

    private string Shortened() => ToSoql() is { Length: > LongestShown } soql ? soql[..LongestShown] + "..." : ToSoql();
}
