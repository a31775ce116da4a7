namespace Salesforce.Typed.Bulk;

/// <summary>The states of a job of Bulk API 2.0 (Bulk API 2.0 Guide, Job States).</summary>
public enum BulkJobState
{
    /// <summary>A state that this version of the library does not know.</summary>
    Unknown,

    /// <summary>The job was created and takes data. It ends by itself after 24 hours.</summary>
    Open,

    /// <summary>The data is complete and waits to be processed.</summary>
    UploadComplete,

    /// <summary>The job is processed.</summary>
    InProgress,

    /// <summary>The job ran. Records of it may have failed, even all of them.</summary>
    JobComplete,

    /// <summary>The job could not go on. What was processed before stays written.</summary>
    Failed,

    /// <summary>The job was aborted. What was processed before stays written.</summary>
    Aborted,
}
