namespace Salesforce.Typed.Events.Streams;

/// <summary>An event as it came.</summary>
/// <param name="Id">Its own id, the same when it comes again; empty where there is none.</param>
/// <param name="ReplayId">Its place in the stream.</param>
/// <param name="SchemaId">The schema of an Avro payload; null for JSON.</param>
/// <param name="Payload">The payload.</param>
internal readonly record struct WireEvent(string Id, ReplayId ReplayId, string? SchemaId, ReadOnlyMemory<byte> Payload);
