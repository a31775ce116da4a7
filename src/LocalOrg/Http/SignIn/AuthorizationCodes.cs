using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>
/// The codes of the web server flow: each works once, within 15 minutes, for the client that requested it and with the verifier of
/// its challenge.
/// </summary>
internal sealed class AuthorizationCodes(TimeProvider clock)
{
    // More are not in use at a time; the oldest makes room.
    private const int MostCodes = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, Issued> _codes = new(StringComparer.Ordinal);

    public string Add(string clientId, string redirectUri, string? challenge, string username)
    {
        var code = "aPrx" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        lock (_lock)
        {
            if (_codes.Count == MostCodes)
                _codes.RemoveAt(0);
            _codes.Add(SecretText.Digest(code), new Issued(clientId, redirectUri, challenge, username, clock.GetUtcNow()));
        }
        return code;
    }

    /// <summary>Spends a code and returns its user.</summary>
    /// <param name="code">The code.</param>
    /// <param name="clientId">The client that redeems it.</param>
    /// <param name="redirectUri">The address that the code was sent to.</param>
    /// <param name="verifier">The verifier of the challenge that the code was requested with.</param>
    /// <param name="hasSecret">Whether the client proved who it is; without, the code must have a challenge.</param>
    public string Redeem(string code, string clientId, string redirectUri, string? verifier, bool hasSecret)
    {
        Issued? issued;
        lock (_lock)
            _codes.Remove(SecretText.Digest(code), out issued);
        if (issued is null || issued.ClientId != clientId || clock.GetUtcNow() - issued.Time > Lifetime)
            throw new OAuthException("invalid_grant", "invalid authorization code");
        if (issued.RedirectUri != redirectUri)
            throw new OAuthException("redirect_uri_mismatch", "redirect_uri must match configuration");
        if (issued.Challenge is { } challenge ? !IsOf(verifier, challenge) : verifier is not null)
            throw new OAuthException("invalid_grant", "invalid code verifier");
        return issued.Challenge is not null || hasSecret
            ? issued.Username
            : throw new OAuthException("invalid_client", "invalid client credentials");
    }

    private static bool IsOf(string? verifier, string challenge) =>
        verifier is { Length: >= 43 and <= 128 }
            && SecretText.Same(Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier))), challenge);

    private sealed record Issued(string ClientId, string RedirectUri, string? Challenge, string Username, DateTimeOffset Time);
}
