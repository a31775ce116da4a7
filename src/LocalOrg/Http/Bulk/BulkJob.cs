using Salesforce.Typed.Testing.Data.Records;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>What jobs of both kinds have. All members are used under the lock of the database.</summary>
internal abstract class BulkJob : IDisposable
{
    public required string Id { get; init; }

    public required string Object { get; init; }

    public required string Operation { get; init; }

    public required CsvDialect Dialect { get; init; }

    /// <summary>The major version of the API that created the job.</summary>
    public required int Version { get; init; }

    public required string UserId { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>What change events report as the origin of what the job writes.</summary>
    public required ChangeOrigin ChangeOrigin { get; init; }

    public BulkJobState State { get; private set; } = BulkJobState.Open;

    public DateTimeOffset Modified { get; private set; }

    /// <summary>Why the job failed.</summary>
    public string? ErrorMessage { get; private set; }

    /// <summary>The records that were processed, those that failed included.</summary>
    public int Processed { get; set; }

    /// <summary>Whether the job was deleted: what still runs of it ends, and writes nothing more.</summary>
    public bool IsRemoved { get; set; }

    public bool IsTerminated => State is BulkJobState.JobComplete or BulkJobState.Failed or BulkJobState.Aborted;

    public void MoveTo(BulkJobState state, DateTimeOffset now, string? error = null)
    {
        State = state;
        Modified = now;
        ErrorMessage = error ?? ErrorMessage;
    }

    public abstract void Dispose();
}
