using Grpc.Core;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Errors;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Events.Grpc;

/// <summary>
/// Signs calls as the Pub/Sub API asks for it (Pub/Sub API, Authentication). A call that is open outlives its session; each new one takes
/// the token that is good then.
/// </summary>
internal sealed class Credentials(SalesforceClient org, string? tenantId)
{
    private AccessToken? _used;
    private bool _isRefused;
    private string? _tenant = tenantId;
    private string? _user;

    /// <summary>The metadata of a new call.</summary>
    public async ValueTask<Metadata> MakeAsync(CancellationToken cancellationToken)
    {
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        var tenant = _tenant ??= token.Identity?.OrganizationId ?? TenantOf(token.Value)
            ?? (await IdentifyAsync(cancellationToken).ConfigureAwait(false)).OrganizationId;
        return new Metadata
        {
            { HeaderNames.RpcAccessToken, token.Value },
            { HeaderNames.RpcInstanceUrl, (token.Instance ?? org.Options.Instance).GetLeftPart(UriPartial.Authority) },
            { HeaderNames.RpcTenantId, tenant },
        };
    }

    /// <summary>A token that is good as far as is known.</summary>
    public async ValueTask<AccessToken> TokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await org.Transport.SignInAsync(_isRefused ? _used : null, cancellationToken).ConfigureAwait(false);
            (_used, _isRefused) = (token, false);
            return token;
        }
        catch (Exception e) when (e is SalesforceApiException or SignInException && WriteOutcomeClassifier.IsTransient(e))
        {
            throw new EventStreamException("Signing in for a stream of events failed: "
                + e.Message, "SignIn", (e as SalesforceApiException)?.ErrorCode, (e as SalesforceApiException)?.RequestId, e)
                {
                    IsTransient = true
                };
        }
    }

    /// <summary>The org did not take the token of the last call.</summary>
    public void Refuse() => _isRefused = true;

    /// <summary>The user that calls act as, which events to publish must name.</summary>
    public async ValueTask<string> UserAsync(CancellationToken cancellationToken)
    {
        if (_user is not null)
            return _user;
        var token = await TokenAsync(cancellationToken).ConfigureAwait(false);
        return _user = token.Identity?.UserId ?? (await IdentifyAsync(cancellationToken).ConfigureAwait(false)).UserId;
    }

    // A session id begins with the org's id, up to an exclamation mark.
    private static string? TenantOf(string token)
    {
        var length = token.IndexOf('!', StringComparison.Ordinal);
        return length is 15 or 18 && token.StartsWith("00D", StringComparison.Ordinal) ? token[..length] : null;
    }

    private async ValueTask<SignInIdentity> IdentifyAsync(CancellationToken cancellationToken)
    {
        using var answer =
            await org.SendAsync(HttpMethod.Get, "/services/oauth2/userinfo", cancellationToken: cancellationToken).ConfigureAwait(false);
        var identity = JsonCall.Read(
            await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false),
            "an object with organization_id and user_id",
            static root =>
                SignInIdentity.Parse($"id/{root.GetProperty("organization_id").GetString()}/{root.GetProperty("user_id").GetString()}"));
        return identity ?? throw new SalesforceFormatException(
            "The answer of /services/oauth2/userinfo names no org and user. Set EventOptions.TenantId");
    }
}
