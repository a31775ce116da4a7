namespace Salesforce.Typed.Audit.Records;

/// <summary>A record as it is stored.</summary>
/// <param name="Chain">The chain: one for each process that writes.</param>
/// <param name="Sequence">The place in the chain, counted from 1 without gaps.</param>
/// <param name="Time">When it was written, in UTC.</param>
/// <param name="KeyId">The key that the code was computed with.</param>
/// <param name="Entry">What it says.</param>
/// <param name="Mac">The authentication code over the record and the one before it.</param>
public sealed record AuditRecord(
    string Chain, long Sequence, DateTimeOffset Time, string KeyId, AuditEntry Entry, ReadOnlyMemory<byte> Mac);
