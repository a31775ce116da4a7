using System.Runtime.CompilerServices;
using System.Text.Json;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;

namespace Salesforce.Typed.Features.Bulk.Queries;

/// <summary>Runs a statement as a query job: creates it, waits for its end, and reads its result.</summary>
internal sealed class BulkQueryRun(BulkStatement statement, BulkQueryOptions options)
{
    private readonly BulkJobs _jobs = new(statement.Transport, BulkJobKind.Query);

    /// <summary>The records, some at a time.</summary>
    /// <param name="jobId">The job whose result is read; null to create one.</param>
    /// <param name="skip">How many records are skipped.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BulkJobException">The job failed, was aborted or does not exist anymore, or its result is not complete.</exception>
    public async IAsyncEnumerable<List<SObject>> ReadAsync(
        string? jobId, long skip, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        jobId ??= await CreateAsync(cancellationToken).ConfigureAwait(false);
        var isComplete = false;
        try
        {
            var job = await WaitAsync(jobId, cancellationToken).ConfigureAwait(false);
            var read = 0L;
            var pages = new BulkResultPages(_jobs, job.Id, statement, options);
            await using var disposal = pages.ConfigureAwait(false);
            while (await pages.NextAsync(isAhead: read >= skip, cancellationToken).ConfigureAwait(false) is { } page)
            {
                await page.OpenAsync(cancellationToken).ConfigureAwait(false);
                if (page.Announced is { } announced && read + announced <= skip)
                {
                    read += announced;
                    continue;
                }
                var rows = new List<SObject>();
                while (await page.ReadAsync(rows, cancellationToken).ConfigureAwait(false))
                {
                    var dropped = (int)Math.Clamp(skip - read, 0, rows.Count);
                    read += rows.Count;
                    rows.RemoveRange(0, dropped);
                    yield return rows;
                    rows = new List<SObject>(rows.Capacity);
                }
                Report(job, read);
            }
            RequireAll(job, read);
            isComplete = true;
        }
        finally
        {
            if (!isComplete && options.AbortWhenStopped)
                await TryAsync(token => _jobs.SetStateAsync(jobId, BulkJobState.Aborted, token), default).ConfigureAwait(false);
        }
        if (options.DeleteJob)
            await TryAsync(token => _jobs.DeleteAsync(jobId, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> CreateAsync(CancellationToken cancellationToken)
    {
        var job = await _jobs.CreateAsync(Write, cancellationToken).ConfigureAwait(false);
        options.JobCreated?.Invoke(job.Id);
        Report(job, 0);
        return job.Id;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteString("operation"u8, statement.IncludesDeleted || options.All ? "queryAll"u8 : "query"u8);
        json.WriteString("query"u8, statement.Soql);
        json.WriteString("contentType"u8, "CSV"u8);
        json.WriteString("columnDelimiter"u8, CsvDialect.Name(options.Delimiter));
        json.WriteString("lineEnding"u8, CsvDialect.Name(CsvLineEnding.Lf));
    }

    private async Task<BulkJob> WaitAsync(string jobId, CancellationToken cancellationToken)
    {
        BulkJob job;
        try
        {
            job = await new BulkPolling(_jobs).WaitAsync(
                jobId,
                reported =>
                {
                    Report(reported, 0);
                    return default;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException e)
        {
            throw BulkJobException.OfMissing(jobId, e);
        }
        return job.State == BulkJobState.JobComplete ? job : throw BulkJobException.OfQuery(job);
    }

    private void Report(BulkJob job, long rows) => options.Progress?.Report(
        new BulkQueryProgress { JobId = job.Id, State = job.State, RecordsProcessed = job.RecordsProcessed, RowsRead = rows });

    private static void RequireAll(BulkJob job, long read)
    {
        if (read != job.RecordsProcessed)
        {
            throw new BulkJobException(
                $"Bulk job {job.Id} found {job.RecordsProcessed:N0} records, and its result has {read:N0} rows. Read the result "
                    + "again, or run the query again.",
                job);
        }
    }

    // What the caller has does not depend on it: the rows were read, or the failure that ended the reading says more.
    private static async Task TryAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken)
    {
        try
        {
            await call(cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceException)
        {
        }
    }
}
