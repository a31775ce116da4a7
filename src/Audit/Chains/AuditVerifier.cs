using System.Security.Cryptography;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Audit.Stores;

namespace Salesforce.Typed.Audit.Chains;

/// <summary>Recomputes the codes of every chain, and compares the chains with their heads and with checkpoints.</summary>
public static class AuditVerifier
{
    /// <summary>Verifies a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="keys">All keys that were ever used, by their ids.</param>
    /// <param name="checkpoints">Checkpoints from outside of the store; those of the store are read too.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    public static async Task<AuditVerification> VerifyAsync(
        IAuditStore store, IReadOnlyDictionary<string, AuditKeys> keys, IEnumerable<Checkpoint> checkpoints,
        CancellationToken cancellationToken = default)
    {
        var all = checkpoints.Concat(await store.ReadCheckpointsAsync(cancellationToken).ConfigureAwait(false)).ToList();
        foreach (var checkpoint in all)
        {
            if (!keys.TryGetValue(checkpoint.KeyId, out var key) || !checkpoint.IsSignedBy(key))
                return new AuditVerification(
                    0, 0, new AuditBreak("", 0, $"The checkpoint of {RecordJson.Time(checkpoint.Time)} is not signed by a known key."), []);
        }
        var heads = (await store.ReadHeadsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(h => h.Chain);
        var starts = (await store.ReadStartsAsync(cancellationToken).ConfigureAwait(false)).ToDictionary(h => h.Chain);
        var signed = all.SelectMany(c => c.Heads).ToLookup(h => h.Chain);
        var (records, open) = (0L, new List<string>());
        foreach (var chain in heads.Keys.Union(signed.Select(s => s.Key)).Order(StringComparer.Ordinal))
        {
            var walk = new ChainWalk(chain, starts.GetValueOrDefault(chain), signed[chain], keys);
            await foreach (var row in store.ReadChainAsync(chain, cancellationToken).ConfigureAwait(false))
            {
                records++;
                if (walk.Add(row) is { } wrong)
                    return new AuditVerification(records, heads.Count, wrong, open);
            }
            if (walk.End(heads.GetValueOrDefault(chain)) is { } missing)
                return new AuditVerification(records, heads.Count, missing, open);
            open.AddRange(walk.OpenIntents.Select(sequence => $"{chain}/{sequence}"));
        }
        return new AuditVerification(records, heads.Count, null, open);
    }

    // One chain, record by record.
    private sealed class ChainWalk(
        string chain, ChainHead? start, IEnumerable<ChainHead> signed, IReadOnlyDictionary<string, AuditKeys> keys)
    {
        private readonly List<ChainHead> _signed = [.. signed.OrderBy(h => h.Sequence)];
        private readonly SortedSet<long> _open = [];
        private long _sequence = start?.Sequence ?? 0;
        private ReadOnlyMemory<byte> _previous = start?.Mac ?? default;

        public IEnumerable<long> OpenIntents => _open;

        public AuditBreak? Add(ChainRow row)
        {
            var expected = _sequence + 1;
            AuditRecord record;
            try
            {
                record = RecordJson.Read(row.Json.Span, row.Mac);
            }
            catch (FormatException e)
            {
                return new AuditBreak(chain, expected, e.Message);
            }
            if (record.Sequence != expected || record.Chain != chain)
                return new AuditBreak(chain, expected, $"The record is missing: {record.Chain}/{record.Sequence} is in its place.");
            if (!keys.TryGetValue(record.KeyId, out var key))
                return new AuditBreak(chain, expected, $"The key {record.KeyId} is not known.");
            if (!CryptographicOperations.FixedTimeEquals(key.Mac(_previous.Span, expected, row.Json.Span), row.Mac.Span))
                return new AuditBreak(chain, expected, "The record, or the one before it, was changed.");
            if (!row.IsIndexRight)
                return new AuditBreak(chain, expected, "The values that the store searches by are not those of the record.");
            (_sequence, _previous) = (expected, row.Mac);
            if (_signed.FirstOrDefault(h => h.Sequence == expected) is { } head && !head.Mac.Span.SequenceEqual(row.Mac.Span))
                return new AuditBreak(chain, expected, "A signed checkpoint has another record at this place.");
            if (record.Entry.Kind == AuditKind.Intent)
                _open.Add(record.Sequence);
            else if (record.Entry is { Kind: AuditKind.Outcome, Intent: { } intent } && !_open.Remove(intent))
                return new AuditBreak(chain, expected, $"The outcome names the intent {intent}, which is not open.");
            return null;
        }

        public AuditBreak? End(ChainHead? head)
        {
            if (_signed.LastOrDefault() is { } last && last.Sequence > _sequence)
                return new AuditBreak(
                    chain, _sequence + 1, $"A signed checkpoint has records up to {last.Sequence}; the store ends at {_sequence}.");
            return head is null || head.Sequence != _sequence || !head.Mac.Span.SequenceEqual(_previous.Span)
                ? new AuditBreak(
                    chain, _sequence + 1, $"The store says that the chain ends at {head?.Sequence ?? 0}; its last record is {_sequence}.")
                : null;
        }
    }
}
