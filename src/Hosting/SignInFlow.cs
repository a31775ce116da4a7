using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>The flows that configuration can name.</summary>
public enum SignInFlow
{
    /// <summary><see cref="ClientCredentialsFlow"/>: ClientId and ClientSecret.</summary>
    ClientCredentials,

    /// <summary><see cref="JwtBearerFlow"/>: ClientId, Username, and PrivateKey or PrivateKeyFile.</summary>
    JwtBearer,

    /// <summary><see cref="SalesforceCliFlow"/>: TargetOrg, or the CLI's default org. For a developer's machine.</summary>
    Cli,

    /// <summary><see cref="ExternalTokenFlow"/>: Token. For tests.</summary>
    Token,
}
