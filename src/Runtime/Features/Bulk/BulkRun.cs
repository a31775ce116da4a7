using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Runs;

namespace Salesforce.Typed.Bulk;

/// <summary>
/// A load: its jobs and counts. <see cref="BulkRun{T}"/> has the outcomes of its records. Disposing it deletes the files of a load without
/// a journal; those of a
/// journal stay until <see cref="DeleteAsync"/>.
/// </summary>
public abstract class BulkRun : IAsyncDisposable
{
    private readonly BulkLoads _loads;

    private protected BulkRun(BulkLoads loads, IBulkJournal journal, RunState state) => (_loads, Journal, State) = (loads, journal, state);

    /// <summary>Where the load keeps its state and its files.</summary>
    public IBulkJournal Journal { get; }

    /// <summary>The API name of the object.</summary>
    public string SObject => State.Plan.SObject;

    /// <summary>What was done with the records.</summary>
    public BulkOperation Operation => State.Plan.Operation;

    /// <summary>How many records the source had.</summary>
    public long Records => State.Records;

    /// <summary>
    /// Whether all jobs have ended and all outcomes are known as far as they can be. It is false for a run that was opened or interrupted
    /// on the
    /// way.
    /// </summary>
    public bool IsCompleted => State.IsCompleted;

    /// <summary>
    /// The jobs, as the org reported them at their end; those under way have the state <see cref="BulkJobState.Unknown"/>.
    /// </summary>
    public IReadOnlyList<BulkJob> Jobs =>
        [.. State.Parts.Where(p => p.JobId is not null).Select(p => p.Job ?? new BulkJob { Id = p.JobId!, State = BulkJobState.Unknown })];

    /// <summary>The state, as the journal has it.</summary>
    internal RunState State { get; private set; }

    /// <summary>
    /// Aborts the run: jobs that run are aborted, and parts that were not sent are not sent. What was processed before stays written. It
    /// waits until the jobs
    /// have ended and their outcomes are stored, unless another process drives the run, which then does that. A run that is completed is
    /// left as it is.
    /// </summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public async Task AbortAsync(CancellationToken cancellationToken = default)
    {
        State = await _loads.AbortAsync(Journal, cancellationToken).ConfigureAwait(false) ?? State;
    }

    /// <summary>
    /// Deletes the journal and the files of the run. Jobs are not deleted: the org keeps them for 7 days. Without its journal a run that is
    /// not completed
    /// cannot be resumed.
    /// </summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BulkJournalException">Another process drives the run.</exception>
    public ValueTask DeleteAsync(CancellationToken cancellationToken = default) => Journal.DeleteAsync(cancellationToken);

    /// <summary>Deletes the files of a load without a journal.</summary>
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Journal is TemporaryJournal ? Journal.DeleteAsync() : default;
    }
}
