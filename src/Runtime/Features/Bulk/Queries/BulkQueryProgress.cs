namespace Salesforce.Typed.Bulk;

/// <summary>How far a bulk query has come.</summary>
public sealed record BulkQueryProgress
{
    /// <summary>The id of the job.</summary>
    public required string JobId { get; init; }

    /// <summary>The state of the job, as the org last reported it.</summary>
    public required BulkJobState State { get; init; }

    /// <summary>How many records the job has found so far; the number of rows once it is complete.</summary>
    public long RecordsProcessed { get; init; }

    /// <summary>How many rows were read, including those that a resumed query skipped.</summary>
    public long RowsRead { get; init; }
}
