using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Audit;

/// <summary>The audit of one process: writes records to a chain of its own.</summary>
/// <param name="store">The store.</param>
/// <param name="keys">The keys.</param>
/// <param name="chain">The name of the chain, which no other process uses.</param>
/// <param name="time">The clock.</param>
public sealed class AuditLog(IAuditStore store, AuditKeys keys, string chain, TimeProvider time)
{
    /// <summary>A name for a chain that no other process has.</summary>
    /// <param name="role">What the process is, as <c>gate</c>.</param>
    /// <param name="time">The clock.</param>
    public static string NewChain(string role, TimeProvider time) => $"{role}-{Guid.CreateVersion7(time.GetUtcNow()):n}";

    /// <summary>The store.</summary>
    public IAuditStore Store => store;

    /// <summary>The chain of this process.</summary>
    public string Chain => chain;

    /// <summary>Writes a record.</summary>
    /// <exception cref="AuditStoreException">It cannot be written.</exception>
    public Task<AuditRecord> WriteAsync(AuditEntry entry, CancellationToken cancellationToken = default) =>
        store.AppendAsync(chain, keys, time.GetUtcNow(), entry, mustSurvivePowerLoss: false, cancellationToken);

    /// <summary>Writes what is about to happen, before it happens.</summary>
    /// <param name="entry">The intent.</param>
    /// <param name="isWrite">Whether the call changes the org: the record is on the disk then before this method returns.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AuditStoreException">It cannot be written: do not make the call.</exception>
    public Task<AuditRecord> BeginAsync(AuditEntry entry, bool isWrite, CancellationToken cancellationToken = default) =>
        store.AppendAsync(chain, keys, time.GetUtcNow(), entry with { Kind = AuditKind.Intent }, isWrite, cancellationToken);

    /// <summary>Writes the result of a call.</summary>
    /// <param name="intent">The record that <see cref="BeginAsync"/> wrote.</param>
    /// <param name="entry">The result.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="AuditStoreException">It cannot be written. The intent stays open, which the audit shows.</exception>
    public Task<AuditRecord> EndAsync(
        AuditRecord intent, AuditEntry entry, CancellationToken cancellationToken = default) => store.AppendAsync(
        chain, keys, time.GetUtcNow(), entry with { Kind = AuditKind.Outcome, Intent = intent.Sequence }, mustSurvivePowerLoss: false,
        cancellationToken);

    /// <summary>Signs the heads of all chains, and keeps the checkpoint in the store.</summary>
    /// <exception cref="AuditStoreException">The store cannot be used.</exception>
    public async Task<Checkpoint> CheckpointAsync(CancellationToken cancellationToken = default)
    {
        var checkpoint = Checkpoint.Sign(await store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false), keys, time.GetUtcNow());
        await store.AddCheckpointAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        return checkpoint;
    }
}
