using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing.Errors;
using Salesforce.Typed.Testing.Http;
using Salesforce.Typed.Testing.Users;

namespace Salesforce.Typed.Testing.SignIn;

/// <summary>Signing in: <c>services/oauth2</c> and the identity that a token answer points to.</summary>
internal sealed class SignInResource(Org org, UserDirectory users, Sessions sessions, SignInRules rules)
{
    private const string Scope = "api refresh_token web";
    private static readonly TimeSpan LongestAssertion = TimeSpan.FromMinutes(3);
    private static readonly byte[] SignatureKey = RandomNumberGenerator.GetBytes(32);

    private readonly AuthorizationCodes _codes = new();

    /// <summary>Answers a call of <c>services/oauth2/...</c>.</summary>
    /// <param name="name">What comes after <c>oauth2/</c>.</param>
    /// <param name="method">The method.</param>
    /// <param name="parameters">The form, or the parameters of the url.</param>
    /// <param name="bearer">The token in the header, if there is one.</param>
    /// <param name="origin">The address by which the client calls the org.</param>
    public Reply Answer(string name, string method, QueryParameters parameters, string? bearer, string origin)
    {
        try
        {
            return name.ToLowerInvariant() switch
            {
                "token" when method == "POST" => Token(parameters, origin),
                "authorize" => Authorize(parameters),
                "revoke" => Revoke(parameters),
                "introspect" when method == "POST" => Introspect(parameters),
                "userinfo" => bearer is not null && sessions.Use(bearer) is { } session ? Identity(users.Find(session.Username), origin) : Reply.Text("Bad_OAuth_Token", "text/plain", 403),
                _ => throw ApiErrors.NotFound(),
            };
        }
        catch (OAuthException e)
        {
            return Reply.Json(
                json =>
                {
                    json.WriteStartObject();
                    json.WriteString("error", e.Error);
                    json.WriteString("error_description", e.Message);
                    json.WriteEndObject();
                },
                400);
        }
    }

    /// <summary>Who the token's user is.</summary>
    public Reply Identity(OrgUser user, string origin) => Reply.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", IdentityUrl(origin, user));
        json.WriteBoolean("asserted_user", true);
        json.WriteString("sub", IdentityUrl(origin, user));
        json.WriteString("user_id", user.Id);
        json.WriteString("organization_id", org.OrganizationId);
        json.WriteString("username", user.Account.Username);
        json.WriteString("preferred_username", user.Account.Username);
        json.WriteString("nickname", user.Account.Username.Split('@')[0]);
        json.WriteString("name", user.FullName);
        json.WriteString("display_name", user.FullName);
        json.WriteString("given_name", user.Account.FirstName);
        json.WriteString("family_name", user.Account.LastName);
        json.WriteString("email", user.Account.Username);
        json.WriteBoolean("email_verified", true);
        json.WriteString("zoneinfo", "GMT");
        json.WriteString("user_type", "STANDARD");
        json.WriteBoolean("active", true);
        json.WriteString("language", "en_US");
        json.WriteString("locale", "en_US");
        json.WriteStartObject("urls");
        json.WriteString("rest", origin + "/services/data/v{version}/");
        json.WriteString("sobjects", origin + "/services/data/v{version}/sobjects/");
        json.WriteString("query", origin + "/services/data/v{version}/query/");
        json.WriteString("search", origin + "/services/data/v{version}/search/");
        json.WriteString("recent", origin + "/services/data/v{version}/recent/");
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private Reply Token(QueryParameters form, string origin)
    {
        string? refreshToken = null;
        string? username = null;
        switch (form["grant_type"])
        {
            case "client_credentials":
                CheckClient(form, needsSecret: true);
                break;
            case "password":
                CheckClient(form, needsSecret: true);
                if (string.IsNullOrEmpty(form["username"]) || string.IsNullOrEmpty(form["password"]))
                    throw new OAuthException("invalid_grant", "authentication failure");
                username = form["username"];
                break;
            case "urn:ietf:params:oauth:grant-type:jwt-bearer":
                username = Subject(form["assertion"] ?? "");
                break;
            case "authorization_code":
                CheckClient(form, needsSecret: false);
                username = _codes.Redeem(form["code"] ?? "", form["client_id"] ?? "", form["redirect_uri"] ?? "", form["code_verifier"]);
                refreshToken = sessions.AddRefreshToken(form["client_id"] ?? "", username);
                break;
            case "refresh_token":
                CheckClient(form, needsSecret: false);
                username = sessions.UseRefreshToken(form["refresh_token"] ?? "", form["client_id"] ?? "", rules.RotatesRefreshTokens)
                    ?? throw new OAuthException("invalid_grant", "expired access/refresh token");
                if (rules.RotatesRefreshTokens)
                    refreshToken = sessions.AddRefreshToken(form["client_id"] ?? "", username);
                break;
            default:
                throw new OAuthException("unsupported_grant_type", "grant type not supported");
        }
        return TokenAnswer(users.Find(username), refreshToken, origin);
    }

