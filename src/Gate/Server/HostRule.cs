using System.Net;
using Microsoft.AspNetCore.Http;

namespace Salesforce.Typed.Gate.Server;

/// <summary>
/// Which requests may come from where. A web page cannot reach the gate by a name of its own that it lets point to the loopback (DNS
/// rebinding), nor from another origin.
/// </summary>
internal static class HostRule
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>The reason why a request is refused; null where it is not.</summary>
    public static string? Refusal(HttpRequest request, IReadOnlyList<string> names)
    {
        var isLoopback = request.HttpContext.Connection.LocalIpAddress is not { } address || IPAddress.IsLoopback(address);
        var allowed = isLoopback ? [.. Loopback, .. names] : names;
        if (allowed.Count > 0 && !allowed.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase))
            return "The gate does not answer to this host name. List it in GateOptions.HostNames, or with --host-name.";
        return request.Headers.Origin.Count > 0 && !IsOwnOrigin(request) ? "Requests from web pages are refused." : null;
    }

    private static bool IsOwnOrigin(
        HttpRequest request) => Uri.TryCreate(request.Headers.Origin.ToString(), UriKind.Absolute, out var origin)
        && origin.Authority == request.Host.Value && origin.Scheme == request.Scheme;
}
