using System.Runtime.CompilerServices;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Streams;

/// <summary>Puts the parts of a stream together when its loop begins.</summary>
internal static class Streaming
{
    /// <summary>The events of a topic over the Pub/Sub API.</summary>
    public static async IAsyncEnumerable<TEvent> Open<TEvent>(
        SalesforceClient org,
        EventOptions options,
        string topic,
        Func<SchemaStore, Credentials, IEventDecoder<TEvent>> decode,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : class
    {
        var clock = org.Options.TimeProvider;
        var credentials = new Credentials(org, options.TenantId);
        var channel = PubSubChannel.Take(org, options);
        await using var source = new PubSubSource(topic, options, channel, credentials, clock);
        var stream = new EventStream<TEvent>(source, decode(channel.Schemas, credentials), options, clock, new EventLog(org.Options.LoggerFactory));
        await foreach (var e in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return e;
    }
}
