using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>
/// How the client obtains an access token. A flow may serve several clients at the same time. Which one to take:
/// <see cref="ClientCredentialsFlow"/> and <see cref="JwtBearerFlow"/> for servers, <see cref="WebServerFlow"/> for people,
/// <see cref="SalesforceCliFlow"/> for a developer's machine, <see cref="ExternalTokenFlow"/> for a token that something else takes care
/// of.
/// </summary>
public abstract class AuthFlow
{
    // Only this assembly knows how a token is delivered.
    private protected AuthFlow()
    {
    }

    /// <summary>Says how tokens are obtained, and no secret.</summary>
    public override string ToString() => GetType().Name + "(...)";

    /// <summary>Gets a new token. The client keeps it and asks again when the org says that it expired.</summary>
    /// <exception cref="SignInException">There is not one to be had.</exception>
    internal abstract ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken);

    /// <summary>What the flow sends and no message may hold, in addition to the tokens that it obtains.</summary>
    internal virtual IEnumerable<string?> Secrets => [];

    /// <summary>Why this flow cannot work with that address as <see cref="SalesforceOptions.Instance"/>; null where it can.</summary>
    internal virtual string? Objection(Uri instance) => null;
}
