namespace Salesforce.Typed.Bulk;

/// <summary>
/// Where a load keeps its state: an append-only list of entries, a lease, and a folder with the spooled records and their outcomes.
/// <see cref="FileBulkJournal"/> keeps all of it in one folder. One journal holds one run.
/// </summary>
public interface IBulkJournal
{
    /// <summary>
    /// The folder of the spooled records and their outcomes. A process that resumes the run must see the same files. It may not exist yet.
    /// </summary>
    string Folder { get; }

    /// <summary>Takes the lease of the journal: one process at a time drives a run.</summary>
    /// <exception cref="Errors.BulkJournalException">Another process holds the lease.</exception>
    ValueTask<IBulkJournalLease> AcquireAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the entries in the order in which they were added. An entry that was not added completely is left out.</summary>
    /// <exception cref="Errors.BulkJournalException">The journal cannot be read.</exception>
    ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default);

    /// <summary>Requests that the process that drives the run ends it. The request does not need the lease.</summary>
    ValueTask RequestAbortAsync(CancellationToken cancellationToken = default);

    /// <summary>Whether the end of the run was requested.</summary>
    ValueTask<bool> IsAbortRequestedAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes the run: the entries and the files of the folder.</summary>
    /// <exception cref="Errors.BulkJournalException">A process holds the lease.</exception>
    ValueTask DeleteAsync(CancellationToken cancellationToken = default);
}