    private Reply TokenAnswer(OrgUser user, string? refreshToken, string origin)
    {
        var session = sessions.Open(user.Account.Username);
        var issuedAt = org.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var id = IdentityUrl(origin, user);
        return Reply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteString("access_token", session.Token);
            if (refreshToken is not null)
                json.WriteString("refresh_token", refreshToken);
            json.WriteString("signature", Convert.ToBase64String(HMACSHA256.HashData(SignatureKey, Encoding.UTF8.GetBytes(id + issuedAt))));
            json.WriteString("scope", Scope);
            json.WriteString("instance_url", origin);
            json.WriteString("id", id);
            json.WriteString("token_type", "Bearer");
            json.WriteString("issued_at", issuedAt);
            json.WriteEndObject();
        });
    }

    private void CheckClient(QueryParameters form, bool needsSecret)
    {
        var clientId = form["client_id"];
        if (string.IsNullOrEmpty(clientId) || (rules.ClientId is { } only && clientId != only))
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        var secret = form["client_secret"];
        // Public clients have none; one that is sent must be right.
        if (needsSecret ? string.IsNullOrEmpty(secret) || (rules.ClientSecret is { } wanted && secret != wanted) : secret is not null && rules.ClientSecret is { } given && secret != given)
            throw new OAuthException("invalid_client", "invalid client credentials");
    }

    // The user that an assertion is for.
    private string Subject(string assertion)
    {
        var token = JsonWebToken.Parse(assertion) ?? throw new OAuthException("invalid_grant", "invalid assertion");
        var now = org.Clock.GetUtcNow();
        if (token.Algorithm != "RS256")
            throw new OAuthException("invalid_grant", "invalid assertion");
        if (string.IsNullOrEmpty(token.Issuer) || (rules.ClientId is { } only && token.Issuer != only))
            throw new OAuthException("invalid_client_id", "client identifier invalid");
        if (string.IsNullOrEmpty(token.Subject))
            throw new OAuthException("invalid_grant", "user hasn't approved this consumer");
        if (string.IsNullOrEmpty(token.Audience))
            throw new OAuthException("invalid_grant", "audience is invalid");
        if (token.Expires <= now)
            throw new OAuthException("invalid_grant", "expired authorization code");
        if (token.Expires > now + LongestAssertion)
            throw new OAuthException("invalid_grant", "assertion is valid for more than three minutes");
        return token.Subject;
    }

    // There is no page to log in at: whoever asks is the user that login_hint names, or the org's first, and goes straight back with a code.
    private Reply Authorize(QueryParameters parameters)
    {
        CheckClient(parameters, needsSecret: false);
        if (parameters["response_type"] != "code")
            throw new OAuthException("unsupported_response_type", "response type not supported");
        if (!Uri.TryCreate(parameters["redirect_uri"], UriKind.Absolute, out var back))
            throw new OAuthException("redirect_uri_missing", "redirect_uri must be specified");
        if (parameters["code_challenge"] is not null && parameters["code_challenge_method"] is not ("S256" or null))
            throw new OAuthException("invalid_request", "code challenge method must be S256");
        var code = _codes.Add(parameters["client_id"]!, parameters["redirect_uri"]!, parameters["code_challenge"], users.Find(parameters["login_hint"]).Account.Username);
        var state = parameters["state"] is { } given ? "&state=" + Uri.EscapeDataString(given) : "";
        var reply = Reply.Empty(302);
        reply.Headers.Add(new("Location", $"{back.AbsoluteUri}{(back.Query.Length > 0 ? "&" : "?")}code={code}{state}"));
        return reply;
    }

    private Reply Revoke(QueryParameters parameters) => sessions.Revoke(parameters["token"] ?? "")
        ? Reply.Empty(200)
        : throw new OAuthException("unsupported_token_type", "this token type is not supported");

    private Reply Introspect(QueryParameters form)
    {
        CheckClient(form, needsSecret: false);
        var session = sessions.Find(form["token"] ?? "");
        return Reply.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("active", session is not null);
            if (session is not null)
            {
                json.WriteString("scope", Scope);
                json.WriteString("client_id", form["client_id"]);
                var user = users.Find(session.Username);
                json.WriteString("username", user.Account.Username);
                json.WriteString("sub", IdentityUrl("https://login.salesforce.com", user));
                json.WriteString("token_type", "access_token");
                WriteExpiry(json, session);
            }
            json.WriteEndObject();
        });
    }

    private static void WriteExpiry(Utf8JsonWriter json, Session session)
    {
        if (session.Expires is { } expires)
            json.WriteNumber("exp", expires.ToUnixTimeSeconds());
        json.WriteNumber("iat", session.LastUsed.ToUnixTimeSeconds());
    }

    private string IdentityUrl(string origin, OrgUser user) => $"{origin}/id/{org.OrganizationId}/{user.Id}";
}
