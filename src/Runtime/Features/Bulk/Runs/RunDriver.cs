using System.Runtime.ExceptionServices;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Results;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>Takes all parts of a run to their end, several in parallel, and then sends records again that were locked.</summary>
internal sealed class RunDriver(RunContext run)
{
    private static readonly TimeSpan FirstRetryDelay = TimeSpan.FromSeconds(1);

    /// <summary>Takes the run to its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RunPartsAsync(cancellationToken).ConfigureAwait(false);
            if (await run.IsAbortRequestedAsync(cancellationToken).ConfigureAwait(false))
            {
                await run.AppendAsync(new(JournalEvent.Aborted), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            if (!run.State.HasLocked(run.State.Parts))
                return;
            await Task.Delay(FirstRetryDelay * Math.Pow(2, Math.Min(run.State.Retries, 5)), run.Jobs.Clock, cancellationToken)
                .ConfigureAwait(false);
            await AddRetriesAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    // After a failure no further part begins, but those that have begun go on: each has a job that runs anyway.
    private async Task RunPartsAsync(CancellationToken cancellationToken)
    {
        var parts = new Queue<PartState>(run.State.Parts.Where(p => p.Step < PartStep.Stored));
        var running = new List<Task>();
        Exception? failure = null;
        while (running.Count > 0 || (parts.Count > 0 && failure is null))
        {
            while (running.Count < run.State.Plan.Parallelism && failure is null && parts.TryDequeue(out var part))
                running.Add(new PartDriver(run, part).RunAsync(cancellationToken));
            var ended = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(ended);
            try
            {
                await ended.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                failure ??= e;
            }
        }
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private async Task AddRetriesAsync(CancellationToken cancellationToken)
    {
        var state = run.State;
        var parts = state.Parts;
        var columns = SpoolColumns.Of(run.Info, KeyOf(state.Plan), state.Columns);
        var records = new RecordFile(run.Folder, run.Info);
        using var reader = records.Open();
        using var outcomes = OutcomeFile.Open(run.Folder);
        var locked = parts.Where(p => p.Retry == state.Retries && p.Locked > 0)
            .SelectMany(p => new SentRows(run.Folder, p.Number, run.Info).Indexes)
            .Where(i => outcomes.Read(i).IsLocked);
        using var writer = new PartWriter(run.Folder, columns, state.Plan.PartBytes, parts.Max(p => p.Number) + 1, state.Retries + 1);
        foreach (var index in locked)
            writer.Add(reader.Read(index), index);
        foreach (var entry in writer.Complete())
            await run.AppendAsync(entry, cancellationToken).ConfigureAwait(false);
        await run.AppendAsync(new(JournalEvent.RetriesAdded), cancellationToken).ConfigureAwait(false);
    }

    private FieldInfo? KeyOf(RunPlan plan) => plan.Operation switch
    {
        BulkOperation.Create => null,
        BulkOperation.Upsert => run.Info.Find(plan.Key!),
        _ => run.Info.IdField,
    };
}
