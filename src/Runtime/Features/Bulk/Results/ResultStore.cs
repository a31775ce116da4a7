using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Features.Bulk.Jobs;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>
/// Gets the lists of a job, finds the sent row of each row in them, and stores the outcome of each record. Rows are in any order, and
/// columns too. A row that is
/// in none of the lists has an unknown outcome, whatever the counts of the job say.
/// </summary>
/// <param name="jobs">The calls.</param>
/// <param name="folder">The folder of the run.</param>
/// <param name="info">The object.</param>
/// <param name="tie">The column that distinguishes rows; null where all columns together do.</param>
/// <param name="columns">The columns of the load.</param>
internal sealed class ResultStore(BulkJobs jobs, string folder, SObjectInfo info, string? tie, IReadOnlyList<string> columns)
{
    private const string IdColumn = "Id";

    // A list may be cut off without a sign of it; the counts of the job tell.
    private const int MostAttempts = 3;

    /// <summary>Stores the outcomes of a part whose job has ended.</summary>
    /// <exception cref="Errors.SalesforceNotFoundException">There is no such job anymore.</exception>
    public async Task<ResultCounts> StoreAsync(PartState part, OutcomeFile outcomes, CancellationToken cancellationToken)
    {
        // A job that was aborted before it processed anything has written nothing, whether or not it has lists.
        if (part.Job is { State: BulkJobState.Aborted, RecordsProcessed: 0 })
        {
            Store(part, outcomes, StoredStatus.Unprocessed);
            return new ResultCounts();
        }
        for (var attempt = 1; ; attempt++)
        {
            foreach (var list in ResultList.All)
                await DownloadAsync(part, list, cancellationToken).ConfigureAwait(false);
            var counts = await ReadAsync(part, outcomes, cancellationToken).ConfigureAwait(false);
            var job = part.Job!;
            var isComplete = counts.Failures == job.RecordsFailed && counts.Successes == job.RecordsProcessed - job.RecordsFailed;
            if (!isComplete && attempt < MostAttempts)
                continue;
            foreach (var list in ResultList.All)
                File.Delete(PartFiles.List(folder, part.Number, list));
            return counts;
        }
    }

    /// <summary>Stores that nothing is known of the records of a part.</summary>
    public void StoreUnknown(PartState part, OutcomeFile outcomes) => Store(part, outcomes, StoredStatus.Unlisted);

    private void Store(PartState part, OutcomeFile outcomes, StoredStatus status)
    {
        foreach (var index in new SentRows(folder, part.Number, info).Indexes)
            outcomes.Write(index, new StoredOutcome(status) { Part = part.Number });
        outcomes.Flush();
    }

    private async Task DownloadAsync(PartState part, string list, CancellationToken cancellationToken)
    {
        using var response = await jobs.OpenAsync(part.JobId!, list, cancellationToken).ConfigureAwait(false);
        var body = await jobs.ReadAsync(response, part.JobId!, list, cancellationToken).ConfigureAwait(false);
        await using (body.ConfigureAwait(false))
        {
            var file = PrivateFiles.Write(PartFiles.List(folder, part.Number, list), FileMode.Create);
            await using (file.ConfigureAwait(false))
                await body.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ResultCounts> ReadAsync(PartState part, OutcomeFile outcomes, CancellationToken cancellationToken)
    {
        var rows = new SentRows(folder, part.Number, info);
        var counts = new ResultCounts();
        foreach (var list in ResultList.All)
            await ReadAsync(part, list, rows, outcomes, counts, cancellationToken).ConfigureAwait(false);
        await rows.SortAsync(Tie(), cancellationToken).ConfigureAwait(false);
        foreach (var (index, isAmbiguous) in rows.NotTaken())
            outcomes.Write(index, new StoredOutcome(StoredStatus.Unlisted) { Part = part.Number, IsAmbiguous = isAmbiguous });
        outcomes.Flush();
        return counts;
    }

    private async Task ReadAsync(
        PartState part, string list, SentRows rows, OutcomeFile outcomes, ResultCounts counts, CancellationToken cancellationToken)
    {
        var file = PrivateFiles.Read(PartFiles.List(folder, part.Number, list));
        await using (file.ConfigureAwait(false))
        {
            using var csv = new CsvReader(file);
            // Without a body where there is no record.
            if (!await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
                return;
            var header = CsvHeader.Read(csv);
            var tied = TieIn(header);
            await rows.SortAsync(tied.Sent, cancellationToken).ConfigureAwait(false);
            var hash = new RowHash(info, header, tied.Sent, tied.Returned);
            // With columns missing, rows that differ look equal: none of them is taken for another.
            var allowsEqual = tied.Sent.Length == Tie().Length;
            var (id, created, error) =
                (header.IndexOf(ResultColumns.Id), header.IndexOf(ResultColumns.Created), header.IndexOf(ResultColumns.Error));
            while (await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                var outcome = Read(csv, list, part.Number, id, created);
                if (list == ResultList.Successes)
                    counts.Successes++;
                else if (list == ResultList.Failures)
                    counts.Failures++;
                if (!rows.TryTake(hash.Of(csv), allowsEqual, out var index, out var isAmbiguous))
                {
                    counts.Unmatched++;
                    continue;
                }
                if (error >= 0 && list == ResultList.Failures)
                {
                    outcome = outcome with { Error = outcomes.AddError(csv[error]), IsLocked = RowError.IsLocked(csv[error]) };
                    counts.Locked += outcome.IsLocked ? 1 : 0;
                }
                outcomes.Write(index, outcome with { IsAmbiguous = isAmbiguous });
            }
        }
    }

    private static StoredOutcome Read(CsvReader csv, string list, int part, int id, int created) => new(list switch
    {
        ResultList.Successes => StoredStatus.Succeeded,
        ResultList.Failures => StoredStatus.Failed,
        _ => StoredStatus.Unprocessed,
    })
    {
        Part = part,
        Id = id >= 0 && RawId.TryRead(csv[id], out var raw) ? raw : default,
        IsCreated = created >= 0 && Ascii.EqualsIgnoreCase(csv[created], "true"u8),
    };

    private string[] Tie() => tie is null ? [.. columns] : [tie];

    // The columns that distinguish rows, as they were sent and as this list has them. It may lack some.
    private (string[] Sent, string[] Returned) TieIn(CsvHeader header)
    {
        if (tie is not null && header.IndexOf(tie) >= 0)
            return ([tie], [tie]);
        if (tie == IdColumn && header.IndexOf(ResultColumns.Id) >= 0)
            return ([tie], [ResultColumns.Id]);
        string[] common = [.. columns.Where(c => header.IndexOf(c) >= 0)];
        return (common, common);
    }
}
