using System.Runtime.CompilerServices;
using Grpc.Net.Client;
using Salesforce.Typed.Events.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// The connections of a client to an endpoint, and the schemas that it has from there: shared by its streams, closed with the last of them.
/// </summary>
internal sealed class PubSubChannel
{
    private const int LargestMessage = 64 * 1024 * 1024;

    private static readonly ConditionalWeakTable<SalesforceOptions, List<PubSubChannel>> Open = [];

    private readonly List<PubSubChannel> _siblings;
    private readonly (Uri Endpoint, HttpMessageHandler? Handler) _key;
    private readonly GrpcChannel _channel;
    private int _users;

    private PubSubChannel(List<PubSubChannel> siblings, EventOptions options)
    {
        _siblings = siblings;
        _key = (options.Endpoint, options.HttpHandler);
        if (!ConnectionFactory.TryRestrict(options.HttpHandler))
            throw new ArgumentException("EventOptions.HttpHandler follows redirects, which would carry the token to another host. Set its "
                + "AllowAutoRedirect to false before it is used.");
        _channel = GrpcChannel.ForAddress(options.Endpoint, new GrpcChannelOptions
        {
            HttpHandler = options.HttpHandler ?? ConnectionFactory.CreateHandler(),
            DisposeHttpClient = options.HttpHandler is null,
            MaxReceiveMessageSize = LargestMessage,
        });
        Client = new PubSub.PubSubClient(_channel);
        Schemas = new SchemaStore(Client);
    }

    /// <summary>Makes the calls.</summary>
    public PubSub.PubSubClient Client { get; }

    /// <summary>The schemas.</summary>
    public SchemaStore Schemas { get; }

    /// <summary>The channel of the client to the endpoint; give it back by <see cref="Release"/>.</summary>
    public static PubSubChannel Take(SalesforceClient org, EventOptions options)
    {
        var siblings = Open.GetOrCreateValue(org.Options);
        lock (siblings)
        {
            var channel = siblings.Find(c => c._key == (options.Endpoint, options.HttpHandler));
            if (channel is null)
                siblings.Add(channel = new PubSubChannel(siblings, options));
            channel._users++;
            return channel;
        }
    }

    /// <summary>Gives the channel back.</summary>
    public void Release()
    {
        lock (_siblings)
        {
            if (--_users > 0)
                return;
            _ = _siblings.Remove(this);
        }
        _channel.Dispose();
    }
}
