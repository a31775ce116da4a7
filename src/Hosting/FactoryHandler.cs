using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Hosting;

/// <summary>
/// Sends each request by the handler that the factory has for it now: a client lives as long as its program, and a handler that it kept
/// would never be renewed.
/// </summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private HttpMessageHandler? _restricted;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var handler = factory.CreateHandler(name);
        // A primary handler that a user configured has its own settings.
        if (!ReferenceEquals(handler, _restricted) && ConnectionFactory.TryRestrict(handler))
            _restricted = handler;
        // Not disposed with its handler, which is the factory's and serves others.
        using var invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        return await invoker.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
