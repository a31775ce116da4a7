namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Checks the assertion of a sign-in by JWT bearer.</summary>
internal sealed class AssertionCheck(TimeProvider clock, SignInRules rules, ClientCheck clients, UserCheck users)
{
    private static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(5);

    private static readonly string[] LoginHosts = ["https://login.salesforce.com", "https://test.salesforce.com"];

    /// <summary>The client that an assertion is from, and the user that it is for.</summary>
    /// <param name="assertion">The assertion.</param>
    /// <param name="origin">The address by which the client calls the org.</param>
    /// <exception cref="OAuthException">It is refused.</exception>
    public (string ClientId, string Username) Check(string assertion, string origin)
    {
        var token = JsonWebToken.Parse(assertion);
        if (token is not { Algorithm: "RS256" })
            throw Invalid("invalid assertion");
        clients.CheckId(token.Issuer);
        if (rules.Client(token.Issuer)?.Key is { } key)
        {
            if (!key.IsSignatureOf(assertion))
                throw Invalid("invalid assertion");
        }
        else if (rules.RequiresSecret)
            throw Invalid(
                "invalid assertion: the local org has no key to check its signature with, and every sign-in needs the client's secret");
        if (string.IsNullOrEmpty(token.Subject) || !users.IsKnown(token.Subject))
            throw Invalid("user hasn't approved this consumer");
        if (!token.Audiences.Any(a => IsAudience(a.TrimEnd('/'), origin)))
            throw Invalid("audience is invalid");
        CheckTime(token);
        return (token.Issuer!, token.Subject);
    }

    private void CheckTime(JsonWebToken token)
    {
        var now = clock.GetUtcNow();
        // The Salesforce CLI adds 300 to a number of milliseconds, and orgs accept that: it means five minutes, and 0.3 seconds can be over
        // before the request arrives.
        var earliest = token.IsInMilliseconds ? now - LongestAssertion : now;
        if (token.Expires <= earliest)
            throw Invalid("expired authorization code");
        if (token.Expires > now + LongestAssertion)
            throw Invalid("assertion is valid for more than five minutes");
    }

    // A login host, or the site at which the user signs in: the org under any of its schemes.
    private static bool IsAudience(string audience, string origin) =>
        LoginHosts.Contains(audience, StringComparer.OrdinalIgnoreCase)
        || (audience.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && string.Equals(HostOf(audience), HostOf(origin), StringComparison.OrdinalIgnoreCase));

    private static string HostOf(string address) =>
        address[(address.IndexOf("//", StringComparison.Ordinal) is var at && at >= 0 ? at : 0)..];

    private static OAuthException Invalid(string description) => new("invalid_grant", description);
}
