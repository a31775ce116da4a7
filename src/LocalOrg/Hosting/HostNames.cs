using System.Net;
using Microsoft.AspNetCore.Http;

namespace Salesforce.Typed.Testing.Hosting;

/// <summary>
/// The names under which a client may call the org: loopback names and the address it listens on, each with the port of the connection, and
/// the names of <see cref="LocalOrgOptions.HostName"/>. A web page that lets its own name resolve to this machine sends that name, and is
/// refused.
/// </summary>
/// <param name="additional">Further names: <c>org.test</c> for any port, <c>org.test:8080</c> for one.</param>
internal sealed class HostNames(IReadOnlyList<string> additional)
{
    private static readonly string[] Loopback = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Whether the request is for this org.</summary>
    public bool Accepts(HttpContext context)
    {
        var host = context.Request.Host;
        if (string.IsNullOrEmpty(host.Value))
            return false;
        if (additional.Any(n => Same(n, host.Value) || Same(n, host.Host)))
            return true;
        var port = host.Port ?? (context.Request.IsHttps ? 443 : 80);
        return port == context.Connection.LocalPort
            && (Array.Exists(Loopback, n => Same(n, host.Host)) || IsAddressOf(context.Connection, host.Host));
    }

    /// <summary>Checks a name that a caller sets.</summary>
    /// <exception cref="ArgumentException">It is not a host name with or without a port.</exception>
    public static string Checked(string name) =>
        Uri.TryCreate("http://" + name, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", UserInfo: "", Fragment: "" }
            && !name.Contains('/', StringComparison.Ordinal)
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':' or '[' or ']')
            ? name
            : throw new ArgumentException($"'{name}' is not a host name. Give a name such as 'org.test', or a name with a port such as "
                + $"'org.test:8080'.", nameof(name));

    // An address cannot be made to resolve elsewhere, and the one that the connection arrived at is this machine's. As it is usually
    // written: names such as 127.1 are addresses to some programs only.
    private static bool IsAddressOf(ConnectionInfo connection, string host)
    {
        var text = host.Trim('[', ']');
        return connection.LocalIpAddress is { } local && IPAddress.TryParse(text, out var address) && Same(address.ToString(), text)
            && Plain(address).Equals(Plain(local));
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
