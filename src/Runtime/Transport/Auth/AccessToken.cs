using System.Net.Http.Headers;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>A token that the org accepts, and where calls with it go; it prints as dots.</summary>
/// <param name="value">The secret.</param>
/// <param name="instance">Where calls go; null for a token that came without: then where the options say.</param>
/// <param name="identity">The identity that the token's answer pointed to.</param>
internal sealed class AccessToken(string value, Uri? instance = null, SignInIdentity? identity = null)
{
    /// <summary>The secret.</summary>
    public string Value { get; } = value;

    /// <summary>The secret as the header that carries it, made once for all calls.</summary>
    public AuthenticationHeaderValue Header { get; } = new("Bearer", value);

    /// <summary>The org's address; null where it is not told.</summary>
    public Uri? Instance { get; } = instance;

    /// <summary>
    /// Whether <see cref="Instance"/> comes from a program of the user, which keeps their sessions, and not from the answer of a host. Then
    /// it may be any address that a token may travel to.
    /// </summary>
    public bool HasInstanceOfUser { get; init; }

    /// <summary>Whose token it is; null where it is not told.</summary>
    public SignInIdentity? Identity { get; } = identity;

    /// <summary>Says that there is a token, not which.</summary>
    public override string ToString() => "AccessToken(...)";
}
