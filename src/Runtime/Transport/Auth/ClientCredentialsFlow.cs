using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>
/// OAuth 2.0 client credentials, for a server that acts as one integration user: the app's Run As user. Works only on the org's own address
/// (My Domain), which <see cref="SalesforceOptions.Instance"/> must be. Salesforce Help, "OAuth 2.0 Client Credentials Flow for
/// Server-to-Server Integration".
/// </summary>
public sealed class ClientCredentialsFlow : AuthFlow
{
    private readonly string _clientId;
    private readonly string _clientSecret;

    /// <summary>Signs in as the app's Run As user.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="clientSecret">The app's consumer secret.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public ClientCredentialsFlow(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        _clientId = clientId;
        _clientSecret = clientSecret;
    }

    /// <summary>The clock that limits how long signing in may take.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal override IEnumerable<string?> Secrets => [_clientSecret];

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(channel, TimeProvider);
        var answer = await endpoint.AskAsync(
            [new("grant_type", "client_credentials"), new("client_id", _clientId), new("client_secret", _clientSecret)], cancellationToken).ConfigureAwait(false);
        return answer.Token;
    }

    internal override string? Objection(Uri instance) => InstanceRule.IsSharedLoginHost(instance)
        ? $"Client credentials do not work on {instance.Host}: Instance must be the org's own address (Setup, My Domain), as https://acme.my.salesforce.com."
        : null;
}
