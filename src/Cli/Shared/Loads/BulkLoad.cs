using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Cli.Shared.Loads;

/// <summary>Loads a file in jobs of Bulk API 2.0.</summary>
/// <param name="org">The org.</param>
/// <param name="target">What is loaded.</param>
/// <param name="journal">Where the state of the load is.</param>
internal sealed class BulkLoad(SalesforceClient org, LoadTarget target, LoadJournal journal)
{
    private DynamicSet Set => org.Object(target.Info);

    /// <summary>The command that goes on with the load.</summary>
    private string Resume => $"sftyped bulk resume {Path.GetRelativePath(Environment.CurrentDirectory, journal.Journal.Folder)}";

    /// <summary>Loads a file, and writes the result files.</summary>
    /// <param name="file">The file.</param>
    /// <param name="records">How many records it has; 0 where that is not known.</param>
    /// <param name="settings">How it is loaded.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="LoadStoppedException">The load ended early, and its jobs run on.</exception>
    public async Task<LoadSummary> RunAsync(RowFile file, long records, LoadSettings settings, CancellationToken cancellationToken)
    {
        journal.Save();
        BulkRun<DynamicRecord> run;
        try
        {
            run = await DriveAsync(
                file.FilePath, records,
                p => BeginAsync(file, settings.Options(journal.Journal, p), cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (LoadStoppedException or BulkJournalException))
        {
            // Nothing was sent, and what the journal holds is of no use.
            await journal.DeleteAsync().ConfigureAwait(false);
            throw;
        }
        return await CompleteAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with the load, and writes the result files.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<LoadSummary> ResumeAsync(CancellationToken cancellationToken)
    {
        var run =
            await DriveAsync(target.Info.Name, 0, p => Set.ResumeBulkAsync(journal.Journal, p, cancellationToken)!).ConfigureAwait(false);
        return await CompleteAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the load, and writes the result files.</summary>
    /// <inheritdoc cref="RunAsync"/>
    public async Task<LoadSummary> AbortAsync(CancellationToken cancellationToken)
    {
        var run = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await TerminalProgress.RunAsync($"Ending the load of {target.Info.Name}", async _ =>
        {
            await run.AbortAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        return await CompleteAsync(run, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the result files of the load as far as it has come; the journal stays.</summary>
    public async Task<LoadSummary> WriteAsync(CancellationToken cancellationToken) =>
        await WriteAsync(await OpenAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<BulkRun<DynamicRecord>> OpenAsync(CancellationToken cancellationToken) =>
        (await Set.OpenBulkAsync(journal.Journal, cancellationToken).ConfigureAwait(false))!;

    private async Task<BulkRun<DynamicRecord>> DriveAsync(string name, long records, Func<LoadProgress, Task<BulkRun<DynamicRecord>>> drive)
    {
        try
        {
            return await TerminalProgress.RunAsync($"Loading {name}", show => drive(new LoadProgress(name, records, show)))
                .ConfigureAwait(false);
        }
        catch (BulkCanceledException e)
        {
            throw new LoadStoppedException($"Canceled. The jobs of the load run on. To go on with it: {Resume}", isCanceled: true, e);
        }
        catch (BulkInterruptedException e)
        {
            throw new LoadStoppedException(
                $"The load was interrupted: {e.InnerException?.Message} Its jobs run on. To go on with it: {Resume}", isCanceled: false, e);
        }
    }

    private Task<BulkRun<DynamicRecord>> BeginAsync(RowFile file, BulkOptions<DynamicRecord> options, CancellationToken cancellationToken)
    {
        var source = new RowRecords(target, file).ReadAsync(cancellationToken);
        return target.Operation switch
        {
            BulkOperation.Create => Set.BulkCreateAsync(source, options, cancellationToken),
            BulkOperation.Update => Set.BulkUpdateAsync(source, options, cancellationToken),
            BulkOperation.Upsert => Set.BulkUpsertAsync(target.Key!.Name, source, options, cancellationToken),
            BulkOperation.Delete => Set.BulkDeleteAsync(source.Select(r => r.Id), options, cancellationToken),
            _ => Set.BulkHardDeleteAsync(source.Select(r => r.Id), options, cancellationToken),
        };
    }

    private async Task<LoadSummary> CompleteAsync(BulkRun<DynamicRecord> run, CancellationToken cancellationToken)
    {
        LoadSummary summary;
        try
        {
            summary = await WriteAsync(run, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            var folder = Path.GetRelativePath(Environment.CurrentDirectory, journal.Journal.Folder);
            throw new LoadStoppedException(
                $"The load is completed, and its result files could not be written: {e.Message} To write them: sftyped bulk results "
                    + $"{folder}",
                e is OperationCanceledException, e);
        }
        if (journal.IsTemporary && run.IsCompleted)
            await journal.DeleteAsync().ConfigureAwait(false);
        return summary;
    }

    private async Task<LoadSummary> WriteAsync(BulkRun<DynamicRecord> run, CancellationToken cancellationToken)
    {
        var files = new ResultFiles(journal.Prefix, SpoolColumns.Of(target.Info, target.Name, run.State.Columns));
        var summary =
            await files.WriteAsync(run.Outcomes(cancellationToken).Select(LoadOutcome.Of), cancellationToken).ConfigureAwait(false);
        summary.Jobs.AddRange(run.Jobs);
        return summary;
    }
}
