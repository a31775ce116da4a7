using Salesforce.Typed.Queries.Statements;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// The rows of all pages of a query, one buffer at a time. The next page is asked for as soon as this one has said where it is, and its
/// answer travels while this one is read. A query whose statement is too long for the org is several, one after the other.
/// </summary>
/// <param name="parts">The query.</param>
/// <param name="statement">The statement, where it is not the query's own but a user's.</param>
internal sealed class RowPages(QueryParts parts, string? statement = null) : IAsyncDisposable
{
    private readonly Queue<string> _statements = new(statement is null ? StatementSplit.Statements(parts) : [statement]);
    private CancellationTokenSource _ahead = new();
    private ResumablePage? _page;
    private Task<ResumablePage>? _next;
    private PageTrail? _trail;
    private string? _nextAddress;
    private int _sizeBefore;

    // The limit of a query whose statements each have it; null where the org itself applies it.
    private int? _left;

    // The records of a split query so far: one that changed between two statements may be found by both. Null for a single statement.
    private HashSet<RawId>? _seen;

    /// <summary>
    /// How many records the query found in all; known once the first rows are read, and for a split query when the last part is.
    /// </summary>
    public int TotalSize { get; private set; }

    /// <summary>Adds the rows that have arrived, waiting for some if there are none; false when there are no more.</summary>
    public ValueTask<bool> ReadAsync(List<SObject> rows, CancellationToken cancellationToken) =>
        ReadAsync(rows, isKept: false, cancellationToken);

    private async ValueTask<bool> ReadAsync(List<SObject> rows, bool isKept, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_page is null)
            {
                if (_statements.Count > 1 && _seen is null)
                    (_left, _seen) = (parts.Limit, []);
                if (_left == 0 || !_statements.TryDequeue(out var soql))
                    return false;
                _sizeBefore = TotalSize;
                _trail = new PageTrail(parts.From.Name);
                _page = await ResumablePage.OpenAsync(parts.Transport, token => QueryCall.OpenAsync(
                    parts, soql, token), isLocated: false, cancellationToken).ConfigureAwait(false);
            }
            var read = await ReadFromPageAsync(_page, rows, isKept, cancellationToken).ConfigureAwait(false);
            TotalSize = Math.Min(_sizeBefore + _page.TotalSize, parts.Limit ?? int.MaxValue);
            // A first page that had to be asked for again has its next page elsewhere.
            if (_next is not null && _page.NextRecordsUrl != _nextAddress)
                await CallOffNextAsync().ConfigureAwait(false);
            if (_next is null && _page.NextRecordsUrl is { } url)
                _next = OpenNext(url, cancellationToken);
            if (read)
                return true;
            var (page, next) = (_page, _next);
            (_page, _next) = (null, null);
            await page.DisposeAsync().ConfigureAwait(false);
            if (next is null)
                continue;
            try
            {
                _trail!.Enter(_nextAddress!, page.Count);
            }
            catch
            {
                // The page was asked for ahead of need, and is let go with the others.
                _next = next;
                throw;
            }
            _page = await next.ConfigureAwait(false);
        }
    }

    /// <summary>Adds the rows of a whole page; false when there are no more.</summary>
    public async ValueTask<bool> ReadPageAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        if (!await ReadAsync(rows, isKept: true, cancellationToken).ConfigureAwait(false))
            return false;
        while (await ReadFromPageAsync(_page!, rows, isKept: true, cancellationToken).ConfigureAwait(false))
        {
        }
        return true;
    }

    private async ValueTask<bool> ReadFromPageAsync(
        ResumablePage page, List<SObject> rows, bool isKept, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        var read = await page.ReadAsync(rows, isKept, cancellationToken).ConfigureAwait(false);
        if (_seen is null)
            return read;
        for (var i = rows.Count - 1; i >= before; i--)
        {
            // Where the query does not read the id, each row counts.
            if (rows[i].RecordId is { IsNone: false } id && !_seen.Add(id))
                rows.RemoveAt(i);
        }
        if (_left is { } left)
        {
            var taken = Math.Min(rows.Count - before, left);
            rows.RemoveRange(before + taken, rows.Count - before - taken);
            _left = left - taken;
        }
        return read;
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
            await _page.DisposeAsync().ConfigureAwait(false);
        await CallOffNextAsync().ConfigureAwait(false);
        _ahead.Dispose();
    }

    // Nobody waits for this page any more: it is canceled, and whatever became of it, it is let go.
    private async ValueTask CallOffNextAsync()
    {
        if (_next is not { } next)
            return;
        _next = null;
        await _ahead.CancelAsync().ConfigureAwait(false);
        await next.ContinueWith(
            static async t =>
            {
                if (t.IsCompletedSuccessfully)
                    await (await t.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default).Unwrap().ConfigureAwait(false);
        _ahead.Dispose();
        _ahead = new CancellationTokenSource();
    }

    private Task<ResumablePage> OpenNext(string url, CancellationToken cancellationToken)
    {
        if (parts.Grouping is not null)
            throw new InvalidOperationException("The groups do not fit one page, and a grouped query has no locator for the next one. Add "
                + "Take(2000), or filter more narrowly (SOQL Reference, Considerations When Using GROUP BY).");
        _trail!.Check(url);
        _nextAddress = url;
        return OpenAheadAsync(url, _page!.Plan, cancellationToken);
    }

    private async Task<ResumablePage> OpenAheadAsync(string url, ReadPlan plan, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ahead.Token);
        return await ResumablePage.OpenAsync(parts.Transport, url, plan, QueryCall.Headers(parts), parent: null, either.Token)
            .ConfigureAwait(false);
    }
}
