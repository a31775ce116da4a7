using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>What a journal says of its run: the result of applying its entries one after the other.</summary>
internal sealed class RunState
{
    private readonly Lock _lock = new();
    private readonly List<PartState> _parts = [];

    private RunState(RunPlan plan) => Plan = plan;

    /// <summary>What the run does.</summary>
    public RunPlan Plan { get; }

    /// <summary>How many records the source had.</summary>
    public long Records { get; private set; }

    /// <summary>How many of them had nothing to send.</summary>
    public long Unchanged { get; private set; }

    /// <summary>The columns of the parts.</summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Whether all records are spooled. Before that nothing is sent.</summary>
    public bool IsSpooled { get; private set; }

    /// <summary>Whether the run has ended because that was requested.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>How often locked records have been put into new parts.</summary>
    public int Retries { get; private set; }

    /// <summary>The parts. Those of a round that is not complete are left out: the process ended while it added them.</summary>
    public IReadOnlyList<PartState> Parts
    {
        get
        {
            lock (_lock)
                return [.. _parts.Where(p => p.Retry <= Retries)];
        }
    }

    /// <summary>Whether every part has ended and no locked record is to be sent again.</summary>
    public bool IsCompleted
    {
        get
        {
            var parts = Parts;
            return IsSpooled && parts.All(p => p.Step >= PartStep.Stored) && !HasLocked(parts);
        }
    }

    /// <summary>Whether a job was created, so that something may have been written.</summary>
    public bool HasJobs => Parts.Any(p => p.Step > PartStep.Planned && p.JobId is not null);

    /// <summary>Whether records of the last round were locked and are to be sent again.</summary>
    public bool HasLocked(IReadOnlyList<PartState> parts) =>
        !IsAborted && Retries < Plan.RetryLockedRows && parts.Any(p => p.Retry == Retries && p.Locked > 0);

    /// <summary>Begins with a plan.</summary>
    public static RunState Begin(RunPlan plan) => new(plan);

    /// <summary>Reads the entries of a journal; null where it holds no run.</summary>
    /// <exception cref="BulkJournalException">It cannot be read.</exception>
    public static async ValueTask<RunState?> ReadAsync(IBulkJournal journal, CancellationToken cancellationToken)
    {
        var lines = await journal.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (lines.Count == 0)
            return null;
        var state = new RunState(RunPlan.Of(JournalEntry.Parse(lines[0])));
        foreach (var line in lines.Skip(1))
            state.Apply(JournalEntry.Parse(line));
        return state;
    }

    /// <summary>Applies an entry.</summary>
    public void Apply(JournalEntry entry)
    {
        lock (_lock)
        {
            switch (entry.Event)
            {
                case JournalEvent.Part:
                    AddPart(entry);
                    break;
                case JournalEvent.Spooled:
                    (IsSpooled, Records, Unchanged) = (true, entry.Counts[0], entry.Counts[1]);
                    Columns = [.. entry.Texts.Select(t => t ?? "")];
                    break;
                case JournalEvent.RetriesAdded:
                    Retries++;
                    break;
                case JournalEvent.Aborted:
                    IsAborted = true;
                    break;
                case JournalEvent.Run:
                    throw new BulkJournalException("The journal holds two runs, which is damage.");
                default:
                    Find(entry.Part).Apply(entry);
                    break;
            }
        }
    }

    // A part that was added twice comes from a process that ended before it had added all parts of its round.
    private void AddPart(JournalEntry entry)
    {
        _parts.RemoveAll(p => p.Number >= entry.Part);
        _parts.Add(new PartState { Number = entry.Part, Rows = entry.Counts[0], Bytes = entry.Counts[1], Retry = (int)entry.Counts[2] });
    }

    private PartState Find(int number) => _parts.Find(p => p.Number == number)
        ?? throw new BulkJournalException($"The journal has an entry for part {number}, which it does not have.");
}
