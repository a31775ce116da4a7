namespace Salesforce.Typed;

/// <summary>
/// A token that comes from outside: from a secret store, or from <c>sf org auth show-access-token --json</c>. It is never logged and
/// never part of a message.
/// </summary>
public sealed class ExternalToken : AuthFlow
{
    private readonly Func<CancellationToken, ValueTask<string>> _get;

    /// <summary>A fixed token. When it expires, calls throw <see cref="NotAuthenticatedException"/>.</summary>
    public ExternalToken(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        _get = _ => new(token);
    }

    /// <summary>A token that is fetched when one is needed, and again when the org says that it expired.</summary>
    public ExternalToken(Func<CancellationToken, ValueTask<string>> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        _get = get;
    }

    /// <summary>Says that there is a token, not which.</summary>
    public override string ToString() => "ExternalToken(...)";

    internal override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var token = await _get(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(token)
            ? throw new InvalidOperationException("The function given to ExternalToken returned an empty token.")
            : new AccessToken(token.Trim());
    }
}
