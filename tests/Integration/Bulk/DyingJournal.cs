using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Simulates a process that dies while it adds an entry: the entry of that number, counted from 1, and all later ones fail.
/// </summary>
/// <param name="journal">The journal.</param>
/// <param name="entry">The number.</param>
/// <param name="isAdded">Whether the entry is added before the process dies.</param>
internal sealed class DyingJournal(IBulkJournal journal, int entry, bool isAdded) : IBulkJournal
{
    private int _entries;

    /// <summary>Whether the process has died.</summary>
    public bool HasDied => Volatile.Read(ref _entries) >= entry;

    public string Folder => journal.Folder;

    public async ValueTask<IBulkJournalLease> AcquireAsync(CancellationToken cancellationToken = default) =>
        new Lease(this, await journal.AcquireAsync(cancellationToken));

    public ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default) =>
        journal.ReadAsync(cancellationToken);

    public ValueTask RequestAbortAsync(CancellationToken cancellationToken = default) => journal.RequestAbortAsync(cancellationToken);

    public ValueTask<bool> IsAbortRequestedAsync(CancellationToken cancellationToken = default) =>
        journal.IsAbortRequestedAsync(cancellationToken);

    // A process that has died deletes nothing.
    public ValueTask DeleteAsync(CancellationToken cancellationToken = default) =>
        HasDied ? default : journal.DeleteAsync(cancellationToken);

    private sealed class Lease(DyingJournal owner, IBulkJournalLease lease) : IBulkJournalLease
    {
        public long FencingNumber => lease.FencingNumber;

        public async ValueTask AppendAsync(string text, CancellationToken cancellationToken = default)
        {
            var number = Interlocked.Increment(ref owner._entries);
            if (number < owner.Entry || (number == owner.Entry && owner.IsAdded))
                await lease.AppendAsync(text, cancellationToken);
            if (number >= owner.Entry)
                throw new InvalidOperationException("The process died.");
        }

        public ValueTask RequireAsync(CancellationToken cancellationToken = default) =>
            owner.HasDied ? throw new InvalidOperationException("The process died.") : lease.RequireAsync(cancellationToken);

        public ValueTask DisposeAsync() => lease.DisposeAsync();
    }

    private int Entry => entry;

    private bool IsAdded => isAdded;
}
