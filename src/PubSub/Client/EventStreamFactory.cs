using System.Runtime.CompilerServices;
using Salesforce.Typed.Events.Comet;
using Salesforce.Typed.Events.Decoding;
using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Events.Telemetry;

namespace Salesforce.Typed.Events.Client;

/// <summary>Creates the parts of a stream when its loop begins.</summary>
internal static class EventStreamFactory
{
    /// <summary>The events of a topic.</summary>
    /// <param name="org">The org.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="avro">What reads them when they come over the Pub/Sub API.</param>
    /// <param name="json">What reads them when they come over CometD.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<TEvent> Open<TEvent>(
        SalesforceClient org,
        EventOptions options,
        string topic,
        Func<SchemaStore, Credentials, IEventDecoder<TEvent>> avro,
        Func<IEventDecoder<TEvent>> json,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TEvent : class
    {
        var clock = org.Options.TimeProvider;
        var credentials = new Credentials(org, options.TenantId);
        var (source, decoder) = options.Transport == EventTransport.CometD
            ? (new CometSource(org, topic, options, credentials), json())
            : OpenPubSub(PubSubChannel.Take(org, options));
        var stream = new EventStream<TEvent>(source, decoder, options, clock, new EventLog(org.Options.LoggerFactory));
        await using var disposal = stream.ConfigureAwait(false);
        await foreach (var e in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return e;

        (IEventSource, IEventDecoder<TEvent>) OpenPubSub(PubSubChannel channel) =>
            (new PubSubSource(topic, options, channel, credentials, clock), avro(channel.Schemas, credentials));
    }

    /// <summary>The changes that a managed subscription brings.</summary>
    public static async IAsyncEnumerable<ChangeEvent> OpenManaged(
        SalesforceClient org, EventOptions options, string subscription, SObjectIndex objects,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (options.Transport != EventTransport.PubSub)
            throw new NotSupportedException("Managed subscriptions are one of the Pub/Sub API's calls: CometD has none.");
        var clock = org.Options.TimeProvider;
        var log = new EventLog(org.Options.LoggerFactory);
        var credentials = new Credentials(org, options.TenantId);
        var channel = PubSubChannel.Take(org, options);
        var source = new ManagedSource(subscription, options, channel, credentials, clock, log);
        await using var disposal = source.ConfigureAwait(false);
        var decoder = new ChangeDecoder<ChangeEvent>(objects.Find, channel.Schemas, credentials);
        // The org keeps the place.
        var stream = new EventStream<ChangeEvent>(
            source, decoder, options with { Store = null, From = ReplayFrom.Latest, IfExpired = null }, clock, log);
        await foreach (var e in stream.ReadAsync(cancellationToken).ConfigureAwait(false))
            yield return e;
    }
}
