using Salesforce.Typed.Events.Grpc;
using Salesforce.Typed.Events.Streams;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Events.Comet;

/// <summary>The events of a topic over CometD.</summary>
internal sealed class CometSource : IEventSource
{
    private readonly SalesforceClient _org;
    private readonly Credentials _credentials;
    private readonly HttpMessageInvoker _http;

    public CometSource(SalesforceClient org, string topic, EventOptions options, Credentials credentials)
    {
        _org = org;
        _credentials = credentials;
        Topic = topic;
        var handler = options.HttpHandler ?? org.Options.HttpHandler;
        if (!ConnectionFactory.TryRestrict(handler))
            throw new ArgumentException("The HttpHandler for CometD follows redirects, which would carry the session to another host. Set "
                + "its AllowAutoRedirect to false before it is used.");
        _http = new HttpMessageInvoker(handler ?? ConnectionFactory.CreateHandler(), disposeHandler: handler is null);
    }

    public string Topic { get; }

    public async ValueTask<IEventConnection> OpenAsync(ReplayFrom from, CancellationToken cancellationToken)
    {
        if (!from.Id.IsNone && !from.Id.IsNumber)
            throw new ArgumentException($"The replay id {from.Id} came over the Pub/Sub API, and means nothing to CometD. Begin at "
                + $"ReplayFrom.Latest or Earliest, or keep the places of both transports apart by EventOptions.StoreKey.", nameof(from));
        var token = await _credentials.TokenAsync(cancellationToken).ConfigureAwait(false);
        var address = OrgAddress.Of(token.Instance ?? _org.Options.Instance, "/cometd/" + _org.Options.ApiVersion);
        var client = new CometClient(
            _http, address, token, _credentials, Topic, from, _org.Options.TimeProvider, _org.Options.MaxResponseBytes);
        await client.OpenAsync(cancellationToken).ConfigureAwait(false);
        return client;
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return default;
    }
}
