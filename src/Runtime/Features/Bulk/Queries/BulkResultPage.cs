using System.Globalization;
using System.Net;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;
using Salesforce.Typed.Queries.Csv;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>
/// A page of a query job's result. One that breaks off is fetched again, and the rows that were read already are skipped by their number:
/// the same address gives the same rows as long as the job exists.
/// </summary>
internal sealed class BulkResultPage(BulkJobs jobs, string jobId, string resource, BulkStatement statement, CsvDelimiter delimiter)
    : IAsyncDisposable
{
    // What one call adds: the rows of a page arrive faster than they are awaited one by one.
    private const int MostRowsOfRead = 256;

    private Task? _opening;
    private HttpResponseMessage? _response;
    private ReadAhead? _ahead;
    private CsvReader? _csv;
    private CsvRowReader? _rows;
    private long _count;

    /// <summary>The number of rows that the org announces; null where it does not.</summary>
    public long? Announced { get; private set; }

    /// <summary>The locator of the next page; null on the last one.</summary>
    public string? NextLocator { get; private set; }

    /// <summary>Begins to fetch the page, ahead of its reader.</summary>
    public void Begin(CancellationToken cancellationToken) => _opening ??= OpenAsync(isAhead: true, cancellationToken);

    /// <summary>Waits until it is known how many rows the page has, and where the next one is.</summary>
    /// <exception cref="BulkJobException">The job does not exist anymore.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        _opening ??= OpenAsync(isAhead: false, cancellationToken);
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds some of the rows; false at the end of the page.</summary>
    /// <exception cref="SalesforceException">The page cannot be read.</exception>
    public async ValueTask<bool> ReadAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadSomeAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (statement.Transport.RetryPolicy.ShouldRetry(Call, e))
        {
            statement.Transport.Log.PageReopened(statement.SObject, (int)Math.Min(_count, int.MaxValue));
            return await statement.Transport.RetryPolicy.RunAsync(
                Call,
                e,
                static (s, token) => s.Page.ReopenAsync(s.Rows, token),
                (Page: this, Rows: rows),
                cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A page that nobody waits for may have failed.
        if (_opening is not null)
            await _opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await CloseAsync().ConfigureAwait(false);
    }

    private RestCall Call => jobs.CsvCall(jobId, resource);

    private async Task OpenAsync(bool isAhead, CancellationToken cancellationToken)
    {
        try
        {
            _response = await jobs.OpenAsync(jobId, resource, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException e)
        {
            throw BulkJobException.OfMissing(jobId, e);
        }
        Announced = long.TryParse(Header(HeaderNames.NumberOfRecords), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;
        // The word represents the end.
        NextLocator = Header(HeaderNames.Locator) is { Length: > 0 } locator and not "null" ? locator : null;
        var bytes = await jobs.ReadAsync(_response, jobId, resource, cancellationToken).ConfigureAwait(false);
        if (isAhead)
            _ahead = new ReadAhead(bytes);
        _csv = new CsvReader(_ahead?.Stream ?? bytes, delimiter, maxRowBytes: statement.Transport.MaxRowBytes);
    }

    private async ValueTask<bool> ReadSomeAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        if (_rows is null && !await BindAsync(cancellationToken).ConfigureAwait(false))
            return false;
        for (var i = 0; i < MostRowsOfRead; i++)
        {
            if (!await ReadRowAsync(cancellationToken).ConfigureAwait(false))
            {
                RequireWhole();
                return i > 0;
            }
            rows.Add(_rows!.Read(_csv!));
            _count++;
        }
        return true;
    }

    // Each page has a header.
    private async ValueTask<bool> BindAsync(CancellationToken cancellationToken)
    {
        if (await ReadRowAsync(cancellationToken).ConfigureAwait(false))
        {
            _rows = statement.Bind(_csv!);
            return true;
        }
        if (_response!.StatusCode == HttpStatusCode.NoContent || Announced == 0)
            return false;
        throw new SalesforceFormatException($"A page of bulk job {jobId} has no header", statement.SObject) { IsCutOff = true };
    }

    // The org quotes its values, so that one which is cut off has no closing quote. Without quotes it would be a value that is too short.
    private async ValueTask<bool> ReadRowAsync(CancellationToken cancellationToken)
    {
        if (!await _csv!.ReadAsync(cancellationToken).ConfigureAwait(false))
            return false;
        return !_csv.IsUnterminated || _csv.IsQuoted(_csv.Count - 1)
            ? true
            : throw new SalesforceFormatException($"A page of bulk job {jobId} ends inside a row", statement.SObject) { IsCutOff = true };
    }

    private async ValueTask<bool> ReopenAsync(List<SObject> rows, CancellationToken cancellationToken)
    {
        await CloseAsync().ConfigureAwait(false);
        await OpenAsync(isAhead: false, cancellationToken).ConfigureAwait(false);
        var before = _count;
        _count = 0;
        try
        {
            if (!await BindAsync(cancellationToken).ConfigureAwait(false))
                return false;
            for (; _count < before; _count++)
            {
                if (!await ReadRowAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw new SalesforceFormatException(
                        $"A page of bulk job {jobId} broke off after {before} rows, and has only {_count} now. Read the result again",
                        statement.SObject);
                }
            }
            return await ReadSomeAsync(rows, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _count = Math.Max(_count, before);
        }
    }

    private void RequireWhole()
    {
        if (Announced is { } announced && announced != _count)
        {
            throw new SalesforceFormatException(
                $"A page of bulk job {jobId} has {_count} rows, and the org announced {announced}", statement.SObject)
            {
                IsCutOff = _count < announced,
            };
        }
    }

    private string? Header(string name) => _response!.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private async ValueTask CloseAsync()
    {
        _csv?.Dispose();
        if (_ahead is not null)
            await _ahead.DisposeAsync().ConfigureAwait(false);
        _response?.Dispose();
        (_csv, _rows, _ahead, _response) = (null, null, null, null);
    }
}
