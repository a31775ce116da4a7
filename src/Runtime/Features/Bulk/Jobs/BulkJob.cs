namespace Salesforce.Typed.Bulk;

/// <summary>A job of Bulk API 2.0, as the org last reported it.</summary>
public sealed record BulkJob
{
    /// <summary>The id, which begins with 750.</summary>
    public required string Id { get; init; }

    /// <summary>The state.</summary>
    public required BulkJobState State { get; init; }

    /// <summary>How many records were processed, failed ones included.</summary>
    public long RecordsProcessed { get; init; }

    /// <summary>How many of the processed records failed; 0 for a query.</summary>
    public long RecordsFailed { get; init; }

    /// <summary>Why the job failed, in the words of the org; null where it says nothing.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Whether the job has ended: it is complete, failed or aborted.</summary>
    public bool HasEnded => State is BulkJobState.JobComplete or BulkJobState.Failed or BulkJobState.Aborted;

    /// <summary>Id and state, and why it failed.</summary>
    public override string ToString() => ErrorMessage is null ? $"{Id}: {State}" : $"{Id}: {State} ({ErrorMessage})";
}
