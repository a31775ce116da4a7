using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The refusals of the Bulk API.</summary>
internal static class BulkErrors
{
    public static ApiException Invalid(string message) => new(400, "INVALIDJOB", message, null);

    public static ApiException InvalidState(string message) => new(400, "INVALIDJOBSTATE", message, null);

    public static ApiException NotTerminated() =>
        new(400, "API_ERROR", "Error encountered when deleting the job because the job is not terminated", null);

    public static ApiException NotComplete(string id) => new(412, "JOB_NOT_COMPLETE", $"Job {id} is not complete", null);

    public static ApiException Query(string message) => new(400, "API_ERROR", message, null);
}
