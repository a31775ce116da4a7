namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The states of a job, in the API's names (Bulk API 2.0, Job States).</summary>
internal enum BulkJobState
{
    Open,
    UploadComplete,
    InProgress,
    JobComplete,
    Failed,
    Aborted,
}
