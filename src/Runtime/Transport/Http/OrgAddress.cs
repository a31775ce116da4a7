using System.Buffers;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Builds the address of every request that carries a token or a secret: an origin that the options or the sign-in set, and a path below
/// it. The path never decides where the request goes. It begins with one slash and has no backslash, no dot segment and no control
/// character, and the scheme, host and port of the result are compared with the origin.
/// </summary>
internal static class OrgAddress
{
    private const string DataResources = "/services/data/v";

    // RFC 3986: what a segment may hold, a slash, and the percent sign of an escape.
    private static readonly SearchValues<char> InPath =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/%");

    private static readonly SearchValues<char> InAnswerPath = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    private static readonly SearchValues<char> InAnswerQuery = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*+,;=:@/%?&");

    // A '#' begins a fragment, which is not sent: the rest of the address would be lost.
    private static readonly SearchValues<char> NotInQuery =
        SearchValues.Create([.. Enumerable.Range(0, 32).Concat(Enumerable.Range(127, 33)).Select(c => (char)c), '#']);

    /// <summary>The address of a path below an origin.</summary>
    /// <param name="origin">The org or the login host.</param>
    /// <param name="path">The path, from its slash on, with the query string.</param>
    /// <exception cref="SalesforceFormatException">The path could lead somewhere else.</exception>
    public static Uri Of(Uri origin, string path) => Of(origin, origin.GetLeftPart(UriPartial.Authority), path);

    /// <inheritdoc cref="Of(Uri, string)"/>
    /// <param name="origin">The org or the login host.</param>
    /// <param name="text">Its scheme and authority, which a caller with many requests keeps.</param>
    /// <param name="path">The path, from its slash on, with the query string.</param>
    public static Uri Of(Uri origin, string text, string path)
    {
        if (Objection(path) is { } objection)
            throw Refused(objection);
        return Uri.TryCreate(text + path, UriKind.Absolute, out var address) && InstanceRule.IsSame(address, origin)
            ? address
            : throw Refused($"does not lead to {origin.GetLeftPart(UriPartial.Authority)}");
    }

    /// <summary>Why no request may have that path; null where it may.</summary>
    public static string? Objection(ReadOnlySpan<char> path)
    {
        var mark = path.IndexOf('?');
        var place = mark < 0 ? path : path[..mark];
        if (place.IsEmpty || place[0] != '/')
            return "does not begin with a slash";
        if (place.Length > 1 && place[1] == '/')
            return "begins with two slashes, which is how another host is named";
        if (place.Contains('\\'))
            return "has a backslash";
        if (place.ContainsAnyExcept(InPath))
            return "has a character that a path cannot hold: percent-encode it";
        if ((place.Contains("/.", StringComparison.Ordinal) || place.Contains('%')) && HasDotSegment(place))
            return "has a segment of dots ('.' or '..')";
        return mark >= 0 && path[mark..].ContainsAny(NotInQuery)
            ? "has a control character or a '#' in its query: percent-encode it"
            : null;
    }

    /// <summary>
    /// Why a path that a caller wrote is refused; null where it is not. In addition to <see cref="Objection"/>, it is refused where
    /// decoding it, once or several times, gives a path that is refused: something between here and the org might decode it.
    /// </summary>
    public static string? ObjectionToWritten(string path)
    {
        if (Objection(path) is { } objection)
            return objection;
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        var place = mark < 0 ? path : path[..mark];
        while (place.Contains('%', StringComparison.Ordinal))
        {
            var decoded = Uri.UnescapeDataString(place);
            if (decoded == place)
                break;
            place = decoded;
            if (place.StartsWith("//", StringComparison.Ordinal))
                return "begins with two slashes when it is decoded, which is how another host is named";
            if (place.Contains('\\', StringComparison.Ordinal))
                return "has a backslash when it is decoded";
            if (place.Any(char.IsControl))
                return "has a control character when it is decoded";
            if (HasDotSegment(place))
                return "has a segment of dots ('.' or '..') when it is decoded";
        }
        return null;
    }

    /// <summary>
    /// Why an address that an answer names is not followed; null where it is. What the platform writes is a resource of the data API, in
    /// letters, digits and
    /// <c>-._~</c>.
    /// </summary>
    public static string? ObjectionToAnswered(string path)
    {
        if (!path.StartsWith(DataResources, StringComparison.Ordinal))
            return "is not a resource below /services/data of the org";
        var mark = path.IndexOf('?', StringComparison.Ordinal);
        var place = path.AsSpan(0, mark < 0 ? path.Length : mark);
        if (place.ContainsAnyExcept(InAnswerPath) || place.Contains("//", StringComparison.Ordinal) || HasDotSegment(place))
            return "has characters or segments that the platform does not write";
        return mark >= 0 && path.AsSpan(mark).ContainsAnyExcept(InAnswerQuery) ? "has characters that the platform does not write" : null;
    }

    /// <summary>Refuses an address that an answer names and that is not followed.</summary>
    /// <exception cref="SalesforceFormatException">It is not followed.</exception>
    public static void RequireAnswered(string path, string? sobject)
    {
        if (ObjectionToAnswered(path) is { } objection)
            throw new SalesforceFormatException($"The answer names an address that is not followed: it {objection}", sobject);
    }

    /// <summary>Whether the answer came from the origin that was asked, and not from where a handler followed a redirect to.</summary>
    public static bool IsFrom(Uri? answered, Uri asked) =>
        answered is null || ReferenceEquals(answered, asked) || InstanceRule.IsSame(answered, asked);

    private static SalesforceFormatException Refused(string objection) =>
        new($"The path of a request {objection}. It was not sent") { IsBeforeSending = true };

    private static bool HasDotSegment(ReadOnlySpan<char> place)
    {
        foreach (var range in place.Split('/'))
        {
            // Each dot is one character, or three: %2e.
            var segment = place[range];
            if (segment.Length is > 0 and <= 6 && IsDots(segment))
                return true;
        }
        return false;
    }

    private static bool IsDots(ReadOnlySpan<char> segment)
    {
        var dots = 0;
        for (; !segment.IsEmpty; dots++)
        {
            if (segment[0] == '.')
                segment = segment[1..];
            else if (segment.StartsWith("%2e", StringComparison.OrdinalIgnoreCase))
                segment = segment[3..];
            else
                return false;
        }
        return dots is 1 or 2;
    }
}
