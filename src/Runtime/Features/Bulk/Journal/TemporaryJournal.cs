using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>
/// The journal of a load without one: in a folder of temporary files, which is deleted when nothing refers to the run anymore.
/// </summary>
internal sealed class TemporaryJournal : IBulkJournal
{
    private readonly FileBulkJournal _journal = new(Directory.CreateTempSubdirectory("salesforce-bulk-").FullName);

    ~TemporaryJournal()
    {
        try
        {
            if (Directory.Exists(Folder))
                Directory.Delete(Folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Temporary files that stay are for the system to delete.
        }
    }

    public string Folder => _journal.Folder;

    public ValueTask<IBulkJournalLease> AcquireAsync(CancellationToken cancellationToken = default) =>
        _journal.AcquireAsync(cancellationToken);

    public ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default) =>
        _journal.ReadAsync(cancellationToken);

    public ValueTask RequestAbortAsync(CancellationToken cancellationToken = default) => _journal.RequestAbortAsync(cancellationToken);

    public ValueTask<bool> IsAbortRequestedAsync(CancellationToken cancellationToken = default) =>
        _journal.IsAbortRequestedAsync(cancellationToken);

    public ValueTask DeleteAsync(CancellationToken cancellationToken = default) => _journal.DeleteAsync(cancellationToken);
}
