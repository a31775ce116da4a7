namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>
/// Where <c>authorize</c> may send a browser: to a registered address, exactly as it is registered; one of the loopback may have any port
/// (RFC 8252). Where none is registered, to the loopback only.
/// </summary>
internal sealed class RedirectUris(IReadOnlyList<string> registered)
{
    private const int MostCharacters = 2000;

    /// <summary>The address to redirect to.</summary>
    /// <exception cref="OAuthException">It is missing, or not an address of the client.</exception>
    public Uri Find(string? text)
    {
        if (string.IsNullOrEmpty(text))
            throw new OAuthException("redirect_uri_missing", "redirect_uri must be specified");
        return Parse(text) is { } uri
            && (registered.Count == 0 ? IsLoopback(uri) : registered.Any(r => r == text || IsSameButPort(Parse(r)!, uri)))
            ? uri
            : throw new OAuthException("redirect_uri_mismatch", "redirect_uri must match configuration");
    }

    /// <summary>Checks an address that a caller registers.</summary>
    /// <exception cref="ArgumentException">It is not an address that a browser can be sent to.</exception>
    public static string Checked(string text) => Parse(text) is not null
        ? text
        : throw new ArgumentException($"'{text}' is not a redirect URI. Give an absolute http or https address without a user name and "
            + $"without a fragment.", nameof(text));

    // Programs differ in how they read backslashes, spaces, user names and international names: an address that has one is not accepted.
    private static Uri? Parse(string text) =>
        text.Length <= MostCharacters && text.All(c => c is > ' ' and < '\x7f' and not ('\\' or '#' or '"' or '<' or '>'))
        && (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0
        && !text[..AuthorityEnd(text)].Contains('@', StringComparison.Ordinal)
            ? uri
            : null;

    private static int AuthorityEnd(string text)
    {
        var start = text.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = text.AsSpan(start).IndexOfAny('/', '?');
        return end < 0 ? text.Length : start + end;
    }

    // As it is written: 127.1 and 2130706433 are the loopback to some programs and not to others.
    private static bool IsLoopback(Uri uri)
    {
        var text = uri.OriginalString;
        var authority = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..AuthorityEnd(text)];
        var colon = authority.LastIndexOf(':');
        var host = colon > authority.LastIndexOf(']') ? authority[..colon] : authority;
        return host.ToUpperInvariant() is "LOCALHOST" or "127.0.0.1" or "[::1]";
    }

    private static bool IsSameButPort(Uri known, Uri uri) =>
        IsLoopback(known) && IsLoopback(uri) && known.Scheme == uri.Scheme && known.Host == uri.Host
            && known.PathAndQuery == uri.PathAndQuery;
}
