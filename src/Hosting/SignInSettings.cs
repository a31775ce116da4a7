using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>
/// How to sign in, as configuration says it. Secrets belong into user secrets, the environment or a vault, and not into a file of
/// the repository.
/// </summary>
public sealed class SignInSettings
{
    /// <summary>Which flow; null where the code brings one (<see cref="SalesforceBuilder.SignIn"/>).</summary>
    public SignInFlow? Flow { get; set; }

    /// <summary>The consumer key of the app.</summary>
    public string? ClientId { get; set; }

    /// <summary>The consumer secret of the app, for client credentials.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The user, for JWT bearer.</summary>
    public string? Username { get; set; }

    /// <summary>The private key in PEM, for JWT bearer: the key itself, or see <see cref="PrivateKeyFile"/>.</summary>
    public string? PrivateKey { get; set; }

    /// <summary>The file with the private key in PEM, for JWT bearer.</summary>
    public string? PrivateKeyFile { get; set; }

    /// <summary>The password of the private key, where it has one.</summary>
    public string? PrivateKeyPassword { get; set; }

    /// <summary>The audience, for JWT bearer: <see cref="JwtBearerFlow.Audience"/>.</summary>
    public Uri? Audience { get; set; }

    /// <summary>The org's name or the user in the Salesforce CLI; null for its default org.</summary>
    public string? TargetOrg { get; set; }

    /// <summary>An access token, for <see cref="SignInFlow.Token"/>.</summary>
    public string? Token { get; set; }
}
