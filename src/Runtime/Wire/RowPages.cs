using Salesforce.Typed.Http;

namespace Salesforce.Typed.Wire;

/// <summary>
/// The rows of all pages of a query, one buffer at a time. The next page is asked for as soon as this one has said where it is, and its
/// answer travels while this one is read.
/// </summary>
internal sealed class RowPages(RestTransport transport, string soql, ReadPlan plan) : IAsyncDisposable
{
    private QueryPage? _page;
    private Task<QueryPage>? _next;
    private bool _ended;

    /// <summary>How many records the query found in all; known once the first rows are read.</summary>
    public int TotalSize { get; private set; }

    /// <summary>Adds the rows that have arrived, waiting for some if there are none; false when there are no more.</summary>
    public async ValueTask<bool> ReadAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        while (!_ended)
        {
            _page ??= await OpenAsync(transport.DataPath + "/query?q=" + Uri.EscapeDataString(soql), cancellationToken).ConfigureAwait(false);
            var read = await _page.ReadAsync(rows, cancellationToken).ConfigureAwait(false);
            TotalSize = _page.TotalSize;
            if (_next is null && _page.NextRecordsUrl is { } url)
                _next = OpenAsync(url, cancellationToken);
            if (read)
                return true;
            await _page.DisposeAsync().ConfigureAwait(false);
            _page = _next is null ? null : await _next.ConfigureAwait(false);
            _ended = _next is null;
            _next = null;
        }
        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (_page is not null)
            await _page.DisposeAsync().ConfigureAwait(false);
        if (_next is not null)
        {
            // Nobody waits for this page any more: whatever became of it, it is let go.
            await _next.ContinueWith(
                static t => t.IsCompletedSuccessfully ? t.Result.DisposeAsync().AsTask() : Task.CompletedTask,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default).Unwrap().ConfigureAwait(false);
        }
    }

    private Task<QueryPage> OpenAsync(string path, CancellationToken cancellationToken) =>
        QueryPage.OpenAsync(transport, path, plan, cancellationToken);
}
