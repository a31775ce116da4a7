namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>A record that was created.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EventUuid">For a platform event: the UUID that it has on the event bus; null for a record.</param>
internal readonly record struct SavedRecord(string Id, string? EventUuid);
