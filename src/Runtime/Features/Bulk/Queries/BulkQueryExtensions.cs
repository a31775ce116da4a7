using System.Runtime.CompilerServices;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Queries;
using Salesforce.Typed.Queries.RawSoql;

namespace Salesforce.Typed;

/// <summary>Queries that a job of Bulk API 2.0 runs: for many thousands of records.</summary>
public static class BulkQueryExtensions
{
    /// <summary>
    /// Runs the query as a job and reads its rows as they arrive: POST <c>/jobs/query</c> (Bulk API 2.0, Create a Query Job). Cancellation
    /// stops the reading, and the job runs on unless <see cref="BulkQueryOptions.AbortWhenStopped"/> is set. The page size of
    /// <c>BatchSize</c> does not apply.
    /// </summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="query">The query.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InvalidOperationException">
    /// The query has something that bulk queries do not support: groups, aggregates, Skip, children, fields of a parent by its type,
    /// compound fields, FIELDS().
    /// </exception>
    /// <exception cref="BulkJobException">
    /// The job failed, was aborted or does not exist anymore, or its result does not have as many rows as the job has found.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public static IAsyncEnumerable<TRow> BulkAsync<TRow>(
        this SoqlRows<TRow> query, BulkQueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return ReadAsync(Run(BulkStatement.Of(query.Parts), options), jobId: null, skip: 0, query.Convert, default, cancellationToken);
    }

    /// <summary>
    /// Reads the result of a job that <see cref="BulkAsync{R}(SoqlRows{R}, BulkQueryOptions, CancellationToken)"/> created, for example
    /// after a restart.
    /// </summary>
    /// <typeparam name="TRow">The type of a row.</typeparam>
    /// <param name="query">The same query.</param>
    /// <param name="jobId">The id that <see cref="BulkQueryOptions.JobCreated"/> received.</param>
    /// <param name="rowsRead">How many rows were processed already; they are skipped. The order of a job's rows does not change.</param>
    /// <param name="options">How the result is read, with the <see cref="BulkQueryOptions.Delimiter"/> of the job.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <inheritdoc cref="BulkAsync{R}(SoqlRows{R}, BulkQueryOptions, CancellationToken)"/>
    public static IAsyncEnumerable<TRow> ResumeBulkAsync<TRow>(
        this SoqlRows<TRow> query,
        string jobId,
        long rowsRead = 0,
        BulkQueryOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(rowsRead);
        var run = Run(BulkStatement.Of(query.Parts), options);
        return ReadAsync(run, RequireJob(jobId), rowsRead, query.Convert, default, cancellationToken);
    }

    /// <summary>
    /// Runs SOQL as text as a job. The statement is sent as it is; what bulk queries do not support is refused by the org. A parent whose
    /// columns are all empty is null, unless its id is selected.
    /// </summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="statement">The statement.</param>
    /// <param name="options">How it is run.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BulkJobException">
    /// The job failed, was aborted or does not exist anymore, or its result does not have as many rows as the job has found.
    /// </exception>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public static IAsyncEnumerable<T> BulkAsync<T>(
        this SoqlStatement<T> statement, BulkQueryOptions? options = null, CancellationToken cancellationToken = default)
        where T : SObject, ISObject<T>
    {
        ArgumentNullException.ThrowIfNull(statement);
        var run = Run(BulkStatement.Of(statement.Call, T.Info), options);
        return ReadAsync(run, jobId: null, skip: 0, static record => (T)record, statement.OwnToken, cancellationToken);
    }

    private static BulkQueryRun Run(BulkStatement statement, BulkQueryOptions? options) =>
        new(statement, options ?? new BulkQueryOptions());

    // It becomes a part of addresses.
    private static string RequireJob(string jobId)
    {
        ArgumentException.ThrowIfNullOrEmpty(jobId);
        return jobId.All(char.IsAsciiLetterOrDigit)
            ? jobId
            : throw new ArgumentException($"'{jobId}' is not the id of a job.", nameof(jobId));
    }

    private static async IAsyncEnumerable<TRow> ReadAsync<TRow>(
        BulkQueryRun run,
        string? jobId,
        long skip,
        Func<SObject, TRow> convert,
        CancellationToken own,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var cancellation = Cancellation.Of(own, cancellationToken);
        await foreach (var rows in run.ReadAsync(jobId, skip, cancellation.Token).ConfigureAwait(false))
        {
            foreach (var row in rows)
            {
                cancellation.Token.ThrowIfCancellationRequested();
                yield return convert(row);
            }
        }
    }
}
