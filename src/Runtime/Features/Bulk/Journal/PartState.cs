using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>What the journal says of a part.</summary>
internal sealed class PartState
{
    /// <summary>The number, from 1 on.</summary>
    public required int Number { get; init; }

    /// <summary>How many rows it has.</summary>
    public required long Rows { get; init; }

    /// <summary>How many bytes its file has.</summary>
    public required long Bytes { get; init; }

    /// <summary>How often its records were sent before, because they were locked.</summary>
    public required int Retry { get; init; }

    /// <summary>How far it has come.</summary>
    public PartStep Step { get; private set; }

    /// <summary>The id of its job; null where it has none.</summary>
    public string? JobId { get; private set; }

    /// <summary>Its job as it ended; null before that, and where it does not exist anymore.</summary>
    public BulkJob? Job { get; private set; }

    /// <summary>Whether its job does not exist anymore.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>How many of its rows failed because a record was locked.</summary>
    public long Locked { get; private set; }

    /// <summary>How many rows of the results match none of its rows.</summary>
    public long Unmatched { get; private set; }

    /// <summary>Applies an entry.</summary>
    public void Apply(JournalEntry entry)
    {
        switch (entry.Event)
        {
            case JournalEvent.Creating:
            case JournalEvent.Restarted:
                (Step, JobId) = (PartStep.Planned, null);
                break;
            case JournalEvent.Created:
                (Step, JobId) = (PartStep.Created, entry.Text);
                break;
            case JournalEvent.Uploading:
                Step = PartStep.Uploading;
                break;
            case JournalEvent.Uploaded:
                Step = PartStep.Uploaded;
                break;
            case JournalEvent.Completing:
                Step = PartStep.Completing;
                break;
            case JournalEvent.Completed:
                Step = PartStep.Completed;
                break;
            case JournalEvent.Ended:
                Step = PartStep.Ended;
                Job = new BulkJob
                {
                    Id = JobId ?? "",
                    State = Enum.TryParse<BulkJobState>(entry.Detail, out var state) ? state : BulkJobState.Unknown,
                    RecordsProcessed = entry.Counts[0],
                    RecordsFailed = entry.Counts[1],
                    ErrorMessage = entry.Message,
                };
                break;
            case JournalEvent.Missing:
                (Step, IsMissing) = (PartStep.Ended, true);
                break;
            case JournalEvent.Stored:
                (Step, Locked, Unmatched) = (PartStep.Stored, entry.Counts[0], entry.Counts[1]);
                break;
            case JournalEvent.NotSent:
                Step = PartStep.NotSent;
                break;
        }
    }
}
