using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>What the flow that settings name needs, and how it is created.</summary>
internal static class FlowFactory
{
    /// <summary>Creates the flow. The settings have been checked.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="secret">Fetches the flow's secret; null where a setting holds it.</param>
    public static AuthFlow Make(SignInSettings settings, Func<CancellationToken, ValueTask<string>>? secret) =>
        secret is null ? Make(settings) : settings.Flow switch
    {
        SignInFlow.ClientCredentials => new ClientCredentialsFlow(settings.ClientId!, secret),
        SignInFlow.JwtBearer => JwtBearerFlow.FromPem(
            settings.ClientId!,
            settings.Username!,
            secret,
            settings.PrivateKeyPassword is { } password ? _ => new(password) : null,
            settings.Audience),
        SignInFlow.Token => new ExternalTokenFlow(secret),
        _ => throw new InvalidOperationException("The settings name no flow with a secret."),
    };

    private static AuthFlow Make(SignInSettings settings) => settings.Flow switch
    {
        SignInFlow.ClientCredentials => new ClientCredentialsFlow(settings.ClientId!, settings.ClientSecret!),
        SignInFlow.JwtBearer => Jwt(settings),
        SignInFlow.Cli => new SalesforceCliFlow(settings.TargetOrg),
        SignInFlow.Token => new ExternalTokenFlow(settings.Token!),
        _ => throw new InvalidOperationException("The settings name no flow."),
    };

    /// <summary>Adds what the settings lack for the flow that they name.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="hasSecret">Whether code fetches the flow's secret.</param>
    /// <param name="problems">What is wrong.</param>
    public static void AddMissing(SignInSettings settings, bool hasSecret, List<string> problems)
    {
        if (hasSecret)
        {
            AddMissingBesideSecret(settings, problems);
            return;
        }
        switch (settings.Flow)
        {
            case null:
                problems.Add(
                    $"Auth:Flow is missing: one of {string.Join(", ", Enum.GetNames<SignInFlow>())}; or bring a flow by SignIn(...).");
                break;
            case SignInFlow.ClientCredentials:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                Require(settings.ClientSecret, "Auth:ClientSecret", "the consumer secret of the app", problems);
                break;
            case SignInFlow.JwtBearer:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                Require(settings.Username, "Auth:Username", "the user to act as", problems);
                Require(settings.PrivateKey
                    ?? settings.PrivateKeyFile, "Auth:PrivateKey or Auth:PrivateKeyFile", "the private key in PEM", problems);
                if (settings is { PrivateKey: null, PrivateKeyFile: { } file } && !File.Exists(file))
                    problems.Add($"Auth:PrivateKeyFile names '{file}', which is not there.");
                break;
            case SignInFlow.Token:
                Require(settings.Token, "Auth:Token", "an access token", problems);
                break;
        }
    }

    private static void AddMissingBesideSecret(SignInSettings settings, List<string> problems)
    {
        switch (settings.Flow)
        {
            case null:
                problems.Add("Auth:Flow is missing, which says what the secret of Secret(...) is: ClientCredentials, JwtBearer or Token.");
                break;
            case SignInFlow.ClientCredentials:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                RequireNone(settings.ClientSecret, "Auth:ClientSecret", problems);
                break;
            case SignInFlow.JwtBearer:
                Require(settings.ClientId, "Auth:ClientId", "the consumer key of the app", problems);
                Require(settings.Username, "Auth:Username", "the user to act as", problems);
                RequireNone(settings.PrivateKey, "Auth:PrivateKey", problems);
                RequireNone(settings.PrivateKeyFile, "Auth:PrivateKeyFile", problems);
                break;
            case SignInFlow.Token:
                RequireNone(settings.Token, "Auth:Token", problems);
                break;
            default:
                problems.Add($"Auth:Flow is {settings.Flow}, which has no secret: remove Secret(...).");
                break;
        }
    }

    private static void RequireNone(string? value, string key, List<string> problems)
    {
        if (!string.IsNullOrWhiteSpace(value))
            problems.Add($"{key} is set, and Secret(...) fetches it too: remove one of them.");
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
