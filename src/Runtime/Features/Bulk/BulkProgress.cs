namespace Salesforce.Typed.Bulk;

/// <summary>How far a load has come.</summary>
public sealed record BulkProgress
{
    /// <summary>How many records were read from the source.</summary>
    public long RecordsRead { get; init; }

    /// <summary>Whether the source was read to its end. Before that nothing is sent.</summary>
    public bool IsSpooled { get; init; }

    /// <summary>How many parts there are, each of which is a job; 0 before the source was read.</summary>
    public int Parts { get; init; }

    /// <summary>How many parts are done: their outcomes are stored.</summary>
    public int PartsDone { get; init; }

    /// <summary>How many bytes the parts have.</summary>
    public long Bytes { get; init; }

    /// <summary>How many of them were sent.</summary>
    public long BytesSent { get; init; }

    /// <summary>How many records the jobs report as processed, failed ones included.</summary>
    public long RecordsProcessed { get; init; }

    /// <summary>How many records the jobs report as failed.</summary>
    public long RecordsFailed { get; init; }
}
