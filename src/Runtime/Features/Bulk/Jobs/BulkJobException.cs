using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Errors;

namespace Salesforce.Typed.Errors;

/// <summary>
/// A job of Bulk API 2.0 failed, was aborted or does not exist anymore. For a load it is the <see cref="Composite.RecordOutcome.Cause"/> of
/// the records that the job did not process.
/// </summary>
public sealed class BulkJobException : SalesforceException
{
    /// <summary>Creates an exception, for example in a test double.</summary>
    /// <param name="message">What happened and what to do about it.</param>
    /// <param name="job">The job.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BulkJobException(string message, BulkJob job, Exception? innerException = null)
        : base(message, innerException) => Job = job;

    /// <summary>The job, as the org last reported it.</summary>
    public BulkJob Job { get; }

    /// <summary>The exception for a job that ended without being complete.</summary>
    internal static BulkJobException OfEnd(BulkJob job)
    {
        var why = job.ErrorMessage is null ? "" : $": {ServerText.Line(job.ErrorMessage).TrimEnd('.')}";
        var what = job.State == BulkJobState.Aborted ? "was aborted" : "failed";
        return new($"Bulk job {job.Id} {what} after {job.RecordsProcessed:N0} records{why}. What was processed before stays written.", job);
    }

    /// <summary>The exception for a query job that ended without being complete.</summary>
    internal static BulkJobException OfQuery(BulkJob job)
    {
        var why = job.ErrorMessage is null ? "" : $": {ServerText.Line(job.ErrorMessage).TrimEnd('.')}";
        return new($"Bulk query job {job.Id} {(job.State == BulkJobState.Aborted ? "was aborted" : "failed")}{why}. It has no result: run "
            + $"the query again.", job);
    }

    /// <summary>The exception for a job that the org does not know anymore.</summary>
    internal static BulkJobException OfMissing(string id, Exception? cause) => new(
        $"Bulk job {id} does not exist anymore. Salesforce keeps jobs and their results for 7 days, and open jobs for 24 hours; someone "
            + $"may "
            + "also have deleted it.",
        new BulkJob { Id = id, State = BulkJobState.Unknown },
        cause);
}
