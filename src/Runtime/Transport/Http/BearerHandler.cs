using System.Net;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Signs each call, and sends it where the token is good: to the address that came with the token, which is not the login host. A 401 means
/// that the session ended: the token is renewed once and the call made once more, which is safe for any call because a 401 is answered
/// before anything is done.
/// </summary>
internal sealed class BearerHandler : DelegatingHandler
{
    private readonly TokenCache _tokens;
    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> _send;

    private readonly CallLog _log;

    public BearerHandler(TokenCache tokens, HttpMessageHandler inner, CallLog log)
        : base(inner)
    {
        _tokens = tokens;
        _log = log;
        _send = (request, cancellationToken) => base.SendAsync(request, cancellationToken);
    }

    /// <summary>The token that other calls to the org at that address are signed with; one that they found refused is renewed.</summary>
    public ValueTask<AccessToken> TokenAsync(Uri asked, AccessToken? refused, CancellationToken cancellationToken) =>
        refused is null ? _tokens.GetAsync(Channel(asked), cancellationToken) : _tokens.RenewAsync(refused, Channel(asked), cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var token = _tokens.Current ?? await _tokens.GetAsync(Channel(asked), cancellationToken).ConfigureAwait(false);
        var response = Require(await Send(request, asked, token, out var address, cancellationToken).ConfigureAwait(false), address);
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            return response;
        AccessToken renewed;
        try
        {
            renewed = await _tokens.RenewAsync(token, Channel(asked), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }
        if (renewed.Value == token.Value)
            return response;
        response.Dispose();
        _log.TokenRenewed();
        return Require(await Send(request, asked, renewed, out address, cancellationToken).ConfigureAwait(false), address);
    }

    private Task<HttpResponseMessage> Send(HttpRequestMessage request, Uri asked, AccessToken token, out Uri address, CancellationToken cancellationToken)
    {
        address = token.Instance is { } instance && !InstanceRule.IsSame(asked, instance) ? OrgAddress.Of(instance, asked.PathAndQuery) : asked;
        request.RequestUri = address;
        request.Headers.Authorization = token.Header;
        RequestSize.Require(request);
        return base.SendAsync(request, cancellationToken);
    }

    // A handler that follows redirects changes the address of the request.
    private static HttpResponseMessage Require(HttpResponseMessage response, Uri address)
    {
        if (OrgAddress.IsFrom(response.RequestMessage?.RequestUri, address))
            return response;
        response.Dispose();
        throw new SalesforceFormatException(
            $"The answer did not come from {address.GetLeftPart(UriPartial.Authority)}: the HttpHandler followed a redirect to another host. Set its AllowAutoRedirect to false");
    }

    private SignInChannel Channel(Uri asked) => new(new Uri(asked.GetLeftPart(UriPartial.Authority)), _send) { Secrets = _tokens.Secrets };
}
