using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;

namespace Salesforce.Typed.Events.Decoding;

/// <summary>Finds the schema of each event.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
/// <typeparam name="TReader">What reads the events of one schema.</typeparam>
internal abstract class SchemaDecoder<TEvent, TReader>(SchemaStore schemas, Credentials credentials) : IEventDecoder<TEvent>
    where TEvent : class
    where TReader : class
{
    // Schemas change when fields do: a stream sees few at a time, but may live for years.
    private const int MostReaders = 1000;

    private readonly Dictionary<string, TReader> _readers = new(StringComparer.Ordinal);

    public bool IsReady(in WireEvent wire) => _readers.ContainsKey(wire.SchemaId!) || schemas.Knows(wire.SchemaId!);

    public async ValueTask PrepareAsync(WireEvent wire, CancellationToken cancellationToken) =>
        _ = await schemas.GetAsync(wire.SchemaId!, credentials, cancellationToken).ConfigureAwait(false);

    public TEvent? Decode(in WireEvent wire)
    {
        if (!_readers.TryGetValue(wire.SchemaId!, out var reader))
        {
            reader = MakeReader(schemas.Find(wire.SchemaId!)!);
            if (_readers.Count >= MostReaders)
                _readers.Clear();
            _readers[wire.SchemaId!] = reader;
        }
        return Decode(wire, reader);
    }

    public abstract DateTimeOffset? TimeOf(TEvent read);

    protected abstract TReader MakeReader(Salesforce.Typed.Events.Avro.AvroSchema schema);

    protected abstract TEvent? Decode(in WireEvent wire, TReader reader);
}
