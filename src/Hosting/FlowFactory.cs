using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>What the flow that settings name needs, and how it is created.</summary>
internal static class FlowFactory
{
    /// <summary>Creates the flow. The settings have been checked.</summary>
    public static AuthFlow Make(SignInSettings settings) => settings.Flow switch
    {
        SignInFlow.ClientCredentials => new ClientCredentialsFlow(settings.ClientId!, settings.ClientSecret!),
        SignInFlow.JwtBearer => Jwt(settings),
        SignInFlow.Cli => new SalesforceCliFlow(settings.TargetOrg),
        SignInFlow.Token => new ExternalTokenFlow(settings.Token!),
        _ => throw new InvalidOperationException("The settings name no flow."),
    };

    /// <summary>Adds what the settings lack for the flow that they name.</summary>
    public static void AddMissing(SignInSettings settings, List<string> problems)
    {
        switch (settings.Flow)
        {
            case null:
                problems.Add($"Auth:Flow is missing: one of {string.Join(", ", Enum.GetNames<SignInFlow>())}; or bring a flow by SignIn(...).");
                break;
            case SignInFlow.ClientCredentials:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                Require(settings.ClientSecret, "Auth:ClientSecret", "the consumer secret of the app", problems);
                break;
            case SignInFlow.JwtBearer:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                Require(settings.Username, "Auth:Username", "the user to act as", problems);
                Require(settings.PrivateKey ?? settings.PrivateKeyFile, "Auth:PrivateKey or Auth:PrivateKeyFile", "the private key in PEM", problems);
                if (settings is { PrivateKey: null, PrivateKeyFile: { } file } && !File.Exists(file))
                    problems.Add($"Auth:PrivateKeyFile names '{file}', which is not there.");
                break;
            case SignInFlow.Token:
                Require(settings.Token, "Auth:Token", "an access token", problems);
                break;
        }
    }

    private static void Require(string? value, string key, string what, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace(value))
            problems.Add($"{key} is missing: {what}.");
    }

    private static JwtBearerFlow Jwt(SignInSettings settings)
    {
        var key = settings.PrivateKey ?? File.ReadAllText(settings.PrivateKeyFile!);
        return JwtBearerFlow.FromPem(settings.ClientId!, settings.Username!, key, settings.PrivateKeyPassword, settings.Audience);
    }
}
