using Google.Protobuf;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Wire;

namespace Salesforce.Typed.Events.Publishing;

/// <summary>Makes events of records, by the schema that the topic has now.</summary>
internal sealed class EventEncoder(AvroSchema schema, SObjectInfo info, string userId, TimeProvider clock)
{
    private const int MostBytes = 1_000_000;

    private readonly RecordEncoder _encoder = new(EventPlanBuilder.Build(schema, info));

    /// <summary>The schema's id.</summary>
    public string SchemaId => schema.Id;

    /// <summary>Makes the event.</summary>
    /// <exception cref="ArgumentException">The record lacks what the event must have, or is too large.</exception>
    public ProducerEvent Encode(SObject record)
    {
        var payload = _encoder.Encode(record, WriteCreation);
        if (payload.Length > MostBytes)
            throw new ArgumentException(
                $"The {info.Name} takes {payload.Length} bytes; an event has 1 MB at most (Pub/Sub API, Allocations).", nameof(record));
        return new ProducerEvent { Id = Guid.NewGuid().ToString(), SchemaId = schema.Id, Payload = ByteString.CopyFrom(payload) };
    }

    // The org requires both, and overwrites neither.
    private void WriteCreation(AvroWriter writer, StepRole role, AvroType type)
    {
        if (role == StepRole.CreatedDate)
            writer.WriteLong(clock.GetUtcNow().ToUnixTimeMilliseconds());
        else
            writer.WriteText(userId);
    }
}
