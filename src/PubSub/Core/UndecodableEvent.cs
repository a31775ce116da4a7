namespace Salesforce.Typed.Events;

/// <summary>An event that could not be read: what <see cref="EventOptions.OnUndecodable"/> gets.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="ReplayId">The place in the stream.</param>
/// <param name="SchemaId">The schema that it names; null over CometD.</param>
/// <param name="Payload">Its bytes: Avro, or JSON over CometD.</param>
/// <param name="Error">Why it could not be read.</param>
public sealed record UndecodableEvent(string Topic, string EventId, ReplayId ReplayId, string? SchemaId, ReadOnlyMemory<byte> Payload, Exception Error);
