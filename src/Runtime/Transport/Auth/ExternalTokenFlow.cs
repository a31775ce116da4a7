using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>
/// A token that comes from outside: from a secret store, or from another program that signs in. It is never logged and never part of a
/// message. Calls go to <see cref="SalesforceOptions.Instance"/>, which must be the org's own address.
/// </summary>
public sealed class ExternalTokenFlow : AuthFlow
{
    private readonly Func<CancellationToken, ValueTask<string>> _get;

    /// <summary>A fixed token. When it expires, calls throw <see cref="SalesforceNotAuthenticatedException"/>.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">The token is empty.</exception>
    public ExternalTokenFlow(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        _get = _ => new(token);
    }

    /// <summary>
    /// A token that is fetched when one is needed, and again when the org says that it expired; one fetch serves all waiting calls.
    /// </summary>
    /// <param name="get">Fetches the token. What it throws, calls throw.</param>
    public ExternalTokenFlow(Func<CancellationToken, ValueTask<string>> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = get;
    }

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var token = await _get(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(token)
            ? throw new InvalidOperationException("The function given to ExternalTokenFlow returned an empty token.")
            : new AccessToken(token.Trim());
    }

    internal override string? Objection(Uri instance) => InstanceRule.IsSharedLoginHost(instance)
        ? $"An ExternalTokenFlow does not tell which org it is for, and {instance.Host} serves no data: Instance must be the org's own "
            + $"address, as https://acme.my.salesforce.com."
        : null;
}
