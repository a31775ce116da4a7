using Salesforce.Typed.Auth;
using Salesforce.Typed.Core.Secrets;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// What Salesforce's refusals mean and what to do about each. Its codes are few (most are <c>invalid_grant</c>): the words tell
/// more.
/// </summary>
internal static class SignInAdvice
{
    private const string ApprovalAdvice =
        "In the app's policies (Setup, External Client App Manager) let Permitted Users be \"Admin approved users are pre-authorized\", "
            + "and select a "
        + "profile or permission set that the user has. A user of the web server flow can consent by signing in instead.";

    private const string ClientAdvice =
        "Compare with the app's consumer key (Setup, External Client App Manager, Settings, OAuth): a new app takes up to ten minutes to "
            + "be known, and an "
        + "app that is not packaged exists in its own org only.";

    private const string FlowAdvice =
        "Enable the flow in the app's OAuth settings (Setup, External Client App Manager), and in its policies.";

    private const string AssertionAdvice =
        "Check that the app has the certificate which belongs to the private key, that the certificate has not expired, and that the "
            + "audience is the host where "
        + "the user signs in: https://login.salesforce.com, or https://test.salesforce.com for a sandbox.";

    private const string SignInAgain = "The person must sign in again, through WebServerFlow.Begin and FinishAsync.";

    // In this order: what says more comes first. A rule without words represents its code alone.
    private static readonly Rule[] Rules =
    [
        new(null, "not supported on this domain", SignInFailure.WrongDomain,
            "Client credentials work on the org's own address only: set SalesforceOptions.Instance to "
                + "https://YOURDOMAIN.my.salesforce.com (Setup, My Domain)."),
        new(null, "no client credentials user", SignInFailure.NoRunAsUser,
            "Choose a Run As user in the app's policies (Setup, External Client App Manager, Policies, Client Credentials Flow)."),
        new(null, "client credentials flow not enabled", SignInFailure.FlowNotEnabled, FlowAdvice),
        new(null, "approved this consumer", SignInFailure.NotApproved, ApprovalAdvice),
        new(null, "not admin approved", SignInFailure.NotApproved, ApprovalAdvice),
        new(null, "not installed in this org", SignInFailure.AppNotInstalled,
            "The app lives in another org than the one that SalesforceOptions.Instance leads to: check whether a sandbox is meant, or "
                + "install the app's package there."),
        new(null, "audience", SignInFailure.WrongAudience,
            "Set JwtBearerFlow.Audience: https://login.salesforce.com for production, https://test.salesforce.com for a sandbox, or the "
                + "address of the site at which the user signs in."),
        new(null, "expired access/refresh token", SignInFailure.RefreshTokenExpired, SignInAgain),
        new(null, "authorization code", SignInFailure.InvalidCode, "A code is good once, for 15 minutes. " + SignInAgain),
        new(null, "code verifier", SignInFailure.InvalidCode, "Finish a sign-in with the WebServerSignIn that began it. " + SignInAgain),
        new(null, "assertion", SignInFailure.InvalidAssertion, AssertionAdvice),
        new(null, "inactive", SignInFailure.Inactive, "Activate, unfreeze or unlock the user (Setup, Users)."),
        new(null, "ip restricted", SignInFailure.NetworkRestricted,
            "Relax IP restrictions in the app's policies, or add this machine's address to the trusted ranges (Setup, Network Access; the "
                + "profile's login ranges)."),
        new(null, "rate exceeded", SignInFailure.TooManySignIns, "Wait, and use one SalesforceClient for the whole application: it signs "
            + "in once."),
        new(null, "scope", SignInFailure.InvalidScope, "Add the scope to the app's OAuth settings; calls of the REST API need \"Manage "
            + "user data via APIs (api)\"."),
        new("redirect_uri_mismatch", null, SignInFailure.RedirectMismatch,
            "Add the redirect address to the app's callback URLs, letter by letter, with its port."),
        new("redirect_uri_missing", null, SignInFailure.RedirectMismatch, "Add the redirect address to the app's callback URLs."),
        new("invalid_client_id", null, SignInFailure.UnknownClient, ClientAdvice),
        new("invalid_client", null, SignInFailure.WrongSecret,
            "Compare with the app's consumer secret. An app that does not require one must be used without, and one that does must be "
                + "given it."),
        new("app_not_found", null, SignInFailure.AppNotInstalled, ClientAdvice),
        new("OAUTH_EC_APP_NOT_FOUND", null, SignInFailure.AppNotInstalled, ClientAdvice),
        new("invalid_app_access", null, SignInFailure.NotApproved, ApprovalAdvice),
        new("OAUTH_APP_ACCESS_DENIED", null, SignInFailure.NotApproved, ApprovalAdvice),
        new("access_denied", null, SignInFailure.AccessDenied, "The person declined, or may not use the app: ask them to sign in again "
            + "and to allow it."),
        new("access-denied", null, SignInFailure.AccessDenied, "The person declined, or may not use the app: ask them to sign in again "
            + "and to allow it."),
        new("unsupported_grant_type", null, SignInFailure.FlowNotEnabled, FlowAdvice),
        new("unauthorized_client", null, SignInFailure.FlowNotEnabled, FlowAdvice),
        new("inactive_user", null, SignInFailure.Inactive, "Activate the user (Setup, Users)."),
        new("inactive_org", null, SignInFailure.Inactive, "The org is locked or closed: ask Salesforce."),
        new("rate_limit_exceeded", null, SignInFailure.TooManySignIns, "Wait, and use one SalesforceClient for the whole application: it "
            + "signs in once."),
        new("server_error", null, SignInFailure.Unreachable, "Try again later; status.salesforce.com reports about outages."),
        new("temporarily_unavailable", null, SignInFailure.Unreachable, "Try again later; status.salesforce.com reports about outages."),
    ];

