using Salesforce.Typed.Bulk;
using Salesforce.Typed.Features.Bulk.Jobs;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Results;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>What the driver of a run and the drivers of its parts share.</summary>
internal sealed class RunContext(
    BulkJobs jobs, SObjectInfo info, IBulkJournal journal, IBulkJournalLease lease, RunState state, ProgressMeter progress) : IDisposable
{
    private readonly SemaphoreSlim _appending = new(1);

    /// <summary>The calls.</summary>
    public BulkJobs Jobs => jobs;

    /// <summary>The object.</summary>
    public SObjectInfo Info => info;

    /// <summary>The state, as the journal has it.</summary>
    public RunState State => state;

    /// <summary>Where the files are.</summary>
    public string Folder => journal.Folder;

    /// <summary>Reports how far the run has come.</summary>
    public ProgressMeter Progress => progress;

    /// <summary>Lets one part at a time read its results: a part's rows are in memory meanwhile.</summary>
    public SemaphoreSlim Storing { get; } = new(1);

    /// <summary>Adds an entry to the journal, and then to the state.</summary>
    public async ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        await _appending.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // An entry that is begun is ended: canceled in between, the journal and the state would differ.
            await lease.AppendAsync(entry.ToJson(), CancellationToken.None).ConfigureAwait(false);
            state.Apply(entry);
        }
        finally
        {
            _appending.Release();
        }
        progress.Report(state);
    }

    /// <summary>Checks that no other process drives the run.</summary>
    public ValueTask RequireLeaseAsync(CancellationToken cancellationToken) => lease.RequireAsync(cancellationToken);

    /// <summary>Whether the run is to end.</summary>
    public ValueTask<bool> IsAbortRequestedAsync(CancellationToken cancellationToken) => journal.IsAbortRequestedAsync(cancellationToken);

    /// <summary>Reads the results of jobs.</summary>
    public ResultStore CreateStore() => new(jobs, Folder, info, Tie(), state.Columns);

    public void Dispose()
    {
        _appending.Dispose();
        Storing.Dispose();
    }

    // The column that distinguishes rows.
    private string? Tie() => state.Plan switch
    {
        { Operation: BulkOperation.Create } plan => plan.Correlate,
        // Rows without an id create records.
        { Operation: BulkOperation.Upsert } plan => plan.Key == info.IdField?.Name ? null : plan.Key,
        _ => info.IdField!.Name,
    };
}
