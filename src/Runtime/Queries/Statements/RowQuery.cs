using System.ComponentModel;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A query and the ways to get its rows: a typed query, or SOQL as text. It is not an <c>IAsyncEnumerable</c> on purpose: then LINQ's own
/// operators would apply, and a filter that the org cannot serve would silently run here over every record of the object.
/// </summary>
/// <typeparam name="TRow">The type of a row.</typeparam>
public abstract class RowQuery<TRow>
{
    private protected RowQuery()
    {
    }

    // What the org says that it found is a hint, and no reason to take memory for rows that may never come.
    private const int MostExpected = 100_000;

    // A message shows where a statement begins: one with a long list has up to 100,000 characters.
    private const int LongestShown = 1_000;

    /// <summary>The statement that is sent.</summary>
    public abstract string ToSoql();

    /// <summary>The statement that is sent.</summary>
    public sealed override string ToString() => ToSoql();

    /// <summary>All rows, every page of them.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default) => ReadAllAsync(Open(), cancellationToken);

    /// <summary>All rows as an array.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow[]> ToArrayAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows as a set, each once.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<HashSet<TRow>> ToHashSetAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows as a set, each once by a comparison of your own.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<HashSet<TRow>> ToHashSetAsync(IEqualityComparer<TRow>? comparer, CancellationToken cancellationToken = default) =>
        new(await ToListAsync(cancellationToken).ConfigureAwait(false), comparer);

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

    /// <summary>All rows by a key that several of them may have.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public Task<ILookup<TKey, TRow>> ToLookupAsync<TKey>(Func<TRow, TKey> key, CancellationToken cancellationToken = default) =>
        ToLookupAsync(key, static row => row, cancellationToken);

    /// <summary>A value of each row by a key that several rows may have.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<ILookup<TKey, TValue>> ToLookupAsync<TKey, TValue>(
        Func<TRow, TKey> key, Func<TRow, TValue> value, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        return (await ToListAsync(cancellationToken).ConfigureAwait(false)).ToLookup(key, value);
    }

    /// <summary>The first row. A typed query sends LIMIT 1; of SOQL as text no further row is read.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow> FirstAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : throw NoRow();

    /// <summary>
    /// The first row, or the default value when there is none. A typed query sends LIMIT 1; of SOQL as text no further row is read.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : default;

    /// <summary>The only row. A typed query sends LIMIT 2; of SOQL as text no third row is read.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var row] => row,
            [] => throw NoRow(),
            _ => throw SeveralRows(),
        };

    /// <summary>
    /// The only row, or the default value when there is none. A typed query sends LIMIT 2; of SOQL as text no third row is read.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async Task<TRow?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadFewAsync(2, cancellationToken).ConfigureAwait(false) switch
        {
            [var row] => row,
            [] => default,
            _ => throw SeveralRows(),
        };

    /// <summary>
    /// Whether there is a row. A typed query counts with LIMIT 1 and reads none; of SOQL as text no row after the first is read.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public abstract Task<bool> AnyAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// How many rows there are. A typed query sends <c>SELECT COUNT()</c>, which reads none; of SOQL as text it is the <c>totalSize</c> of
    /// the first page, so send <c>SELECT COUNT()</c> for a bare number.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public abstract Task<int> CountAsync(CancellationToken cancellationToken = default);

    /// <summary>The rows page by page, as the org cuts them, with the number of all.</summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public async IAsyncEnumerable<SoqlPage<TRow>> PagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        var rows = Open();
        await using var disposal = rows.ConfigureAwait(false);
        while (await rows.ReadPageAsync(cancellation.Token).ConfigureAwait(false))
        {
            var page = new List<TRow>(rows.Count);
            rows.CopyTo(page);
            yield return new SoqlPage<TRow>(page, rows.TotalSize);
        }
    }

    /// <summary>
    /// How the org would run the query: GET <c>/query?explain=</c>. The call is beta on the platform (REST API, Query Performance
    /// Feedback).
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the query.</exception>
    public abstract Task<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default);

    /// <summary>For <c>await foreach</c>: rows as they arrive; the next page is fetched while this one is read.</summary>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>For <c>await foreach</c> with a token.</summary>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable(cancellationToken).WithCancellation(cancellationToken);

    /// <summary>The rows as they arrive. LINQ on it runs here and not in the org: that is why it has to be asked for.</summary>
    public async IAsyncEnumerable<TRow> AsAsyncEnumerable([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        var rows = Open();
        await using var disposal = rows.ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation.Token).ConfigureAwait(false))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                cancellation.Token.ThrowIfCancellationRequested();
                yield return rows.RowAt(i);
            }
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

    /// <summary>The token that came with the query, in addition to that of a call.</summary>
    internal virtual CancellationToken OwnToken => CancellationToken.None;

    /// <summary>What the query is, at the beginning of a message.</summary>
    internal abstract string Description { get; }

    /// <summary>What the query finds, in a message: "Account".</summary>
    internal abstract string RowName { get; }

    /// <summary>Opens the rows.</summary>
    /// <param name="limit">How many are needed; null for all. SOQL as text is sent as it was written, whatever is needed of it.</param>
    internal abstract QueryRows<TRow> Open(int? limit = null);

    /// <summary>All rows of an opened query, which is closed then.</summary>
    private protected async Task<List<TRow>> ReadAllAsync(QueryRows<TRow> rows, CancellationToken cancellationToken)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        await using var disposal = rows.ConfigureAwait(false);
        var list = new List<TRow>();
        while (await rows.ReadPageAsync(cancellation.Token).ConfigureAwait(false))
        {
            if (list.Count == 0)
                list.EnsureCapacity(Math.Clamp(rows.TotalSize, 0, MostExpected));
            rows.CopyTo(list);
        }
        return list;
    }

    /// <summary>The first rows, as many as are needed.</summary>
    private protected async Task<List<TRow>> ReadFewAsync(int count, CancellationToken cancellationToken)
    {
        using var cancellation = Cancellation.Of(OwnToken, cancellationToken);
        var rows = Open(count);
        await using var disposal = rows.ConfigureAwait(false);
        var few = new List<TRow>(count);
        // An answer that has no more rows than were asked for is read to its end, which shows that it is whole.
        while (rows.IsLimited
            ? await rows.ReadPageAsync(cancellation.Token).ConfigureAwait(false)
            : few.Count < count && await rows.ReadAsync(cancellation.Token).ConfigureAwait(false))
        {
            rows.CopyTo(few);
        }
        return few;
    }

    private InvalidOperationException NoRow() => new($"{Description} found no {RowName}: {Shortened()}");

    private InvalidOperationException SeveralRows() => new($"{Description} found more than one {RowName}: {Shortened()}");

    private string Shortened() => ToSoql() is { Length: > LongestShown } soql ? soql[..LongestShown] + "..." : ToSoql();
}
