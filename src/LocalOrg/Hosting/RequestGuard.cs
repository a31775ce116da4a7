using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Http.Pipeline;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Hosting;

/// <summary>
/// Refuses requests that web pages of other sites make a browser send: under another host name, or from another origin. It is in front of
/// REST, CometD, the page and gRPC alike. No answer allows another origin to read it.
/// </summary>
internal sealed class RequestGuard(HostNames names)
{
    private const int PermissionDenied = 7;

    private static readonly KeyValuePair<string, string>[] Headers =
    [
        new("X-Content-Type-Options", "nosniff"), new("X-Frame-Options", "DENY"), new("Referrer-Policy", "no-referrer"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox"), new("Cache-Control", "no-store"),
    ];

    /// <summary>Whether a request is a call of the Pub/Sub API.</summary>
    public static bool IsGrpc(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Refusal(context) is { } refusal)
        {
            await RefuseAsync(context, refusal).ConfigureAwait(false);
            return;
        }
        if (!IsGrpc(context))
        {
            foreach (var (name, value) in Headers)
                context.Response.Headers[name] = value;
        }
        await next(context).ConfigureAwait(false);
    }

    private ApiException? Refusal(HttpContext context)
    {
        if (!names.Accepts(context))
        {
            return new ApiException(
                421, "MISDIRECTED_REQUEST",
                "The local org is not served under the host name of this request. Call it by the address that it listens on, or start it "
                    + "with this name as an additional host name (HostName, or sftyped serve --host-name).",
                null);
        }
        return IsFromAnotherOrigin(context) && !IsNavigation(context)
            ? new ApiException(403, "CROSS_ORIGIN_REQUEST", "The local org does not answer web pages of other origins.", null)
            : null;
    }

    // What a browser says of the page that a request is from; clients that are not browsers send neither header.
    private static bool IsFromAnotherOrigin(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers["Sec-Fetch-Site"].Any(s => s is not ("same-origin" or "none")))
            return true;
        return headers.Origin.Any(o => !Array.Exists(
            (string[])["http://", "https://"], s => string.Equals(o, s + context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)));
    }

    // A link to the page, and the redirect of an app that sends a person to sign in.
    private static bool IsNavigation(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!HttpMethods.IsGet(context.Request.Method) || headers["Sec-Fetch-Mode"] != "navigate"
            || headers["Sec-Fetch-Dest"] != "document" || headers.Origin.Count > 0)
            return false;
        var path = RequestTarget.Parse(context.Features.Get<IHttpRequestFeature>()!.RawTarget).Path;
        return path == "/" || string.Equals(path, "/services/oauth2/authorize", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task RefuseAsync(HttpContext context, ApiException refusal)
    {
        if (IsGrpc(context))
        {
            var response = context.Response;
            response.ContentType = "application/grpc";
            response.Headers["grpc-status"] = PermissionDenied.ToString(System.Globalization.CultureInfo.InvariantCulture);
            response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Message);
            return;
        }
        using var error = ApiResponse.Error(refusal);
        await ResponseSender.SendAsync(context, error, null).ConfigureAwait(false);
    }
}
