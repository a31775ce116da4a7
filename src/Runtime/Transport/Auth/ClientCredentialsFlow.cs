using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;
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
    private readonly KeptSecret<string> _clientSecret;

    /// <summary>Signs in as the app's Run As user.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="clientSecret">The app's consumer secret.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public ClientCredentialsFlow(string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        _clientId = clientId;
        _clientSecret = new(clientSecret);
    }

    /// <summary>Signs in as the app's Run As user, with a secret from a vault.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="clientSecret">
    /// Fetches the app's consumer secret: at the first sign-in, and again when the org refuses the one that it returned before, so that a
    /// new secret needs no restart. What it throws is a <see cref="SignInException"/> that names the exception's type only.
    /// </param>
    /// <exception cref="ArgumentException">The consumer key is empty.</exception>
    [OverloadResolutionPriority(-1)]
    public ClientCredentialsFlow(string clientId, Func<CancellationToken, ValueTask<string>> clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(clientSecret);
        _clientId = clientId;
        _clientSecret = new(clientSecret, "client secret");
    }

    /// <summary>The clock that limits how long signing in may take.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal override IEnumerable<string?> Secrets => [_clientSecret.Current];

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var secret = await _clientSecret.GetAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await AskAsync(channel, secret, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Failure == SignInFailure.WrongSecret)
        {
            if (await _clientSecret.ReplaceAsync(secret, cancellationToken).ConfigureAwait(false) is not { } replaced)
                throw;
            return await AskAsync(channel, replaced, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AccessToken> AskAsync(SignInChannel channel, string secret, CancellationToken cancellationToken)
    {
        var endpoint = new TokenEndpoint(channel, TimeProvider);
        var answer = await endpoint.AskAsync(
            [new("grant_type", "client_credentials"), new("client_id", _clientId), new("client_secret", secret)],
                cancellationToken).ConfigureAwait(false);
        return answer.Token;
    }

    internal override string? Objection(Uri instance) => InstanceRule.IsSharedLoginHost(instance)
        ? $"Client credentials do not work on {instance.Host}: Instance must be the org's own address (Setup, My Domain), as "
            + $"https://acme.my.salesforce.com."
        : null;
}
