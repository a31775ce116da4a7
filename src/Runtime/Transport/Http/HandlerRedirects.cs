namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Keeps handlers of users from following redirects: .NET drops the Authorization header of a redirected request, and repeats its other headers and its
/// body at the new address.
/// </summary>
internal static class HandlerRedirects
{
    /// <summary>Turns redirects off where the handler is one of .NET's, at the end of any chain of handlers.</summary>
    /// <returns>Whether the handler, as far as is known, follows no redirect.</returns>
    public static bool TryTurnOff(HttpMessageHandler? handler)
    {
        while (handler is DelegatingHandler { InnerHandler: { } inner })
            handler = inner;
        try
        {
            if (handler is SocketsHttpHandler { AllowAutoRedirect: true } sockets)
                sockets.AllowAutoRedirect = false;
            else if (handler is HttpClientHandler { AllowAutoRedirect: true } client)
                client.AllowAutoRedirect = false;
            return true;
        }
        catch (InvalidOperationException)
        {
            // It has sent requests, and cannot be changed any more.
            return false;
        }
    }
}
