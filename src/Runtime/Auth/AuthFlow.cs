namespace Salesforce.Typed;

/// <summary>How the client comes by an access token.</summary>
public abstract class AuthFlow
{
    /// <summary>Gets a new token. The client keeps it and asks again when the org says that it expired.</summary>
    internal abstract ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken);
}
