using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Loads;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Cli.Import;

/// <summary>Loads a small file by requests of 200 records.</summary>
/// <param name="org">The org.</param>
/// <param name="target">What is loaded.</param>
internal sealed class RecordImport(SalesforceClient org, LoadTarget target)
{
    /// <summary>Above this number bulk jobs are the better way (Limits Quick Reference, Bulk API and Bulk API 2.0 Limits).</summary>
    public const int MostRecords = 2_000;

    /// <summary>Whether a file is small enough.</summary>
    public static async Task<bool> TakesAsync(LoadTarget target, CheckedFile file, CancellationToken cancellationToken)
    {
        // Requests for many records find them by an external id, and not by the id.
        if (target.Key is { } key && key == target.Info.IdField)
            return false;
        if (file.Records is { } records)
            return records <= MostRecords;
        var count = 0;
        await foreach (var _ in file.File.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (++count > MostRecords)
                return false;
        }
        return true;
    }

    /// <summary>Loads a file, and writes the result files.</summary>
    /// <exception cref="LoadStoppedException">It was canceled after something was sent.</exception>
    public async Task<LoadSummary> RunAsync(RowFile file, CancellationToken cancellationToken)
    {
        var records = await new RowRecords(target, file).ReadAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        var columns = ColumnsOf(records);
        var files = new ResultFiles(ResultFiles.PrefixOf(Path.GetFullPath(file.FilePath)), columns);
        try
        {
            var outcomes = await TerminalProgress.RunAsync(
                $"Loading {file.FilePath}", _ => WriteAsync(records, cancellationToken)).ConfigureAwait(false);
            return await files.WriteAsync(outcomes.Select(LoadOutcome.Of).ToAsyncEnumerable(), CancellationToken.None)
                .ConfigureAwait(false);
        }
        catch (CollectionCanceledException e)
        {
            var outcomes = e.Outcomes.Cast<SaveOutcome<DynamicRecord>>().Select(LoadOutcome.Of).ToAsyncEnumerable();
            var summary = await files.WriteAsync(outcomes, CancellationToken.None).ConfigureAwait(false);
            throw new LoadStoppedException(
                $"Canceled after some records were sent. These files say what happened to each record: {string.Join(", ", summary.Files)}",
                isCanceled: true, e);
        }
    }

    private SpoolColumns ColumnsOf(IReadOnlyList<DynamicRecord> records)
    {
        var columns = new SpoolColumns(target.Name);
        for (var i = 0; i < records.Count; i++)
            columns.Add(records[i], i);
        columns.Complete();
        return columns;
    }

    private Task<IReadOnlyList<SaveOutcome<DynamicRecord>>> WriteAsync(
        IReadOnlyList<DynamicRecord> records, CancellationToken cancellationToken)
    {
        var set = org.Object(target.Info);
        return target.Operation switch
        {
            BulkOperation.Create => set.CreateManyAsync(records, null, cancellationToken),
            BulkOperation.Update => set.UpdateManyAsync(records, null, cancellationToken),
            _ => set.UpsertManyAsync(target.Key!.Name, records, null, cancellationToken),
        };
    }
}
