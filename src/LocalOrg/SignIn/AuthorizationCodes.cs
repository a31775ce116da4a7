using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Testing.SignIn;

/// <summary>The codes of the web server flow: each is good once, for the client that asked, and for whoever knows the verifier.</summary>
internal sealed class AuthorizationCodes
{
    private readonly ConcurrentDictionary<string, (string ClientId, string RedirectUri, string? Challenge, string Username)> _codes = new(StringComparer.Ordinal);

    public string Add(string clientId, string redirectUri, string? challenge, string username)
    {
        var code = "aPrx" + Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _codes[code] = (clientId, redirectUri, challenge, username);
        return code;
    }

    /// <summary>Spends a code and returns its user.</summary>
    public string Redeem(string code, string clientId, string redirectUri, string? verifier)
    {
        if (!_codes.TryRemove(code, out var asked) || asked.ClientId != clientId)
            throw new OAuthException("invalid_grant", "invalid authorization code");
        if (asked.RedirectUri != redirectUri)
            throw new OAuthException("redirect_uri_mismatch", "redirect_uri must match configuration");
        if (asked.Challenge is { } challenge
            && (verifier is not { Length: >= 43 and <= 128 } || Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))) != challenge))
        {
            throw new OAuthException("invalid_grant", "invalid code verifier");
        }
        return asked.Username;
    }
}
