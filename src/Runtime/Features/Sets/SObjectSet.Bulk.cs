using System.Runtime.CompilerServices;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Runs;

namespace Salesforce.Typed;

// Loads of any length by Bulk API 2.0. Each record has its outcome, and a load can be resumed after its process ended.
public sealed partial class SObjectSet<T, TFields, TKeys>
{
    /// <summary>
    /// Creates any number of records in jobs of Bulk API 2.0: POST <c>/jobs/ingest</c>. The records are written to disk first, so that
    /// memory does not grow with
    /// their number, and checked; then each part of them becomes a job.
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
    public Task<BulkRun<T>> BulkCreateAsync(
        IAsyncEnumerable<T> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Create, null, source, options, cancellationToken);

    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkCreateAsync(
        IEnumerable<T> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Create, null, source, options, cancellationToken);

    /// <summary>
    /// Sends what was set on any number of records, by their ids, in jobs of Bulk API 2.0. A record from the org without a change is not
    /// sent, and its outcome is <see cref="Composite.OutcomeStatus.Unchanged"/>.
    /// </summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkUpdateAsync(
        IAsyncEnumerable<T> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Update, null, source, options, cancellationToken);

    /// <inheritdoc cref="BulkUpdateAsync(IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkUpdateAsync(
        IEnumerable<T> source, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Update, null, source, options, cancellationToken);

    /// <summary>
    /// Creates or updates any number of records by a key that each of them has set, in jobs of Bulk API 2.0:
    /// <c>org.Account.BulkUpsertAsync(a =&gt; a.ErpId__c, source)</c>. By the id, records with an id are updated and the others are
    /// created.
    /// </summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    /// <param name="key">The field: <c>a =&gt; a.ErpId__c</c>.</param>
    /// <param name="source">The records. It is read once, to its end, before anything is sent.</param>
    /// <param name="options">The options, most often with a journal; null for none.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    public Task<BulkRun<T>> BulkUpsertAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, IAsyncEnumerable<T> source, BulkOptions? options = null,
        CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Upsert, T.Info.Find(Name(key)), source, options, cancellationToken);

    /// <inheritdoc cref="BulkUpsertAsync{TValue}(Func{TKeys, Key{T, TValue}}, IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkUpsertAsync<TValue>(
        Func<TKeys, Key<T, TValue>> key, IEnumerable<T> source, BulkOptions? options = null,
        CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Upsert, T.Info.Find(Name(key)), source, options, cancellationToken);

    /// <summary>Deletes any number of records in jobs of Bulk API 2.0. They go to the recycle bin.</summary>
    /// <inheritdoc cref="BulkCreateAsync(IAsyncEnumerable{T}, BulkOptions, CancellationToken)"/>
    /// <param name="ids">The ids. The outcomes have records with the id alone.</param>
    /// <param name="options">The options, most often with a journal; null for none.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    public Task<BulkRun<T>> BulkDeleteAsync(
        IAsyncEnumerable<Id<T>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Delete, null, Named(ids), options, cancellationToken);

    /// <inheritdoc cref="BulkDeleteAsync(IAsyncEnumerable{Id{T}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkDeleteAsync(
        IEnumerable<Id<T>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.Delete, null, Named(ids), options, cancellationToken);

    /// <summary>
    /// Deletes any number of records in jobs of Bulk API 2.0, without the recycle bin. The user needs the permission Bulk API Hard
    /// Delete.
    /// </summary>
    /// <inheritdoc cref="BulkDeleteAsync(IAsyncEnumerable{Id{T}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkHardDeleteAsync(
        IAsyncEnumerable<Id<T>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.HardDelete, null, Named(ids), options, cancellationToken);

    /// <inheritdoc cref="BulkHardDeleteAsync(IAsyncEnumerable{Id{T}}, BulkOptions, CancellationToken)"/>
    public Task<BulkRun<T>> BulkHardDeleteAsync(
        IEnumerable<Id<T>> ids, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        LoadAsync(BulkOperation.HardDelete, null, Named(ids), options, cancellationToken);

    /// <summary>
    /// Goes on with the load of a journal after its process ended or it was interrupted, to its end. No record is written twice. A load
    /// that is completed is returned
    /// as it is. <c>await set.ResumeBulkAsync(journal) ?? await set.BulkCreateAsync(source, options)</c> begins a load where there is none
    /// to resume.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="progress">Receives how far the load has come.</param>
    /// <param name="cancellationToken">Stops the load. Jobs that run are neither aborted nor deleted.</param>
    /// <returns>
    /// The run, when all its jobs have ended; null if the journal holds no run. That is also the case if the process ended before all
    /// records were on disk:
    /// nothing was sent then.
    /// </returns>
    /// <exception cref="BulkJournalException">
    /// Another process drives the load, the journal cannot be read, or it holds a load of another object or org.
    /// </exception>
    /// <exception cref="BulkInterruptedException">The load was interrupted again.</exception>
    /// <exception cref="BulkCanceledException">The load was canceled again.</exception>
    public Task<BulkRun<T>?> ResumeBulkAsync(
        IBulkJournal journal, IProgress<BulkProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Loads.ResumeAsync<T>(journal, progress, cancellationToken);

    /// <summary>
    /// Opens the load of a journal as far as it has come, to read its outcomes or to abort it. Nothing is sent for it, and another process
    /// may drive it
    /// meanwhile.
    /// </summary>
    /// <param name="journal">The journal.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The run; null if the journal holds none.</returns>
    /// <exception cref="BulkJournalException">The journal cannot be read, or it holds a load of another object or org.</exception>
    public Task<BulkRun<T>?> OpenBulkAsync(IBulkJournal journal, CancellationToken cancellationToken = default) =>
        Loads.OpenAsync<T>(journal, cancellationToken);

    private BulkLoads Loads => new(_transport, T.Info);

    private Task<BulkRun<T>> LoadAsync(
        BulkOperation operation, FieldInfo? key, IAsyncEnumerable<T> source, BulkOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Loads.RunAsync<T>(operation, key, source, options, cancellationToken);
    }

    private Task<BulkRun<T>> LoadAsync(
        BulkOperation operation, FieldInfo? key, IEnumerable<T> source, BulkOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Loads.RunAsync<T>(operation, key, BulkLoads.Stream(source, cancellationToken), options, cancellationToken);
    }

    private static IEnumerable<T> Named(IEnumerable<Id<T>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Select(Named);
    }

    private static IAsyncEnumerable<T> Named(IAsyncEnumerable<Id<T>> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return Stream(ids);

        static async IAsyncEnumerable<T> Stream(
            IAsyncEnumerable<Id<T>> ids, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var id in ids.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return Named(id);
        }
    }

    // The check of the load names the place of an id that names no record.
    private static T Named(Id<T> id) => id.IsNone ? SObject<T, TFields>.Empty : SObject<T, TFields>.WithId(id);
}
