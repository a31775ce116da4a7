namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>The kinds of entries of a journal. Their names are the format of the file: they must not change.</summary>
internal enum JournalEvent
{
    /// <summary>A load began; its records are being spooled.</summary>
    Run,

    /// <summary>A part, whose file is complete.</summary>
    Part,

    /// <summary>All records are spooled, and all parts have been added.</summary>
    Spooled,

    /// <summary>The job of a part is about to be created.</summary>
    Creating,

    /// <summary>The job of a part exists.</summary>
    Created,

    /// <summary>The data of a part is about to be sent.</summary>
    Uploading,

    /// <summary>The data of a part was sent completely.</summary>
    Uploaded,

    /// <summary>The job of a part was aborted before it ran: the part needs another job.</summary>
    Restarted,

    /// <summary>The upload of a part is about to be completed: the job may run from here on.</summary>
    Completing,

    /// <summary>The job of a part runs.</summary>
    Completed,

    /// <summary>The job of a part has ended.</summary>
    Ended,

    /// <summary>The job of a part does not exist anymore.</summary>
    Missing,

    /// <summary>The outcomes of a part are stored.</summary>
    Stored,

    /// <summary>A part was not sent, because the run was aborted.</summary>
    NotSent,

    /// <summary>The parts with records that were locked have been added.</summary>
    RetriesAdded,

    /// <summary>The run has ended because that was requested: locked records are not sent again.</summary>
    Aborted,
}
