using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Data.Users;
using Salesforce.Typed.Testing.Http.SignIn;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>Finds the session and the user of a request by its access token.</summary>
internal sealed class RequestAuthentication(UserDirectory users, Sessions sessions)
{
    /// <summary>The token that a request brings; null without one.</summary>
    public static string? Bearer(HttpContext context) => Credentials(context, "BEARER") ?? Credentials(context, "OAUTH");

    /// <summary>The client's id and secret that a request brings by HTTP Basic authentication, in base64; null without them.</summary>
    public static string? Basic(HttpContext context) => Credentials(context, "BASIC");

    /// <summary>The session of the request's token, which is not kept alive by this; null without a valid one.</summary>
    public Session? Find(HttpContext context) => Bearer(context) is { } token ? sessions.Find(token) : null;

    /// <summary>The session of the request's token, which the request keeps alive; null without a valid one.</summary>
    public Session? Use(HttpContext context) => Bearer(context) is { } token ? sessions.Use(token) : null;

    /// <summary>The user that sends the request.</summary>
    /// <exception cref="ApiException">The request has no valid token.</exception>
    public OrgUser UserOf(HttpContext context) =>
        Use(context) is { } session ? users.Find(session.Username) : throw ApiErrors.SessionExpired();

    private static string? Credentials(HttpContext context, string scheme)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && string.Equals(header[..space], scheme, StringComparison.OrdinalIgnoreCase)
            ? header[(space + 1)..].Trim()
            : null;
    }
}
