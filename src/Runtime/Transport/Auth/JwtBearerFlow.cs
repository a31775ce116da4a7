using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Auth;

/// <summary>
/// OAuth 2.0 JWT bearer, for a server that acts as a user who was pre-authorized: it proves itself with a private key, and no secret
/// travels. Salesforce Help, "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration".
/// </summary>
public sealed class JwtBearerFlow : AuthFlow
{
    internal const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    // Salesforce takes assertions that expire within three minutes by its own clock. Asking for less leaves room for a clock that is ahead.
    private static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LargestCorrection = TimeSpan.FromHours(24);

    private readonly string _clientId;
    private readonly string _username;
    private readonly Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> _sign;
    private readonly JwtKey? _key;
    private TimeSpan _clockCorrection;

    /// <summary>Signs with a certificate's private key.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="username">The user to act as; a username, not an e-mail address.</param>
    /// <param name="certificate">The certificate that the app knows, with its RSA private key. It must live as long as the flow.</param>
    /// <exception cref="ArgumentException">The certificate has no RSA private key of 2,048 bits or more.</exception>
    public JwtBearerFlow(string clientId, string username, X509Certificate2 certificate)
        : this(clientId, username, JwtSigner.FromCertificate(certificate))
    {
    }

    /// <summary>Signs by a callback: for a key that never leaves a vault or a hardware module.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="username">The user to act as; a username, not an e-mail address.</param>
    /// <param name="sign">Signs these bytes with RSA, SHA-256 and PKCS#1 padding (RS256).</param>
    public JwtBearerFlow(string clientId, string username, Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> sign)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        ArgumentNullException.ThrowIfNull(sign);
        _clientId = clientId;
        _username = username;
        _sign = sign;
    }

    /// <summary>Signs with the private key of a certificate from a vault.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="username">The user to act as; a username, not an e-mail address.</param>
    /// <param name="certificate">
    /// Fetches the certificate with its RSA private key: at the first sign-in, and again when the org refuses what the one before has
    /// signed. The flow does not dispose it.
    /// </param>
    [OverloadResolutionPriority(-1)]
    public JwtBearerFlow(string clientId, string username, Func<CancellationToken, ValueTask<X509Certificate2>> certificate)
        : this(clientId, username, JwtKey.OfCertificate(certificate))
    {
    }

    private JwtBearerFlow(string clientId, string username, JwtKey key)
        : this(clientId, username, key.SignAsync) => _key = key;

    /// <summary>
    /// The host at which the user signs in: <c>https://login.salesforce.com</c>, <c>https://test.salesforce.com</c>, or the address of a
    /// site. Null, the default, decides by <see cref="SalesforceOptions.Instance"/>: test.salesforce.com for sandboxes and scratch orgs,
    /// login.salesforce.com for other addresses of salesforce.com and salesforce.mil, and for every other host (a site, a custom domain, a
    /// local org) that host itself.
    /// </summary>
    public Uri? Audience { get; init; }

    /// <summary>
    /// How far this machine's clock may be ahead of Salesforce's: assertions live that much less than three minutes. 30 seconds, unless
    /// told otherwise; at most 2 minutes. A clock that is further off is noticed by the date of the refusal, and corrected for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or more than 2 minutes.</exception>
    public TimeSpan ClockSkew
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestSkew);
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>The clock that the assertions go by.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Signs with a private key in PEM.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="username">The user to act as; a username, not an e-mail address.</param>
    /// <param name="privateKeyPem">The key: PKCS#8 or PKCS#1, encrypted or not.</param>
    /// <param name="password">The password of an encrypted key.</param>
    /// <param name="audience">What <see cref="Audience"/> says.</param>
    /// <exception cref="ArgumentException">The text holds no RSA private key of 2,048 bits or more, or the password is wrong.</exception>
    public static JwtBearerFlow FromPem(
        string clientId, string username, string privateKeyPem, string? password = null, Uri? audience = null) =>
        new(clientId, username, JwtSigner.FromPem(privateKeyPem, password)) { Audience = audience };

    /// <summary>Signs with a private key in PEM from a vault.</summary>
    /// <param name="clientId">The app's consumer key.</param>
    /// <param name="username">The user to act as; a username, not an e-mail address.</param>
    /// <param name="privateKeyPem">
    /// Fetches the key, PKCS#8 or PKCS#1, encrypted or not: at the first sign-in, and again when the org refuses what the one before has
    /// signed.
    /// </param>
    /// <param name="password">Fetches the password of an encrypted key; null for a key without one.</param>
    /// <param name="audience">What <see cref="Audience"/> says.</param>
    [OverloadResolutionPriority(-1)]
    public static JwtBearerFlow FromPem(
        string clientId,
        string username,
        Func<CancellationToken, ValueTask<string>> privateKeyPem,
        Func<CancellationToken, ValueTask<string>>? password = null,
        Uri? audience = null) =>
        new(clientId, username, JwtKey.OfPem(privateKeyPem, password)) { Audience = audience };

    internal override async ValueTask<AccessToken> GetTokenAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var key = _key?.Current;
        try
        {
            return await AskInTimeAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        // What another key has signed is an invalid assertion, and one that cannot sign is damaged: the key may have been replaced.
        catch (SignInException e) when (_key is not null && e.Failure is (SignInFailure.InvalidAssertion or SignInFailure.SigningFailed))
        {
            if (!await _key!.ReplaceAsync(key, cancellationToken).ConfigureAwait(false))
                throw;
            return await AskAsync(channel, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AccessToken> AskInTimeAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        try
        {
            return await AskAsync(channel, cancellationToken).ConfigureAwait(false);
        }
        catch (SignInException e) when (e.Failure is SignInFailure.AssertionExpired or SignInFailure.InvalidAssertion
            or SignInFailure.Other && NoticesSkew(e))
        {
            return await AskAsync(channel, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AccessToken> AskAsync(SignInChannel channel, CancellationToken cancellationToken)
    {
        var expires = TimeProvider.GetUtcNow() + _clockCorrection + LongestLife - ClockSkew;
        var unsigned = JwtAssertion.Unsigned(_clientId, _username, AudienceFor(channel.Instance), expires);
        var assertion = JwtAssertion.Signed(unsigned, await SignAsync(unsigned, cancellationToken).ConfigureAwait(false));
        var answer = await new TokenEndpoint(channel, TimeProvider).AskAsync(
            [new("grant_type", GrantType), new("assertion", assertion)], cancellationToken).ConfigureAwait(false);
        return answer.Token;
    }

    private async Task<byte[]> SignAsync(byte[] unsigned, CancellationToken cancellationToken)
    {
        byte[]? signature;
        try
        {
            signature = await _sign(unsigned, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not (OperationCanceledException or SignInException))
        {
            // The words of a vault or of a provider of keys are not ours to print; whoever debugs has the inner exception's type.
            throw new SignInException(
                SignInFailure.SigningFailed, $"The assertion could not be signed ({e.GetType().Name})",
                "Check the key, its permissions, and the callback if there is one.");
        }
        return signature is { Length: > 0 }
            ? signature
            : throw new SignInException(SignInFailure.SigningFailed, "The signing callback returned no "
                + "signature", "It must return the RS256 signature of the bytes it is given.");
    }

    private string AudienceFor(Uri instance)
    {
        var audience = Audience
            ?? (InstanceRule.IsSandbox(instance) ? new Uri("https://test.salesforce.com")
            : InstanceRule.IsSalesforce(instance) ? new Uri("https://login.salesforce.com")
            // Whoever is given an assertion for login.salesforce.com can sign in there with it: another host gets one for itself.
            : new Uri(instance.GetLeftPart(UriPartial.Authority)));
        // Compared as a text by Salesforce, which knows no last slash; a site may have a path.
        return audience.AbsoluteUri.TrimEnd('/');
    }

    // The refusal says what time it is there. A second refusal with the right time has another cause, and is thrown.
    private bool NoticesSkew(SignInException refusal)
    {
        if (refusal.ServerTime is not { } there)
            return false;
        var correction = there - TimeProvider.GetUtcNow();
        // A wrong date of a server must not produce an assertion that is valid for years.
        if ((correction - _clockCorrection).Duration() <= ClockSkew || correction.Duration() > LargestCorrection)
            return false;
        _clockCorrection = correction;
        return true;
    }
}
