using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The refusals of the Bulk API.</summary>
internal static class BulkErrors
{
    /// <summary>Why a job failed, as its error message says it.</summary>
    public static string ReasonOf(Exception error) => error switch
    {
        BulkJobException => error.Message,
        ApiException refusal => $"{refusal.ErrorCode} : {refusal.Message}",
        // The message has a path of the machine, which is not for clients.
        DataFileException file => $"UNKNOWN_EXCEPTION : The local org cannot use its data file: {file.Reason}",
        _ => $"InternalServerError : An unexpected error occurred in the local org: {error.Message}",
    };

    public static ApiException Invalid(string message) => new(400, "INVALIDJOB", message, null);

    public static ApiException InvalidState(string message) => new(400, "INVALIDJOBSTATE", message, null);

    public static ApiException NotTerminated() =>
        new(400, "API_ERROR", "Error encountered when deleting the job because the job is not terminated", null);

    public static ApiException NotComplete(string id) => new(412, "JOB_NOT_COMPLETE", $"Job {id} is not complete", null);

    public static ApiException Query(string message) => new(400, "API_ERROR", message, null);
}
