using System.Net;
using System.Net.Security;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Creates every connection of the library: REST calls, sign-in, the Pub/Sub API, CometD and the handlers of <c>IHttpClientFactory</c>. All
/// of them have the settings of <see cref="Configure"/>.
/// </summary>
internal static class ConnectionFactory
{
    /// <summary>Creates a handler with the settings of the library.</summary>
    public static SocketsHttpHandler CreateHandler()
    {
        var handler = new SocketsHttpHandler();
        Configure(handler);
        return handler;
    }

    /// <summary>Applies the settings of the library to a new handler.</summary>
    public static void Configure(SocketsHttpHandler handler)
    {
        handler.AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate;
        // An org can move to another address; a pooled connection would keep the old one.
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(10);
        handler.EnableMultipleHttp2Connections = true;
        // An unreachable host is detected long before RetryOptions.Timeout.
        handler.ConnectTimeout = TimeSpan.FromSeconds(20);
        // A peer that disappeared is detected while a stream of events has nothing to send.
        handler.KeepAlivePingDelay = TimeSpan.FromSeconds(60);
        handler.KeepAlivePingTimeout = TimeSpan.FromSeconds(20);
        // No API of the platform redirects, and a redirect would carry data to another host.
        handler.AllowAutoRedirect = false;
        // The token identifies the session. A cookie of an earlier session would be sent with the token of a later one.
        handler.UseCookies = false;
        // The certificate of the server is validated by .NET and the operating system, without exceptions.
        handler.SslOptions = new SslClientAuthenticationOptions();
    }

    /// <summary>
    /// Turns redirects and cookies off where a handler of the user, at the end of any chain of handlers, is one of .NET's. .NET drops the
    /// Authorization header of a redirected request, and repeats its other headers and its body at the new address.
    /// </summary>
    /// <returns>Whether the handler, as far as is known, follows no redirect.</returns>
    public static bool TryRestrict(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        try
        {
            if (handler is SocketsHttpHandler sockets && (sockets.AllowAutoRedirect || sockets.UseCookies))
                (sockets.AllowAutoRedirect, sockets.UseCookies) = (false, false);
            else if (handler is HttpClientHandler client && (client.AllowAutoRedirect || client.UseCookies))
                (client.AllowAutoRedirect, client.UseCookies) = (false, false);
            return true;
        }
        catch (InvalidOperationException)
        {
            // It has sent requests, and cannot be changed any more.
            return handler is SocketsHttpHandler { AllowAutoRedirect: false } or HttpClientHandler { AllowAutoRedirect: false };
        }
    }
}
