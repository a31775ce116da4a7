namespace Salesforce.Typed.Bulk;

/// <summary>
/// The right to drive the run of a journal. Each lease has a greater fencing number than the leases before it, and only the newest one may
/// add
/// entries: a process that was suspended and is resumed after another one took over finds that out before it sends anything. Disposing it
/// releases the lease.
/// </summary>
public interface IBulkJournalLease : IAsyncDisposable
{
    /// <summary>The number of the lease.</summary>
    long FencingNumber { get; }

    /// <summary>Adds an entry. It is on disk when this returns.</summary>
    /// <param name="entry">A text without line breaks.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Errors.BulkJournalException">Another process took the lease over. Nothing was added.</exception>
    ValueTask AppendAsync(string entry, CancellationToken cancellationToken = default);

    /// <summary>Checks that no other process took the lease over.</summary>
    /// <exception cref="Errors.BulkJournalException">Another process took it over.</exception>
    ValueTask RequireAsync(CancellationToken cancellationToken = default);
}
