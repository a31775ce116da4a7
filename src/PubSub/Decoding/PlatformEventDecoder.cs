using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Reads platform events of one kind.</summary>
internal sealed class PlatformEventDecoder<T>(
    SchemaStore schemas, Credentials credentials) : SchemaDecoder<PlatformEvent<T>, EventReader>(schemas, credentials)
    where T : SObject, ISObject<T>
{
    public override DateTimeOffset? TimeOf(PlatformEvent<T> read) => read.CreatedDate;

    protected override EventReader MakeReader(AvroSchema schema) => schema.Name == T.Info.Name
        ? new EventReader(EventPlanBuilder.Build(schema, T.Info))
        : throw new SalesforceFormatException($"The schema {schema.Id} is of {schema.Name}, and the stream of {T.Info.Name}");

    protected override PlatformEvent<T> Decode(in WireEvent wire, EventReader reader)
    {
        var record = (T)reader.Read(wire.Payload.Span);
        return new PlatformEvent<T>(record, reader.CreatedDate, reader.CreatedById, wire.Id, wire.ReplayId);
    }
}
