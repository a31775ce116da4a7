using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Telemetry;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Signs each call, and sends it where the token is good: to the address that came with the token, which is not the login host. Where the
/// answer says that the session has ended (<see cref="SessionExpiry"/>), the token is renewed once and the call sent once more, which is
/// safe for any call because such an answer comes before anything is done.
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
        refused is null
            ? _tokens.GetAsync(Channel(asked), cancellationToken)
            : _tokens.RenewAsync(refused, Channel(asked), cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri!;
        var method = request.Method;
        var token = _tokens.Current ?? await GetAsync(null, asked, cancellationToken).ConfigureAwait(false);
        var response = RedirectGuard.Require(
            await Send(request, asked, token, out var address, cancellationToken).ConfigureAwait(false), method, address);
        AccessToken renewed;
        try
        {
            if (!await SessionExpiry.IsReportedAsync(response, cancellationToken).ConfigureAwait(false))
                return response;
            renewed = await GetAsync(token, asked, cancellationToken).ConfigureAwait(false);
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
        return RedirectGuard.Require(
            await Send(request, asked, renewed, out address, cancellationToken).ConfigureAwait(false), method, address);
    }

    // A wait for a token that is canceled must be distinguishable from one for the answer: the request was not sent, or was refused.
    private async ValueTask<AccessToken> GetAsync(AccessToken? refused, Uri asked, CancellationToken cancellationToken)
    {
        try
        {
            return await TokenAsync(asked, refused, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new SignInCanceledException(e);
        }
    }

    private Task<HttpResponseMessage> Send(
        HttpRequestMessage request, Uri asked, AccessToken token, out Uri address, CancellationToken cancellationToken)
    {
        address = token.Instance is { } instance && !InstanceRule.IsSame(asked, instance)
            ? OrgAddress.Of(instance, asked.PathAndQuery)
            : asked;
        request.RequestUri = address;
        request.Headers.Authorization = token.Header;
        RequestSize.Require(request);
        return base.SendAsync(request, cancellationToken);
    }

    private SignInChannel Channel(Uri asked) => new(new Uri(asked.GetLeftPart(UriPartial.Authority)), _send) { Secrets = _tokens.Secrets };
}
