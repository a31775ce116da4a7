using System.Collections;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Results;
using Salesforce.Typed.Features.Bulk.Runs;
using Salesforce.Typed.Features.Bulk.Spool;
using Salesforce.Typed.Features.Composite;

namespace Salesforce.Typed.Bulk;

/// <summary>A load and the outcomes of its records.</summary>
/// <typeparam name="T">The record.</typeparam>
public sealed class BulkRun<T> : BulkRun
    where T : SObject, ISObjectType
{
    private readonly SObjectInfo _info;

    internal BulkRun(BulkLoads loads, SObjectInfo info, IBulkJournal journal, RunState state)
        : base(loads, journal, state) => _info = info;

    /// <summary>
    /// Reads the outcome of each record, in the order of the source. They are read from the files of the run, as often as wanted. Of a run
    /// that is not completed, a
    /// record that was not sent yet is <see cref="OutcomeStatus.NotSent"/>, and one whose job may run is <see
    /// cref="OutcomeStatus.Unknown"/>.
    /// </summary>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BulkJournalException">The files were deleted, or are damaged.</exception>
    public async IAsyncEnumerable<BulkOutcome<T>> Outcomes([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var state = State;
        var parts = state.Parts.ToDictionary(p => p.Number);
        var mayRun = MayRun(state);
        var causes = new Dictionary<(int, StoredStatus), Exception>();
        var outcomes = OutcomeFile.ReadAllAsync(Journal.Folder, state.Records, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (outcomes.ConfigureAwait(false))
        {
            var index = 0;
            await foreach (var record in new RecordFile(Journal.Folder, _info).ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!await outcomes.MoveNextAsync().ConfigureAwait(false))
                    break;
                var (outcome, error) = outcomes.Current;
                var status = mayRun is not null && mayRun[index] ? OutcomeStatus.Unknown : StatusOf(outcome.Status);
                var cause = status is OutcomeStatus.Halted or OutcomeStatus.Unknown && parts.TryGetValue(outcome.Part, out var part)
                    ? CauseOf(part, outcome.Status, causes)
                    : null;
                var errors = error is null || status != OutcomeStatus.Failed ? [] : (SalesforceError[])[RowError.Parse(error)];
                var result = new WriteResult(status, outcome.Id, outcome.IsCreated, errors, cause);
                yield return new BulkOutcome<T>((T)record, index, result) { IsAmbiguous = outcome.IsAmbiguous };
                index++;
            }
        }
    }

    /// <summary>Counts the outcomes by status.</summary>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyDictionary<OutcomeStatus, long>> CountAsync(CancellationToken cancellationToken = default)
    {
        var counts = new Dictionary<OutcomeStatus, long>();
        var mayRun = MayRun(State);
        var index = 0;
        await foreach (var (outcome, _) in OutcomeFile.ReadAllAsync(Journal.Folder, State.Records, cancellationToken).ConfigureAwait(false))
        {
            var status = mayRun is not null && mayRun[index] ? OutcomeStatus.Unknown : StatusOf(outcome.Status);
            counts[status] = counts.GetValueOrDefault(status) + 1;
            index++;
        }
        return counts;
    }

    private static OutcomeStatus StatusOf(StoredStatus status) => status switch
    {
        StoredStatus.Succeeded => OutcomeStatus.Succeeded,
        StoredStatus.Failed => OutcomeStatus.Failed,
        StoredStatus.Unprocessed => OutcomeStatus.Halted,
        StoredStatus.Unchanged => OutcomeStatus.Unchanged,
        StoredStatus.Pending => OutcomeStatus.NotSent,
        _ => OutcomeStatus.Unknown,
    };

    // The records of parts whose job may run, and whose outcomes are not stored.
    private BitArray? MayRun(RunState state)
    {
        BitArray? records = null;
        foreach (var part in state.Parts.Where(p => p.Step is >= PartStep.Completing and < PartStep.Stored))
        {
            records ??= new BitArray((int)state.Records);
            foreach (var index in new SentRows(Journal.Folder, part.Number, _info).Indexes)
                records[index] = true;
        }
        return records;
    }

    private static Exception CauseOf(PartState part, StoredStatus status, Dictionary<(int, StoredStatus), Exception> causes)
    {
        if (!causes.TryGetValue((part.Number, status), out var cause))
            causes.Add((part.Number, status), cause = CreateCause(part));
        return cause;
    }

    private static Exception CreateCause(PartState part)
    {
        if (part.IsMissing)
            return BulkJobException.OfMissing(part.JobId ?? "", null);
        if (part.Job is not { } job)
            return new SalesforceException($"Bulk job {part.JobId} had not ended when the run was read. Resume the run.");
        if (job.State is BulkJobState.Failed or BulkJobState.Aborted)
            return BulkJobException.OfEnd(job);
        var unmatched = part.Unmatched == 0
            ? ""
            : $" The lists have {part.Unmatched:N0} rows whose values are those of no record that was sent.";
        return new BulkJobException($"The record is in none of the three result lists of bulk job {job.Id}.{unmatched}", job);
    }
}
