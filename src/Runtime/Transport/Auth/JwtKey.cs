using System.Security.Cryptography.X509Certificates;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>A private key that callbacks fetch, and fetch again when the org refuses what it has signed.</summary>
internal sealed class JwtKey
{
    private readonly KeptSecret<Key> _key;

    private JwtKey(Func<CancellationToken, ValueTask<Key>> get, string name) => _key = new(get, name);

    /// <summary>The key of a certificate.</summary>
    public static JwtKey OfCertificate(Func<CancellationToken, ValueTask<X509Certificate2>> get)
    {
        ArgumentNullException.ThrowIfNull(get);
        return new(
            async cancellationToken =>
            {
                var certificate = await get(cancellationToken).ConfigureAwait(false);
                return certificate is null ? null! : new Key(certificate.Thumbprint, () => JwtSigner.FromCertificate(certificate));
            },
            "certificate");
    }

    /// <summary>A key in PEM.</summary>
    public static JwtKey OfPem(Func<CancellationToken, ValueTask<string>> get, Func<CancellationToken, ValueTask<string>>? getPassword)
    {
        ArgumentNullException.ThrowIfNull(get);
        return new(
            async cancellationToken =>
            {
                var pem = await get(cancellationToken).ConfigureAwait(false);
                if (string.IsNullOrWhiteSpace(pem))
                    return null!;
                var password = getPassword is null ? null : await getPassword(cancellationToken).ConfigureAwait(false);
                return new Key(pem, () => JwtSigner.FromPem(pem, password));
            },
            "private key");
    }

    /// <summary>Signs with the key, which is fetched if it is not known.</summary>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var key = await _key.GetAsync(cancellationToken).ConfigureAwait(false);
        return await key.Sign(data, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Identifies the key that signs until it is replaced; null before one was fetched.</summary>
    public object? Current => _key.Current;

    /// <summary>
    /// Fetches the key again, unless another sign-in has replaced it; false where the callback still returns the refused one.
    /// </summary>
    /// <param name="refused">What <see cref="Current"/> was when the refused attempt began; null if nothing was fetched then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<bool> ReplaceAsync(object? refused, CancellationToken cancellationToken) =>
        (refused ?? _key.Current) is Key key && await _key.ReplaceAsync(key, cancellationToken).ConfigureAwait(false) is not null;

    /// <summary>A key with what distinguishes it from others. A key that cannot be used is refused when it signs first.</summary>
    private sealed class Key(string identity, Func<Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>>> make) : IEquatable<Key>
    {
        private readonly Lazy<Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>>> _sign = new(() => Make(make));

        private string Identity => identity;

        public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> Sign => _sign.Value;

        public bool Equals(Key? other) => other?.Identity == Identity;

        public override bool Equals(object? obj) => Equals(obj as Key);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(identity);

        // The message says what is wrong with the key, and holds nothing of it.
        private static Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> Make(
            Func<Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>>> make)
        {
            try
            {
                return make();
            }
            catch (ArgumentException e)
            {
                throw new SignInException(SignInFailure.SigningFailed, $"The key of the callback cannot be used: "
                    + $"{e.Message.Split(" (Parameter", 2)[0].TrimEnd('.')}", "Store another key.");
            }
        }
    }
}
