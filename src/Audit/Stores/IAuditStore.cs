using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Audit.Stores;

/// <summary>Where records are kept.</summary>
public interface IAuditStore : IAsyncDisposable
{
    /// <summary>Adds a record to the end of a chain.</summary>
    /// <param name="chain">The chain of this process.</param>
    /// <param name="keys">The keys.</param>
    /// <param name="time">The time.</param>
    /// <param name="entry">What it says.</param>
    /// <param name="mustSurvivePowerLoss">Whether the record is on the disk before this method returns: for intents of writes.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The record.</returns>
    /// <exception cref="AuditStoreException">The store cannot be written: the call that the record is about must not be made.</exception>
    Task<AuditRecord> AppendAsync(
        string chain, AuditKeys keys, DateTimeOffset time, AuditEntry entry, bool mustSurvivePowerLoss,
        CancellationToken cancellationToken = default);

    /// <summary>Reads records, in the order in which they were written.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    IAsyncEnumerable<StoredRecord> ReadAsync(AuditFilter filter, CancellationToken cancellationToken = default);

    /// <summary>Reads a chain as it is stored, in the order of its records.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    IAsyncEnumerable<ChainRow> ReadChainAsync(string chain, CancellationToken cancellationToken = default);

    /// <summary>The newest record of every chain.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<ChainHead>> ReadHeadsAsync(CancellationToken cancellationToken = default);

    /// <summary>For every chain of which the oldest records were removed: the last one of them.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<ChainHead>> ReadStartsAsync(CancellationToken cancellationToken = default);

    /// <summary>Keeps a checkpoint.</summary>
    /// <exception cref="AuditStoreException">The store cannot be written.</exception>
    Task AddCheckpointAsync(Checkpoint checkpoint, CancellationToken cancellationToken = default);

    /// <summary>The checkpoints that the store keeps.</summary>
    /// <exception cref="AuditStoreException">The store cannot be read.</exception>
    Task<IReadOnlyList<Checkpoint>> ReadCheckpointsAsync(CancellationToken cancellationToken = default);
}