    /// <summary>The exception for a refusal.</summary>
    /// <param name="error">What the org said.</param>
    /// <param name="form">What it was asked; none of it but the grant type gets into a message.</param>
    /// <param name="host">Whom.</param>
    /// <param name="serverTime">What time it was there.</param>
    /// <param name="retryAfter">How long the answer asks to wait.</param>
    public static SignInException Explain(
        OAuthError error, IReadOnlyList<KeyValuePair<string, string>> form, Uri host, DateTimeOffset? serverTime,
        TimeSpan? retryAfter = null)
    {
        var secrets = SecretsOf(form);
        var description = Redaction.Clean(error.Description, secrets);
        var code = Redaction.Clean(error.Error, secrets);
        var grant = form.FirstOrDefault(f => f.Key == "grant_type").Value ?? "";
        var (failure, advice) = Find(error, grant);
        return new(failure, $"{host.Host} says {code}{(description.Length > 0 ? ": " + description : "")}", advice, errorCode: code)
        {
            ErrorDescription = description,
            ServerTime = serverTime,
            IsTransient = failure == SignInFailure.Unreachable,
            RetryAfter = retryAfter,
        };
    }

    /// <summary>The secrets among the fields of a form.</summary>
    public static string[] SecretsOf(IReadOnlyList<KeyValuePair<string, string>> form) =>
        [.. form.Where(f => f.Key is "client_secret" or "assertion" or "code" or "code_verifier" or "refresh_token" or "state" or "token")
            .Select(f => f.Value)];

    private static (SignInFailure Failure, string Advice) Find(OAuthError error, string grant)
    {
        // The words of an old code, said of an assertion, which has none.
        if (grant == JwtBearerFlow.GrantType && error.Description.Contains("expired", StringComparison.OrdinalIgnoreCase))
            return (SignInFailure.AssertionExpired, "Set this machine's clock: an assertion lives three minutes at most.");
        foreach (var rule in Rules)
        {
            if (rule.Fits(error))
                return (rule.Failure, rule.Advice);
        }
        return (SignInFailure.Other, grant switch
        {
            JwtBearerFlow.GrantType => AssertionAdvice + " " + ApprovalAdvice,
            "refresh_token" => SignInAgain,
            _ => "Setup, Login History reports more about the user's attempts; docs/sign-in.md lists what each flow needs.",
        });
    }

    private sealed record Rule(string? Error, string? Words, SignInFailure Failure, string Advice)
    {
        public bool Fits(OAuthError error) =>
            (Error is null || Error == error.Error)
                && (Words is null || error.Description.Contains(Words, StringComparison.OrdinalIgnoreCase));
    }
}
