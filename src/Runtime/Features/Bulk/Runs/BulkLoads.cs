using System.Runtime.CompilerServices;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Spool;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>Begins, resumes, opens and aborts loads of an object.</summary>
internal sealed class BulkLoads(RestTransport transport, SObjectInfo info)
{
    private readonly BulkJobs _jobs = new(transport, BulkJobKind.Ingest);

    /// <summary>Loads the records of a source.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="operation">What is done with the records.</param>
    /// <param name="key">The key of an upsert; null for other operations.</param>
    /// <param name="source">The records.</param>
    /// <param name="options">The options; null for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<BulkRun<T>> RunAsync<T>(
        BulkOperation operation, FieldInfo? key, IAsyncEnumerable<SObject> source, BulkOptions? options,
        CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        options ??= new BulkOptions();
        if (!options.Fits(typeof(T)))
            throw new ArgumentException(
                $"The options are for records of another type than {typeof(T).Name}. Use BulkOptions<{typeof(T).Name}>.", nameof(options));
        var correlate = operation == BulkOperation.Create ? options.FindCorrelate(info) : null;
        var plan = new RunPlan
        {
            SObject = info.Name, Operation = operation, Key = key?.Name, Correlate = correlate?.Name,
            Org = await OrgAsync(cancellationToken).ConfigureAwait(false),
            Parallelism = options.Parallelism, RetryLockedRows = options.RetryLockedRows, PartBytes = options.PartBytes,
            IsKeyCaseSensitive = options.IsKeyCaseSensitive,
        };
        var names = operation switch { BulkOperation.Create => null, BulkOperation.Upsert => key, _ => info.IdField };
        var spool = new SpoolOptions(info, operation, names, correlate, options.IsKeyCaseSensitive, options.PartBytes, options.Group);
        if (options.Journal is { } given)
            await ClearAsync(given, cancellationToken).ConfigureAwait(false);
        var journal = options.Journal ?? new TemporaryJournal();
        var state = RunState.Begin(plan);
        return await BeginAsync<T>(journal, state, spool, source, new ProgressMeter(options.Progress), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Goes on with the run of a journal, to its end; null where the journal holds none.</summary>
    public async Task<BulkRun<T>?> ResumeAsync<T>(
        IBulkJournal journal, IProgress<BulkProgress>? progress, CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(journal);
        if (await OpenAsync(journal, cancellationToken).ConfigureAwait(false) is not { } opened)
            return null;
        if (opened.IsCompleted)
            return new BulkRun<T>(this, info, journal, opened);
        var lease = await journal.AcquireAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            // Another process may have driven it until now.
            var state = await OpenAsync(journal, cancellationToken).ConfigureAwait(false) ?? opened;
            return await DriveAsync<T>(journal, lease, state, new ProgressMeter(progress), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the run of a journal without going on with it; null where the journal holds none.</summary>
    public async Task<BulkRun<T>?> OpenAsync<T>(IBulkJournal journal, CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        ArgumentNullException.ThrowIfNull(journal);
        return await OpenAsync(journal, cancellationToken).ConfigureAwait(false) is { } state
            ? new BulkRun<T>(this, info, journal, state)
            : null;
    }

    /// <summary>Ends the run of a journal.</summary>
    public async Task<RunState?> AbortAsync(IBulkJournal journal, CancellationToken cancellationToken)
    {
        if (await OpenAsync(journal, cancellationToken).ConfigureAwait(false) is not { IsCompleted: false } opened)
            return null;
        await journal.RequestAbortAsync(cancellationToken).ConfigureAwait(false);
        IBulkJournalLease lease;
        try
        {
            lease = await journal.AcquireAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (BulkJournalException)
        {
            // The process that drives the run reads the request. What runs need not wait for it.
            await AbortJobsAsync(opened, cancellationToken).ConfigureAwait(false);
            return await OpenAsync(journal, cancellationToken).ConfigureAwait(false);
        }
        await using (lease.ConfigureAwait(false))
        {
            var state = await OpenAsync(journal, cancellationToken).ConfigureAwait(false) ?? opened;
            using var run = new RunContext(_jobs, info, journal, lease, state, new ProgressMeter(null));
            await new RunDriver(run).RunAsync(cancellationToken).ConfigureAwait(false);
            return state;
        }
    }

    /// <summary>The records of a source that is not asynchronous.</summary>
    public static async IAsyncEnumerable<SObject> Stream(
        IEnumerable<SObject> source, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var record in source)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private async Task<BulkRun<T>> BeginAsync<T>(
        IBulkJournal journal, RunState state, SpoolOptions options, IAsyncEnumerable<SObject> source, ProgressMeter progress,
        CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        var lease = await journal.AcquireAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            if ((await journal.ReadAsync(cancellationToken).ConfigureAwait(false)).Count > 0)
                throw new BulkJournalException($"Another process began a load in the journal '{journal.Folder}'.");
            var spool = new RecordSpool(journal.Folder, options);
            try
            {
                await lease.AppendAsync(state.Plan.ToEntry().ToJson(), cancellationToken).ConfigureAwait(false);
                await SpoolAsync(spool, lease, state, source, progress, cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                await DiscardAsync(journal, lease, spool).ConfigureAwait(false);
                throw;
            }
            return await DriveAsync<T>(journal, lease, state, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    // Nothing was sent. The files hold data, and without all records nobody can resume them.
    private static async Task DiscardAsync(IBulkJournal journal, IBulkJournalLease lease, RecordSpool spool)
    {
        if (await RunState.ReadAsync(journal, CancellationToken.None).ConfigureAwait(false) is { IsSpooled: true })
            return;
        // First, because deleting a journal writes to a disk that may be full.
        spool.Delete();
        await lease.DisposeAsync().ConfigureAwait(false);
        await journal.DeleteAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private static async Task SpoolAsync(
        RecordSpool spool, IBulkJournalLease lease, RunState state, IAsyncEnumerable<SObject> source, ProgressMeter progress,
        CancellationToken cancellationToken)
    {
        await spool.ReadAsync(source, progress.Read, cancellationToken).ConfigureAwait(false);
        spool.RequireDistinctKeys();
        var entries = await spool.CutAsync(cancellationToken).ConfigureAwait(false);
        foreach (var entry in entries.Append(
            new JournalEntry(JournalEvent.Spooled) { Counts = [spool.Records, spool.Unchanged], Texts = [.. spool.Columns] }))
        {
            await lease.AppendAsync(entry.ToJson(), cancellationToken).ConfigureAwait(false);
            state.Apply(entry);
        }
        progress.Report(state);
    }

    private async Task<BulkRun<T>> DriveAsync<T>(
        IBulkJournal journal, IBulkJournalLease lease, RunState state, ProgressMeter progress, CancellationToken cancellationToken)
        where T : SObject, ISObjectType
    {
        using var run = new RunContext(_jobs, info, journal, lease, state, progress);
        try
        {
            await new RunDriver(run).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && state.HasJobs)
        {
            throw new BulkCanceledException(new BulkRun<T>(this, info, journal, state), cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && state.HasJobs)
        {
            throw new BulkInterruptedException(new BulkRun<T>(this, info, journal, state), e);
        }
        return new BulkRun<T>(this, info, journal, state);
    }

    // A run that may be needed is never overwritten. One that has sent nothing is of no use without its source.
    private static async ValueTask ClearAsync(IBulkJournal journal, CancellationToken cancellationToken)
    {
        var lease = await journal.AcquireAsync(cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
        {
            if (await RunState.ReadAsync(journal, cancellationToken).ConfigureAwait(false) is { } state
                && (state.HasJobs || state.IsCompleted))
            {
                throw new InvalidOperationException(
                    $"The journal '{journal.Folder}' holds a run of {state.Plan.SObject} that "
                        + $"{(state.IsCompleted ? "is completed" : "is not completed")}. "
                        + "Get it by ResumeBulkAsync, delete it by DeleteAsync of the run, or use another journal.");
            }
        }
        await journal.DeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<RunState?> OpenAsync(IBulkJournal journal, CancellationToken cancellationToken)
    {
        // A run whose records were not all spooled has sent nothing, and its source is gone.
        if (await RunState.ReadAsync(journal, cancellationToken).ConfigureAwait(false) is not { IsSpooled: true } state)
            return null;
        if (!string.Equals(state.Plan.SObject, info.Name, StringComparison.Ordinal))
            throw new BulkJournalException($"The journal '{journal.Folder}' holds a load of {state.Plan.SObject}, not of {info.Name}.");
        var org = await OrgAsync(cancellationToken).ConfigureAwait(false);
        if (!string.Equals(state.Plan.Org, org, StringComparison.OrdinalIgnoreCase))
            throw new BulkJournalException(
                $"The journal '{journal.Folder}' holds a load of the org {state.Plan.Org}, and the client is one of {org}.");
        return state;
    }

    private async ValueTask<string> OrgAsync(CancellationToken cancellationToken)
    {
        var token = await transport.SignInAsync(null, cancellationToken).ConfigureAwait(false);
        return (token.Instance ?? transport.Instance).GetLeftPart(UriPartial.Authority);
    }

    private async Task AbortJobsAsync(RunState state, CancellationToken cancellationToken)
    {
        foreach (var part in state.Parts.Where(p => p.JobId is not null && p.Step < PartStep.Ended))
        {
            try
            {
                await _jobs.SetStateAsync(part.JobId!, BulkJobState.Aborted, cancellationToken).ConfigureAwait(false);
            }
            catch (SalesforceInvalidRequestException)
            {
                // It has ended.
            }
        }
    }
}
