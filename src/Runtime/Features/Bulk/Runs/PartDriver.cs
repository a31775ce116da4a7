using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Jobs;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Results;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Features.Bulk.Runs;

/// <summary>
/// Takes a part from the step that the journal names to its end. The journal has each step before it is made, so whatever moment a process
/// dies at, the next one
/// knows what may have happened. A job without a completed upload never runs: until then a part may get another job, afterwards never.
/// </summary>
internal sealed class PartDriver(RunContext run, PartState part)
{
    private const int MostAttempts = 4;

    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    private int _failures;

    /// <summary>Takes the part to its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (part.Step < PartStep.Stored)
        {
            if (part.Step < PartStep.Completing && await run.IsAbortRequestedAsync(cancellationToken).ConfigureAwait(false))
            {
                await AbandonAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            await StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task StepAsync(CancellationToken cancellationToken) => part.Step switch
    {
        PartStep.Planned => CreateAsync(cancellationToken),
        PartStep.Created => UploadAsync(cancellationToken),
        PartStep.Uploading => ReplaceAsync(cancellationToken),
        PartStep.Uploaded => CompleteAsync(isFirst: true, cancellationToken),
        PartStep.Completing => ConfirmAsync(cancellationToken),
        PartStep.Completed => WaitAsync(cancellationToken),
        _ => StoreAsync(cancellationToken),
    };

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var plan = run.State.Plan;
        await AppendAsync(new(JournalEvent.Creating), cancellationToken).ConfigureAwait(false);
        var job = await run.Jobs.CreateAsync(
            json =>
            {
                json.WriteString("object"u8, plan.SObject);
                json.WriteString("operation"u8, OperationName(plan.Operation));
                if (plan.Operation == BulkOperation.Upsert)
                    json.WriteString("externalIdFieldName"u8, plan.Key);
                json.WriteString("contentType"u8, "CSV"u8);
                json.WriteString("columnDelimiter"u8, "COMMA"u8);
                json.WriteString("lineEnding"u8, "LF"u8);
            },
            cancellationToken).ConfigureAwait(false);
        await AppendAsync(new(JournalEvent.Created) { Text = job.Id }, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task UploadAsync(CancellationToken cancellationToken)
    {
        await AppendAsync(new(JournalEvent.Uploading), cancellationToken).ConfigureAwait(false);
        try
        {
            using var data = new PartContent(PartFiles.Csv(run.Folder, part.Number));
            await run.Jobs.UploadAsync(part.JobId!, data, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceException e) when (e is not SignInException && ++_failures < MostAttempts)
        {
            // How much arrived is not known, and a job takes one upload: the part gets another job.
            return;
        }
        await AppendAsync(new(JournalEvent.Uploaded), CancellationToken.None).ConfigureAwait(false);
    }

    // The upload was interrupted. Another job may take its place only if this one is certain never to run.
    private async Task ReplaceAsync(CancellationToken cancellationToken)
    {
        await TryAbortAsync(cancellationToken).ConfigureAwait(false);
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is not { } job
            || job is { State: BulkJobState.Aborted, RecordsProcessed: 0 })
            await AppendAsync(new(JournalEvent.Restarted), cancellationToken).ConfigureAwait(false);
        else if (job.State is not (BulkJobState.Open or BulkJobState.Unknown))
            await AppendAsync(new(JournalEvent.Completed), cancellationToken).ConfigureAwait(false);
        else if (++_failures >= MostAttempts)
            throw new BulkJobException(
                $"Bulk job {job.Id} could not be aborted after its upload was interrupted. It never runs by itself.", job);
        else
            await Task.Delay(RetryDelay, run.Jobs.Clock, cancellationToken).ConfigureAwait(false);
    }

    private async Task CompleteAsync(bool isFirst, CancellationToken cancellationToken)
    {
        if (isFirst)
            await AppendAsync(new(JournalEvent.Completing), cancellationToken).ConfigureAwait(false);
        // As near to the call as can be: this process may have been suspended since the last entry.
        await run.RequireLeaseAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await run.Jobs.SetStateAsync(part.JobId!, BulkJobState.UploadComplete, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException) when (isFirst)
        {
            // An open job ends after 24 hours, and this one was never completed.
            await AppendAsync(new(JournalEvent.Restarted), CancellationToken.None).ConfigureAwait(false);
            return;
        }
        catch (SalesforceException e) when (e is not SignInException && ++_failures < MostAttempts)
        {
            // Whether it was done is for the job's state to say.
            if (!isFirst)
                await Task.Delay(RetryDelay, run.Jobs.Clock, cancellationToken).ConfigureAwait(false);
            return;
        }
        await AppendAsync(new(JournalEvent.Completed), CancellationToken.None).ConfigureAwait(false);
    }

    // The upload was about to be completed, and whether that was done is not known.
    private async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken).ConfigureAwait(false) is not { } job)
            await AppendAsync(new(JournalEvent.Missing), cancellationToken).ConfigureAwait(false);
        else if (job.State != BulkJobState.Open)
            await AppendAsync(new(JournalEvent.Completed), cancellationToken).ConfigureAwait(false);
        else if (await run.IsAbortRequestedAsync(cancellationToken).ConfigureAwait(false))
            await ReplaceByAbortAsync(cancellationToken).ConfigureAwait(false);
        else
            await CompleteAsync(isFirst: false, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReplaceByAbortAsync(CancellationToken cancellationToken)
    {
        await TryAbortAsync(cancellationToken).ConfigureAwait(false);
        await AppendAsync(new(JournalEvent.Completed), cancellationToken).ConfigureAwait(false);
    }

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        var isAborting = false;
        BulkJob job;
        try
        {
            job = await new BulkPolling(run.Jobs).WaitAsync(
                part.JobId!,
                async reported =>
                {
                    run.Progress.Report(run.State, part, reported);
                    if (isAborting || reported.HasEnded || !await run.IsAbortRequestedAsync(cancellationToken).ConfigureAwait(false))
                        return;
                    isAborting = true;
                    await TryAbortAsync(cancellationToken).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException)
        {
            await AppendAsync(new(JournalEvent.Missing), CancellationToken.None).ConfigureAwait(false);
            return;
        }
        await AppendAsync(
            new(JournalEvent.Ended)
            {
                Detail = job.State.ToString(), Message = job.ErrorMessage, Counts = [job.RecordsProcessed, job.RecordsFailed]
            },
            CancellationToken.None).ConfigureAwait(false);
    }

    private async Task StoreAsync(CancellationToken cancellationToken)
    {
        await run.Storing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var outcomes = OutcomeFile.Open(run.Folder);
            var store = run.CreateStore();
            var counts = new ResultCounts();
            if (part.IsMissing)
                store.StoreUnknown(part, outcomes);
            else
                counts = await store.StoreAsync(part, outcomes, cancellationToken).ConfigureAwait(false);
            await AppendAsync(new(JournalEvent.Stored) { Counts = [counts.Locked, counts.Unmatched] }, CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException)
        {
            await AppendAsync(new(JournalEvent.Missing), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            run.Storing.Release();
        }
    }

    // The run is to end, and the job of the part does not run yet.
    private async Task AbandonAsync(CancellationToken cancellationToken)
    {
        if (part.JobId is not null)
            await TryAbortAsync(cancellationToken).ConfigureAwait(false);
        await AppendAsync(new(JournalEvent.NotSent), cancellationToken).ConfigureAwait(false);
    }

    // What happened to it is for the job's state to say: one that has ended, or does not exist, cannot be aborted.
    private async Task TryAbortAsync(CancellationToken cancellationToken)
    {
        await run.RequireLeaseAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await run.Jobs.SetStateAsync(part.JobId!, BulkJobState.Aborted, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceApiException)
        {
        }
    }

    private async Task<BulkJob?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await run.Jobs.GetAsync(part.JobId!, cancellationToken).ConfigureAwait(false);
        }
        catch (SalesforceNotFoundException)
        {
            return null;
        }
    }

    private ValueTask AppendAsync(JournalEntry entry, CancellationToken cancellationToken) =>
        run.AppendAsync(entry with { Part = part.Number }, cancellationToken);

    private static string OperationName(BulkOperation operation) => operation switch
    {
        BulkOperation.Create => "insert",
        BulkOperation.Update => "update",
        BulkOperation.Upsert => "upsert",
        BulkOperation.Delete => "delete",
        _ => "hardDelete",
    };
}
