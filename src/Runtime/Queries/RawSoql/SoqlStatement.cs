using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Queries.RawSoql;
using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed;

/// <summary>
/// A statement by hand and the ways to get its rows. It is sent as it was written: nothing is added to it, so <see cref="FirstAsync"/> and its
/// like only stop reading early; write the LIMIT that you mean. Immutable, and safe to keep and to run again. Like a typed query it is no
/// <c>IAsyncEnumerable</c>, so that LINQ which would run here has to be asked for: <see cref="AsAsyncEnumerable"/>.
/// </summary>
/// <typeparam name="TRow">The type of a row: a record, or <see cref="SoqlRow"/>.</typeparam>
public sealed class SoqlStatement<TRow>
{
    private readonly StatementCall _call;
    private readonly Func<StatementCall, IStatementPages<TRow>> _open;
    private readonly CancellationToken _cancellationToken;

    internal SoqlStatement(StatementCall call, Func<StatementCall, IStatementPages<TRow>> open, CancellationToken cancellationToken)
    {
        if (call.Soql.Length > StatementSplit.LongestStatement)
            throw new ArgumentException($"The statement has {call.Soql.Length:N0} characters; the org takes {StatementSplit.LongestStatement:N0}.");
        _call = call;
        _open = open;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The statement that is sent.</summary>
    public string ToSoql() => _call.Soql;

    /// <summary>The statement that is sent.</summary>
    public override string ToString() => ToSoql();

    /// <summary>Finds records in the recycle bin and archived activities too: <c>/queryAll</c>.</summary>
    public SoqlStatement<TRow> IncludeDeleted() => new(_call with { IncludesDeleted = true }, _open, _cancellationToken);

    /// <summary>Wishes for pages of so many rows, 200 to 2,000. The org may send smaller ones (REST API, Query Options Header).</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rows"/> is not between 200 and 2,000.</exception>
    public SoqlStatement<TRow> BatchSize(int rows) => new(_call with { BatchSize = QueryOptions.DemandBatchSize(rows) }, _open, _cancellationToken);

    /// <summary>All rows, every page of them.</summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<List<TRow>> ToListAsync(CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(_cancellationToken, cancellationToken);
        await using var pages = _open(_call);
        var rows = new List<TRow>();
        while (await pages.ReadAsync(rows, cancellation.Token).ConfigureAwait(false))
        {
        }
        return rows;
    }

    /// <summary>All rows as an array.</summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<TRow[]> ToArrayAsync(CancellationToken cancellationToken = default) =>
        [.. await ToListAsync(cancellationToken).ConfigureAwait(false)];

    /// <summary>All rows by a key.</summary>
    /// <exception cref="ArgumentException">Two rows have the same key.</exception>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<Dictionary<TKey, TRow>> ToDictionaryAsync<TKey>(Func<TRow, TKey> key, CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        return (await ToListAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(key);
    }

    /// <summary>The first row; reads no further.</summary>
    /// <exception cref="InvalidOperationException">There is no row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<TRow> FirstAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : throw NoRow();

    /// <summary>The first row, or the default value when there is none; reads no further.</summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<TRow?> FirstOrDefaultAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(1, cancellationToken).ConfigureAwait(false) is [var row, ..] ? row : default;

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is no row, or more than one.</exception>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<TRow> SingleAsync(CancellationToken cancellationToken = default) => await ReadAsync(2, cancellationToken).ConfigureAwait(false) switch
    {
        [var row] => row,
        [] => throw NoRow(),
        _ => throw new InvalidOperationException("The statement found more than one row."),
    };

    /// <summary>The only row, or the default value when there is none.</summary>
    /// <exception cref="InvalidOperationException">There is more than one row.</exception>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<TRow?> SingleOrDefaultAsync(CancellationToken cancellationToken = default) => await ReadAsync(2, cancellationToken).ConfigureAwait(false) switch
    {
        [var row] => row,
        [] => default,
        _ => throw new InvalidOperationException("The statement found more than one row."),
    };

    /// <summary>Whether there is a row; reads no further than the first.</summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<bool> AnyAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(1, cancellationToken).ConfigureAwait(false) is not [];

    /// <summary>
    /// How many rows the org says that there are: <c>totalSize</c>, with the first page alone. For a bare number send <c>SELECT COUNT()</c>, which
    /// answers here and has no rows.
    /// </summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<int> CountAsync(CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(_cancellationToken, cancellationToken);
        await using var pages = _open(_call);
        _ = await pages.ReadAsync([], cancellation.Token).ConfigureAwait(false);
        return pages.TotalSize;
    }

    /// <summary>How the org would run the statement: GET <c>/query?explain=</c>. The call is beta on the platform (REST API, Query Performance Feedback).</summary>
    /// <exception cref="SalesforceApiException">The org refused the statement.</exception>
    public async Task<QueryPlan> ExplainAsync(CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(_cancellationToken, cancellationToken);
        return await QueryPlanCall.GetAsync(_call.Transport, _call.Soql, cancellation.Token).ConfigureAwait(false);
    }

    /// <summary>For <c>await foreach</c>: rows as they arrive.</summary>
    public IAsyncEnumerator<TRow> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        AsAsyncEnumerable(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>For <c>await foreach</c> with a token.</summary>
    public ConfiguredCancelableAsyncEnumerable<TRow> WithCancellation(CancellationToken cancellationToken) =>
        AsAsyncEnumerable(cancellationToken).WithCancellation(cancellationToken);

    /// <summary>The rows as they arrive. LINQ on it runs here and not in the org: that is why it has to be asked for.</summary>
    public async IAsyncEnumerable<TRow> AsAsyncEnumerable([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var cancellation = Cancellation.Of(_cancellationToken, cancellationToken);
        await using var pages = _open(_call);
        var rows = new List<TRow>();
        while (await pages.ReadAsync(rows, cancellation.Token).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                cancellation.Token.ThrowIfCancellationRequested();
                yield return row;
            }
            rows.Clear();
        }
    }

    private async Task<List<TRow>> ReadAsync(int count, CancellationToken cancellationToken)
    {
        using var cancellation = Cancellation.Of(_cancellationToken, cancellationToken);
        await using var pages = _open(_call);
        var rows = new List<TRow>();
        while (rows.Count < count && await pages.ReadAsync(rows, cancellation.Token).ConfigureAwait(false))
        {
        }
        return rows;
    }

    private static InvalidOperationException NoRow() => new("The statement found no row.");
}
