using Salesforce.Typed.Errors;
using Salesforce.Typed.Events.Avro;
using Salesforce.Typed.Events.Changes;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Reads change events of one schema: typed, or their header alone where the object has no snapshot.</summary>
internal sealed class ChangeReader
{
    private readonly AvroSchema _schema;
    private readonly EventReader? _reader;
    private readonly ChangeFactory? _factory;
    private readonly HeaderReader _headers = new();

    public ChangeReader(AvroSchema schema, SObjectInfo? info)
    {
        _schema = schema;
        if (schema.Root.Fields is not [{ Name: "ChangeEventHeader", Type.Kind: AvroKind.Record }, ..])
            throw new SalesforceFormatException(
                $"The schema {schema.Id} ({schema.Name}) has no ChangeEventHeader, so it is not one of a change event");
        if (info is null)
            return;
        _reader = new EventReader(EventPlanBuilder.Build(schema, info));
        _factory = ChangeFactory.Of(info);
    }

    /// <summary>Reads an event.</summary>
    public ChangeEvent Read(in WireEvent wire)
    {
        if (_reader is not null)
        {
            var record = _reader.Read(wire.Payload.Span);
            return _factory!.Make(_reader.Header!, _reader.Fields, record, wire.Id, wire.ReplayId);
        }
        var reader = new AvroReader(wire.Payload.Span) { SObject = _schema.Name };
        var header = _headers.Read(ref reader, _schema.Root.Fields[0].Type, null, [], [], []);
        return new ChangeEvent(header, new UnknownObjectFields(header.EntityName), wire.Id, wire.ReplayId);
    }
}
