using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>
/// A page that goes on when its answer breaks off: it is asked for again, and the rows that were passed on already are skipped, after it
/// has been seen that they are the same ones. A locator gives the same rows each time; a first page has none, so the query runs again, and
/// must give the same beginning. Where that is not to be seen, it is reported: no row is lost or comes twice.
/// </summary>
internal sealed class ResumablePage : IAsyncDisposable
{
    private readonly RestTransport _transport;
    private readonly Func<CancellationToken, ValueTask<QueryPage>> _open;
    private readonly bool _isLocated;
    private QueryPage _page;
    private List<RawId>? _handedOn;
    private SObject? _last;
    private int _count;

    private ResumablePage(RestTransport transport, Func<CancellationToken, ValueTask<QueryPage>> open, bool isLocated, QueryPage page)
    {
        _transport = transport;
        _open = open;
        _isLocated = isLocated;
        _page = page;
    }

    /// <inheritdoc cref="QueryPage.TotalSize"/>
    public int TotalSize => _page.TotalSize;

    /// <summary>How many rows were read of the page.</summary>
    public int Count => _count;

    /// <inheritdoc cref="QueryPage.NextRecordsUrl"/>
    public string? NextRecordsUrl => _page.NextRecordsUrl;

    /// <inheritdoc cref="QueryPage.Plan"/>
    public ReadPlan Plan => _page.Plan;

    /// <summary>Opens the page that a <c>nextRecordsUrl</c> names.</summary>
    /// <param name="transport">What sends calls.</param>
    /// <param name="url">The address.</param>
    /// <param name="plan">How rows are read.</param>
    /// <param name="headers">The headers of the call.</param>
    /// <param name="parent">Where the child list was read whose page it is; null for a page of the query itself.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<ResumablePage> OpenAsync(
        RestTransport transport, string url, ReadPlan plan, RestHeader? headers, RowContext? parent, CancellationToken cancellationToken)
    {
        var call = new RestCall(HttpMethod.Get, url) { Headers = headers, IsStreamed = true };
        return OpenAsync(transport, token => QueryPage.OpenAsync(
            transport, call, plan, isComposite: false, parent, token), isLocated: true, cancellationToken);
    }

    /// <summary>Opens a page.</summary>
    /// <param name="transport">What sends calls.</param>
    /// <param name="open">Asks for the page, the first time and again.</param>
    /// <param name="isLocated">Whether a locator follows it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<ResumablePage> OpenAsync(
        RestTransport transport, Func<CancellationToken, ValueTask<QueryPage>> open, bool isLocated, CancellationToken cancellationToken) =>
        new(transport, open, isLocated, await open(cancellationToken).ConfigureAwait(false));

    /// <summary>Adds the rows that have arrived, waiting for some if there are none; false at the end of the page.</summary>
    /// <param name="rows">Where to.</param>
    /// <param name="isKept">
    /// Whether the page's rows so far are the last ones of <paramref name="rows"/> still, so that they can be taken back.
    /// </param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask<bool> ReadAsync(List<SObject> rows, bool isKept, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        bool read;
        try
        {
            read = await _page.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (_transport.RetryPolicy.ShouldRetry(_page.Call, e))
        {
            rows.RemoveRange(before, rows.Count - before);
            if (isKept)
                TakeBack(rows);
            else if (!CanPassOver)
                throw CannotGoOn(e);
            before = rows.Count;
            _transport.Log.PageReopened(_page.Plan.Info.Name, _count);
            read = await _transport.RetryPolicy.RunAsync(
                _page.Call, e, static (s, token) => s.Page.ReopenAsync(s.Rows, token), (Page: this, Rows: rows),
                cancellationToken).ConfigureAwait(false);
        }
        Note(rows, before, isKept);
        return read;
    }

    public ValueTask DisposeAsync() => _page.DisposeAsync();

    // Ids distinguish rows for sure. Rows without are believed to a locator, whose last row is compared, and to no query that runs again.
    private bool CanPassOver => _count == 0 || _isLocated || _handedOn?.Count == _count;

    private void TakeBack(List<SObject> rows)
    {
        rows.RemoveRange(rows.Count - _count, _count);
        _count = 0;
        _handedOn?.Clear();
    }

    private void Note(List<SObject> rows, int before, bool isKept)
    {
        _count += rows.Count - before;
        if (isKept || rows.Count == before)
            return;
        _last = rows[^1];
        _handedOn ??= new List<RawId>(rows.Count);
        for (var i = before; i < rows.Count && rows[i].RecordId is { IsId: true } id; i++)
            _handedOn.Add(id);
    }

    private async ValueTask<bool> ReopenAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        var before = rows.Count;
        await _page.DisposeAsync().ConfigureAwait(false);
        _page = await _open(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var passed = 0; passed < _count;)
                passed = await PassOverAsync(passed, rows, cancellationToken).ConfigureAwait(false);
            if (rows.Count == before)
                return await _page.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
            await _page.CompleteAsync(rows, before, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch
        {
            rows.RemoveRange(before, rows.Count - before);
            throw;
        }
    }

    // Reads some rows, compares those that were passed on already, and adds what is behind them.
    private async ValueTask<int> PassOverAsync(int passed, List<SObject> rows, CancellationToken cancellationToken)
    {
        var again = new List<SObject>();
        if (!await _page.ReadAsTheyAreAsync(again, cancellationToken).ConfigureAwait(false))
            throw Changed();
        var known = Math.Min(again.Count, _count - passed);
        for (var i = 0; i < known; i++)
        {
            var at = passed + i;
            var isSame = at < _handedOn?.Count && _handedOn.Count == _count
                ? again[i].RecordId == _handedOn[at]
                : at < _count - 1 || again[i].Equals(_last);
            if (!isSame)
                throw Changed();
        }
        rows.AddRange(again.Skip(known));
        return passed + known;
    }

    private NoResponseException CannotGoOn(Exception cause) => new(
        _page.Call.Name,
        $"the first page of the query broke off after {_count} rows, which are passed on already. It has no address of its own, and its "
            + $"rows have no Id by which they could be distinguished, so it cannot be asked for again. Run the query again, or select Id",
        cause,
        wasSent: true) { IsFinal = true };

    private NoResponseException Changed() => new(
        _page.Call.Name,
        $"the page broke off after {_count} rows, which are passed on already, and when it was asked for again it had other rows in their "
            + $"place. Run the query again",
        new InvalidDataException("The rows of the page have changed."),
        wasSent: true) { IsFinal = true };
}
