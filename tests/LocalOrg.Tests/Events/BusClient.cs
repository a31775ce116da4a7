using Avro.Generic;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Salesforce.Typed.Testing;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The generated gRPC client on a local org's event bus, with Apache's Avro to read what comes: nothing of ours stands between a test and
/// the wire.
/// </summary>
internal sealed class BusClient : IDisposable
{
    private readonly GrpcChannel _channel;
    private readonly Dictionary<string, Avro.RecordSchema> _schemas = new(StringComparer.Ordinal);

    public BusClient(LocalOrg org, string? token = null, Uri? address = null)
    {
        _channel = GrpcChannel.ForAddress(address ?? org.PubSubAddress);
        Stub = new PubSub.PubSubClient(_channel);
        Metadata = new Metadata
        {
            { "accesstoken", token ?? org.Token }, { "instanceurl", org.Url.ToString() }, { "tenantid", org.OrganizationId }
        };
    }

    public PubSub.PubSubClient Stub { get; }

    public Metadata Metadata { get; }

    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>
    /// Opens a stream and sends its first request. Returns once the bus has it, so that what happens from now on is seen.
    /// </summary>
    public async Task<BusStream> SubscribeAsync(
        string topic, int count = 100, ReplayPreset preset = ReplayPreset.Latest, ByteString? replayId = null)
    {
        var call = Stub.Subscribe(Metadata, cancellationToken: Cancelled);
        await call.RequestStream.WriteAsync(
            new FetchRequest { TopicName = topic, NumRequested = count, ReplayPreset = preset, ReplayId = replayId ?? ByteString.Empty },
            Cancelled);
        return new BusStream(this, call);
    }

    public async Task<Avro.RecordSchema> SchemaAsync(string id)
    {
        if (!_schemas.TryGetValue(id, out var schema))
        {
            var info = await Stub.GetSchemaAsync(new SchemaRequest { SchemaId = id }, Metadata, cancellationToken: Cancelled);
            _schemas[id] = schema = (Avro.RecordSchema)Avro.Schema.Parse(info.SchemaJson);
        }
        return schema;
    }

    public async Task<BusEvent> DecodeAsync(ConsumerEvent received)
    {
        var schema = await SchemaAsync(received.Event.SchemaId);
        using var stream = new MemoryStream(received.Event.Payload.ToByteArray());
        var record = new GenericDatumReader<GenericRecord>(schema, schema).Read(null!, new Avro.IO.BinaryDecoder(stream));
        Assert.Equal(stream.Length, stream.Position);
        return new BusEvent(received, record, schema);
    }

    public static string ErrorCode(RpcException e) => e.Trailers.GetValue("error-code") ?? "";

    public void Dispose() => _channel.Dispose();
}
