using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>The <c>Accept</c> header of a request: the platform answers in JSON or XML, the local org in JSON only.</summary>
internal static class AcceptHeader
{
    /// <summary>Whether the client wants XML and does not take JSON.</summary>
    public static bool WantsXmlOnly(StringValues accept)
    {
        if (!accept.Any(a => a?.Contains("xml", StringComparison.OrdinalIgnoreCase) == true)
            || !MediaTypeHeaderValue.TryParseList(accept, out var types))
            return false;
        var accepted = types.Where(t => t.Quality is not 0).ToList();
        return accepted.Exists(t => IsOf(t, "xml")) && !accepted.Exists(t => t.MatchesAllSubTypes || IsOf(t, "json"));
    }

    private static bool IsOf(MediaTypeHeaderValue type, string format) =>
        type.SubTypeWithoutSuffix.Equals(format, StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals(format, StringComparison.OrdinalIgnoreCase);
}
