namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>How far a part has come. The order is that of the steps.</summary>
internal enum PartStep
{
    /// <summary>It has no job. One that was being created when the process ended has no data and never runs.</summary>
    Planned,

    /// <summary>Its job is open and has no data.</summary>
    Created,

    /// <summary>Its data was being sent: how much arrived is not known.</summary>
    Uploading,

    /// <summary>Its data was sent.</summary>
    Uploaded,

    /// <summary>Its job was about to run: whether it does is not known.</summary>
    Completing,

    /// <summary>Its job runs or ran.</summary>
    Completed,

    /// <summary>Its job has ended.</summary>
    Ended,

    /// <summary>Its outcomes are stored.</summary>
    Stored,

    /// <summary>It was not sent.</summary>
    NotSent,
}
