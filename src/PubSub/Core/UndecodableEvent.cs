namespace Salesforce.Typed.Events;

/// <summary>An event that could not be read: what <see cref="EventOptions.OnUndecodable"/> gets.</summary>
public sealed record UndecodableEvent
{
    /// <summary>Creates an <see cref="UndecodableEvent"/>.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="eventId">The event's id.</param>
    /// <param name="replayId">The place in the stream.</param>
    /// <param name="schemaId">The schema that it names; null over CometD.</param>
    /// <param name="payload">Its bytes: Avro, or JSON over CometD.</param>
    /// <param name="error">Why it could not be read.</param>
    public UndecodableEvent(
        string topic,
        string eventId,
        ReplayId replayId,
        string? schemaId,
        ReadOnlyMemory<byte> payload,
        Exception error)
    {
        Topic = topic;
        EventId = eventId;
        ReplayId = replayId;
        SchemaId = schemaId;
        Payload = payload;
        Error = error;
    }

    /// <summary>The topic.</summary>
    public string Topic { get; init; }

    /// <summary>The event's id.</summary>
    public string EventId { get; init; }

    /// <summary>The place in the stream.</summary>
    public ReplayId ReplayId { get; init; }

    /// <summary>The schema that it names; null over CometD.</summary>
    public string? SchemaId { get; init; }

    /// <summary>Its bytes: Avro, or JSON over CometD.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Why it could not be read.</summary>
    public Exception Error { get; init; }
}
