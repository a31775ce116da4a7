using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Auth;

/// <summary>
/// A sign-in that a person has begun and not finished: what <see cref="WebServerFlow.FinishAsync"/> needs to tell that the browser came
/// back from this one. A web site keeps <see cref="State"/> and <see cref="Verifier"/> in the person's session, on the server, for
/// <see cref="WebServerFlow.Resume"/>: both are secrets.
/// </summary>
public sealed class WebServerSignIn
{
    private const int RandomBytes = 32;

    internal WebServerSignIn(string clientId, Uri instance, Uri redirectUri, string scope, string state, string verifier)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        ArgumentNullException.ThrowIfNull(verifier);
        if (verifier.Length is < 43 or > 128)
            throw new ArgumentException("A code verifier has 43 to 128 characters.", nameof(verifier));
        InstanceRule.Require(instance);
        if (!redirectUri.IsAbsoluteUri)
            throw new ArgumentException("The redirect address must be absolute.", nameof(redirectUri));
        Instance = instance;
        RedirectUri = redirectUri;
        State = state;
        Verifier = verifier;
        Address = Compose(clientId, scope);
    }

    /// <summary>Where to send the person's browser.</summary>
    public Uri Address { get; }

    /// <summary>The login host, or the org's own address.</summary>
    public Uri Instance { get; }

    /// <summary>Where the browser comes back to.</summary>
    public Uri RedirectUri { get; }

    /// <summary>What the browser must bring back: without it, somebody else's sign-in could be slipped in.</summary>
    public string State { get; }

    /// <summary>What proves that whoever redeems the code is who began (PKCE).</summary>
    public string Verifier { get; }

    /// <summary>Says that there is a sign-in, and no secret of it.</summary>
    public override string ToString() => $"WebServerSignIn({Instance.Host})";

    internal static WebServerSignIn Begin(string clientId, Uri instance, Uri redirectUri, string scope) =>
        new(clientId, instance, redirectUri, scope, Random(), Random());

    /// <summary>Whether the browser came back from this sign-in. Takes as long for a nearly right state as for a wrong one.</summary>
    internal bool IsMine(AuthorizationRedirect redirect) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(redirect.State), Encoding.UTF8.GetBytes(State));

    // 43 characters in base64url.
    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    private Uri Compose(string clientId, string scope)
    {
        (string Name, string Value)[] parameters =
        [
            ("response_type", "code"),
            ("client_id", clientId),
            ("redirect_uri", RedirectUri.OriginalString),
            ("scope", scope),
            ("state", State),
            ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)))),
            ("code_challenge_method", "S256"),
        ];
        return OrgAddress.Of(Instance, "/services/oauth2/authorize?"
            + string.Join('&', parameters.Where(p => p.Value.Length > 0).Select(p => p.Name + "=" + Uri.EscapeDataString(p.Value))));
    }
}
