using System.Runtime.CompilerServices;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Runs;

namespace Salesforce.Typed.Dynamic;

// Loads of any length by Bulk API 2.0, as the sets of generated code make them.
public sealed partial class DynamicSet
{
    /// <summary>
    /// Creates any number of records in jobs of Bulk API 2.0: POST <c>/jobs/ingest</c>. The records are written to disk first, so that
    /// memory
    /// does not grow with their number, and checked; then each part of them becomes a job.
    /// </summary>
    /// <param name="source">The records. It is read once, to its end, before anything is sent.</param>
    /// <param name="options">The options, most often with a journal; null for none.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    /// <returns>The run, when all its jobs have ended. <see cref="BulkRun{T}.Outcomes"/> has the outcome of each record.</returns>
    /// <exception cref="BulkRecordException">A record cannot be sent as it is. Nothing was sent.</exception>
    /// <exception cref="ArgumentException">The options do not fit the records.</exception>
    /// <exception cref="InvalidOperationException">The journal holds a run.</exception>
    /// <exception cref="BulkJournalException">Another process uses the journal.</exception>
    /// <exception cref="SalesforceApiException">The org refused to create a job. Nothing was written.</exception>
    /// <exception cref="BulkInterruptedException">The load was interrupted; it can be resumed.</exception>
    /// <exception cref="BulkCanceledException">The load was canceled; it can be resumed.</exception>
    public Task<BulkRun<DynamicRecord>> BulkCreateAsync(
        IAsyncEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Create, null, source, options, cancellationToken);

    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkCreateAsync(
        IEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Create, null, source, options, cancellationToken);

    /// <summary>
    /// Sends what was set on any number of records, by their ids, in jobs of Bulk API 2.0. A record from the org without a change is not
    /// sent, and its outcome is <see cref="Composite.OutcomeStatus.Unchanged"/>.
    /// </summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkUpdateAsync(
        IAsyncEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Update, null, source, options, cancellationToken);

    /// <inheritdoc cref="BulkUpdateAsync(IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkUpdateAsync(
        IEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Update, null, source, options, cancellationToken);

    /// <summary>
    /// Creates or updates any number of records by a key that each of them has set, in jobs of Bulk API 2.0. By the id, records with an id
    /// are updated and the others are created.
    /// </summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    /// <param name="key">The API name of the field.</param>
    /// <param name="source">The records. It is read once, to its end, before anything is sent.</param>
    /// <param name="options">The options, most often with a journal; null for none.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    public Task<BulkRun<DynamicRecord>> BulkUpsertAsync(
        string key, IAsyncEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Upsert, KeyRules.Require(Info, key), source, options, cancellationToken);

    /// <inheritdoc cref="BulkUpsertAsync(string, IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkUpsertAsync(
        string key, IEnumerable<DynamicRecord> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Upsert, KeyRules.Require(Info, key), source, options, cancellationToken);

    /// <summary>Deletes any number of records in jobs of Bulk API 2.0. They go to the recycle bin.</summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{DynamicRecord}, BulkOptions, CancellationToken)"/>
    /// <param name="ids">The ids. The outcomes have records with the id alone.</param>
    /// <param name="options">The options, most often with a journal; null for none.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    public Task<BulkRun<DynamicRecord>> BulkDeleteAsync(
        IAsyncEnumerable<Id<DynamicRecord>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Delete, null, Named(ids), options, cancellationToken);

    /// <inheritdoc cref="BulkDeleteAsync(IAsyncEnumerable{Id{DynamicRecord}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkDeleteAsync(
        IEnumerable<Id<DynamicRecord>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Delete, null, Named(ids), options, cancellationToken);

    /// <summary>
    /// Deletes any number of records in jobs of Bulk API 2.0, without the recycle bin. The user needs the permission Bulk API Hard Delete.
    /// </summary>
    /// <inheritdoc cref="BulkDeleteAsync(IAsyncEnumerable{Id{DynamicRecord}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkHardDeleteAsync(
        IAsyncEnumerable<Id<DynamicRecord>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.HardDelete, null, Named(ids), options, cancellationToken);

    /// <inheritdoc cref="BulkHardDeleteAsync(IAsyncEnumerable{Id{DynamicRecord}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<DynamicRecord>> BulkHardDeleteAsync(
        IEnumerable<Id<DynamicRecord>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.HardDelete, null, Named(ids), options, cancellationToken);

    /// <summary>
    /// Goes on with the load of a journal after its process ended or it was interrupted, to its end. No record is written twice. A load
    /// that is completed is returned as it is.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="progress">Receives how far the load has come.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    /// <returns>
    /// The run, when all its jobs have ended; null if the journal holds no run. That is also the case if the process ended before all
    /// records were on disk: nothing was sent then.
    /// </returns>
    /// <exception cref="BulkJournalException">
    /// Another process drives the load, the journal cannot be read, or it holds a load of another object or org.
    /// </exception>
    /// <exception cref="BulkInterruptedException">The load was interrupted again.</exception>
    /// <exception cref="BulkCanceledException">The load was canceled again.</exception>
    public Task<BulkRun<DynamicRecord>?> ResumeBulkAsync(
        IBulkJournal journal, IProgress<BulkProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Loads.ResumeAsync<DynamicRecord>(journal, progress, cancellationToken);

    /// <summary>
    /// Opens the load of a journal as far as it has come, to read its outcomes or to abort it. Nothing is sent for it, and another process
    /// may drive it meanwhile.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null if the journal holds none.</returns>
    /// <exception cref="BulkJournalException">The journal cannot be read, or it holds a load of another object or org.</exception>
    public Task<BulkRun<DynamicRecord>?> OpenBulkAsync(IBulkJournal journal, CancellationToken cancellationToken = default) =>
        Loads.OpenAsync<DynamicRecord>(journal, cancellationToken);

    private BulkLoads Loads => new(_transport, Info);

    private Task<BulkRun<DynamicRecord>> LoadAsync(
        BulkOperation operation, FieldInfo? key, IAsyncEnumerable<DynamicRecord> source, BulkOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Loads.RunAsync<DynamicRecord>(operation, key, source, options, cancellationToken);
    }

    private Task<BulkRun<DynamicRecord>> LoadAsync(
        BulkOperation operation, FieldInfo? key, IEnumerable<DynamicRecord> source, BulkOptions? options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Loads.RunAsync<DynamicRecord>(operation, key, BulkLoads.Stream(source, cancellationToken), options, cancellationToken);
    }

    private IEnumerable<DynamicRecord> Named(IEnumerable<Id<DynamicRecord>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Select(Named);
    }

    private IAsyncEnumerable<DynamicRecord> Named(IAsyncEnumerable<Id<DynamicRecord>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Stream(ids);

        async IAsyncEnumerable<DynamicRecord> Stream(
            IAsyncEnumerable<Id<DynamicRecord>> ids, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return Named(id);
        }
    }

    // The check of the load names the place of an id that names no record.
    private DynamicRecord Named(Id<DynamicRecord> id) => id.IsNone ? new DynamicRecord(Info) : WithId(id);
}
