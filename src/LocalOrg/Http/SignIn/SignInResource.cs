using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing.Core.Ids;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Signing in: <c>services/oauth2</c> and the identity that a token answer points to.</summary>
internal sealed class SignInResource(TimeProvider clock, UserDirectory users, Sessions sessions, SignInRules rules)
{
    private const string Scope = "api refresh_token web";
    private const int MostStateCharacters = 4096;
    private static readonly byte[] SignatureKey = RandomNumberGenerator.GetBytes(32);

    private readonly AuthorizationCodes _codes = new(clock);
    private readonly RedirectUris _redirects = new(rules.RedirectUris);
    private readonly ClientCheck _clients = new(rules);
    private readonly UserCheck _users = new(rules, users);
    private readonly AssertionCheck _assertions = new(clock, rules, new ClientCheck(rules), new UserCheck(rules, users));

    /// <summary>Answers a call of <c>services/oauth2/...</c>; a refusal has the form that OAuth gives it.</summary>
    public static ApiResponse Answer(SignInRequest request, Func<SignInRequest, ApiResponse> handler)
    {
        try
        {
            return request.Parameters.Repeated is { } repeated
                ? throw new OAuthException("invalid_request", $"{repeated} must not be repeated")
                : handler(request);
        }
        catch (OAuthException e)
        {
            return ApiResponse.Json(
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

    /// <summary>The identity of the token's user.</summary>
    public ApiResponse UserInfo(SignInRequest request) => request.Bearer is { } token && sessions.Use(token) is { } session
        ? Identity(users.Find(session.Username), request.Origin)
        : ApiResponse.Text("Bad_OAuth_Token", "text/plain", 403);

    /// <summary>Answers a call of <c>id/{organization}/{user}</c>: a user's own identity.</summary>
    /// <param name="path">The path below <c>id</c>.</param>
    /// <param name="token">The access token, from the header or the parameter <c>oauth_token</c>; null without one.</param>
    /// <param name="origin">The address by which the client calls the org.</param>
    public ApiResponse Identity(string path, string? token, string origin)
    {
        if (token is null || sessions.Use(token) is not { } session)
            return ApiResponse.Text(token is null ? "Missing_OAuth_Token" : "Bad_OAuth_Token", "text/plain", 403);
        var user = users.Find(session.Username);
        var segments = path.Split('/');
        if (segments.Length != 2 || !RecordId.TryParse(segments[0], out var organization) || organization != RecordId.Organization)
            return ApiResponse.Text("Wrong_Org", "text/plain", 403);
        return RecordId.TryParse(segments[1], out var id) && id == user.Id
            ? Identity(user, origin)
            : ApiResponse.Text("Bad_Id", "text/plain", 403);
    }

    private ApiResponse Identity(OrgUser user, string origin) => ApiResponse.Json(json =>
    {
        json.WriteStartObject();
        json.WriteString("id", IdentityUrl(origin, user));
        json.WriteBoolean("asserted_user", true);
        json.WriteString("sub", IdentityUrl(origin, user));
        json.WriteString("user_id", user.Id);
        json.WriteString("organization_id", RecordId.Organization);
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

    /// <summary>Gives out an access token: <c>token</c>.</summary>
    public ApiResponse Token(SignInRequest request)
    {
        var form = request.Parameters;
        string? refreshToken = null;
        string? username = null;
        var client = request.Client;
        var clientId = client.Id ?? "";
        switch (form["grant_type"])
        {
            case "client_credentials":
                _clients.Check(client, needsSecret: true);
                break;
            case "password":
                _clients.Check(client, needsSecret: true);
                if (form["username"] is not { Length: > 0 } name || form["password"] is not { Length: > 0 } password
                    || !_users.IsPassword(name, password))
                    throw new OAuthException("invalid_grant", "authentication failure");
                username = name;
                break;
            case "urn:ietf:params:oauth:grant-type:jwt-bearer":
                (clientId, username) = _assertions.Check(form["assertion"] ?? "", request.Origin);
                break;
            case "authorization_code":
                _clients.Check(client, needsSecret: false);
                var hasSecret = rules.Client(clientId)?.Secret is null || client.Secret is not null;
                username = _codes.Redeem(form["code"] ?? "", clientId, form["redirect_uri"] ?? "", form["code_verifier"], hasSecret);
                refreshToken = sessions.AddRefreshToken(clientId, username);
                break;
            case "refresh_token":
                _clients.Check(client, needsSecret: false);
                var rotates = rules.Client(clientId)?.RotatesRefreshTokens == true;
                username = sessions.UseRefreshToken(form["refresh_token"] ?? "", clientId, rotates)
                    ?? throw new OAuthException("invalid_grant", "expired access/refresh token");
                if (rotates)
                    refreshToken = sessions.AddRefreshToken(clientId, username);
                break;
            default:
                throw new OAuthException("unsupported_grant_type", "grant type not supported");
        }
        return TokenAnswer(sessions.Open(users.Find(username).Account.Username, clientId), refreshToken, request.Origin);
    }

    private ApiResponse TokenAnswer(Session session, string? refreshToken, string origin)
    {
        var user = users.Find(session.Username);
        var issuedAt = clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var id = IdentityUrl(origin, user);
        return ApiResponse.Json(json =>
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

    /// <summary>
    /// Redirects to the client with a code: <c>authorize</c>. There is no page to log in at: the user is the one that login_hint names, or
    /// the first.
    /// </summary>
    public ApiResponse Authorize(SignInRequest request)
    {
        var parameters = request.Parameters;
        _clients.CheckId(parameters["client_id"]);
        // Before the address is known to be the client's, nothing is sent there, not even an error.
        var back = _redirects.Find(parameters["redirect_uri"]);
        if (parameters["state"] is { Length: > MostStateCharacters })
            throw new OAuthException("invalid_request", $"state is longer than {MostStateCharacters} characters");
        try
        {
            return Redirect(back, parameters["state"], ("code", Code(parameters)));
        }
        catch (OAuthException e)
        {
            return Redirect(back, parameters["state"], ("error", e.Error), ("error_description", e.Message));
        }
    }

    private string Code(QueryParameters parameters)
    {
        if (parameters["response_type"] != "code")
            throw new OAuthException("unsupported_response_type", "response type not supported");
        var challenge = parameters["code_challenge"];
        if (challenge is not null && parameters["code_challenge_method"] is not ("S256" or null))
            throw new OAuthException("invalid_request", "code challenge method must be S256");
        // The SHA-256 of a verifier has 43 characters.
        if (challenge is not null && (challenge.Length != 43 || !challenge.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
            throw new OAuthException("invalid_request", "invalid code challenge");
        if (parameters["login_hint"] is { } hint && !_users.IsKnown(hint))
            throw new OAuthException("access_denied", "end-user denied authorization: login_hint is not the name of a user");
        return _codes.Add(
            parameters["client_id"]!, parameters["redirect_uri"]!, challenge, users.Find(parameters["login_hint"]).Account.Username);
    }

    private static ApiResponse Redirect(Uri back, string? state, params (string Name, string Value)[] result)
    {
        var query = string.Join(
            '&', result.Concat(state is null ? [] : [("state", state)]).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        var response = ApiResponse.Empty(302);
        response.Headers.Add(new("Location", $"{back.AbsoluteUri}{(back.Query.Length > 0 ? "&" : "?")}{query}"));
        return response;
    }

    /// <summary>Ends a token: <c>revoke</c>. A client that names itself ends its own tokens only.</summary>
    public ApiResponse Revoke(SignInRequest request)
    {
        var client = request.Client;
        if (client.Secret is not null)
            _clients.Check(client, needsSecret: false);
        return sessions.Revoke(request.Parameters["token"] ?? "", client.Id)
            ? ApiResponse.Empty(200)
            : throw new OAuthException("unsupported_token_type", "this token type is not supported");
    }

    /// <summary>
    /// The state of a token: <c>introspect</c>. A client sees the tokens that it signed in for, and the holder of a token that one.
    /// </summary>
    public ApiResponse Introspect(SignInRequest request)
    {
        var token = request.Parameters["token"] ?? "";
        var isHolder = SecretText.Same(request.Bearer, token);
        var client = request.Client;
        if (!isHolder)
            _clients.Check(client, needsSecret: false);
        var session = sessions.Find(token) is { } found && (isHolder || found.ClientId == client.Id) ? found : null;
        return ApiResponse.Json(json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("active", session is not null);
            if (session is not null)
            {
                json.WriteString("scope", Scope);
                json.WriteString("client_id", session.ClientId);
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

    private string IdentityUrl(string origin, OrgUser user) => $"{origin}/id/{RecordId.Organization}/{user.Id}";
}
