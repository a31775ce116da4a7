using System.Net;
using System.Net.Http.Headers;

namespace Salesforce.Typed.Http;

/// <summary>
/// Signs each call. A 401 means that the session ended: the token is renewed once and the call made once more, which is safe for any
/// call because a 401 is answered before anything is done.
/// </summary>
internal sealed class BearerHandler(TokenCache tokens, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        var response = await SendAsync(request, token, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        var renewed = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
        if (renewed.Value == token.Value)
            return response;
        response.Dispose();
        return await SendAsync(request, renewed, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        return base.SendAsync(request, cancellationToken);
    }
}
