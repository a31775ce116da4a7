using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Reads change events of any objects that there are tables for.</summary>
/// <typeparam name="TEvent">The events of the stream: others are skipped.</typeparam>
/// <param name="find">The table of an object.</param>
/// <param name="schemas">The schemas.</param>
/// <param name="credentials">Signs the calls for them.</param>
internal sealed class ChangeDecoder<TEvent>(Func<string, SObjectInfo?> find, SchemaStore schemas, Credentials credentials)
    : SchemaDecoder<TEvent, ChangeReader>(schemas, credentials)
    where TEvent : ChangeEvent
{
    public override DateTimeOffset? TimeOf(TEvent read) => read.CommitTimestamp;

    protected override ChangeReader MakeReader(AvroSchema schema) => new(schema, find(EntityNames.OfSchema(schema.Name)));

    protected override TEvent? Decode(in WireEvent wire, ChangeReader reader) => reader.Read(wire) as TEvent;
}
