namespace Salesforce.Typed.Testing;

/// <summary>The ways in which a bulk job can be made to fail.</summary>
public enum BulkFaultKind
{
    /// <summary>Rows fail with <c>UNABLE_TO_LOCK_ROW</c>.</summary>
    RowLocked,

    /// <summary>
    /// Rows are not processed and are in none of the job's three lists, as rows over the daily allocation of batches are.
    /// </summary>
    RowLost,

    /// <summary>
    /// The job fails before the chunk of the row, as after batches that timed out: the rows from there on are not processed.
    /// </summary>
    BatchTimeout,
}
