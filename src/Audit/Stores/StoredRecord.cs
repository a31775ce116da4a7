using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Audit.Stores;

/// <summary>A record with its position among those of all chains.</summary>
/// <param name="Position">The position: it grows with each record that is written.</param>
/// <param name="Record">The record.</param>
public sealed record StoredRecord(long Position, AuditRecord Record);
