using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>Makes the flow that settings name.</summary>
internal static class FlowFactory
{
    /// <summary>The flow. The settings have been checked.</summary>
    public static AuthFlow Make(SignInSettings settings) => settings.Flow switch
    {
        SignInFlow.ClientCredentials => new ClientCredentialsFlow(settings.ClientId!, settings.ClientSecret!),
        SignInFlow.JwtBearer => Jwt(settings),
        SignInFlow.Cli => new SalesforceCliFlow(settings.TargetOrg),
        SignInFlow.Token => new ExternalTokenFlow(settings.Token!),
        _ => throw new InvalidOperationException("The settings name no flow."),
    };

    private static JwtBearerFlow Jwt(SignInSettings settings)
    {
        var key = settings.PrivateKey ?? File.ReadAllText(settings.PrivateKeyFile!);
        return JwtBearerFlow.FromPem(settings.ClientId!, settings.Username!, key, settings.PrivateKeyPassword, settings.Audience);
    }
}
