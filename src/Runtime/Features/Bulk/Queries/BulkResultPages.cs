using Salesforce.Typed.Bulk;
using Salesforce.Typed.Features.Bulk.Jobs;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>The pages of a query job's result in their order, some of which are fetched ahead.</summary>
internal sealed class BulkResultPages(BulkJobs jobs, string jobId, BulkStatement statement, BulkQueryOptions options) : IAsyncDisposable
{
    private readonly ResultAddresses _addresses = new(jobs, jobId, options.PageSize, isListed: options.Parallelism > 1);
    private readonly Queue<BulkResultPage> _ahead = [];
    private readonly CancellationTokenSource _end = new();
    private BulkResultPage? _current;
    private BulkResultPage? _last;
    private bool _isAtEnd;

    /// <summary>The next page, which replaces the one before; null after the last one.</summary>
    /// <param name="isAhead">Whether pages are fetched ahead.</param>
    /// <param name="cancellationToken">Stops the fetching of pages.</param>
    public async ValueTask<BulkResultPage?> NextAsync(bool isAhead, CancellationToken cancellationToken)
    {
        while (!_isAtEnd && _ahead.Count < (isAhead ? options.Parallelism : 1))
        {
            if (await _addresses.NextAsync(_last, cancellationToken).ConfigureAwait(false) is { } address)
            {
                _last = new BulkResultPage(jobs, jobId, address, statement, options.Delimiter);
                _ahead.Enqueue(_last);
                if (isAhead && options.Parallelism > 1)
                    _last.Begin(_end.Token);
            }
            else
                _isAtEnd = true;
        }
        if (_current is not null)
            await _current.DisposeAsync().ConfigureAwait(false);
        return _current = _ahead.TryDequeue(out var page) ? page : null;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_current is not null)
            await _current.DisposeAsync().ConfigureAwait(false);
        foreach (var page in _ahead)
            await page.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }
}
