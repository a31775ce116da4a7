using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// Makes RS256 signatures with a key that this process holds. A key that will not do is refused when the flow is made, not at the
/// first call.
/// </summary>
internal static class JwtSigner
{
    private const int ShortestKey = 2048;

    /// <summary>Signs with the private key of a certificate.</summary>
    public static Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> FromCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using (var key = KeyOf(certificate))
            CheckLength(key, nameof(certificate));
        return (data, _) =>
        {
            using var key = KeyOf(certificate);
            return new(Sign(key, data));
        };
    }

    /// <summary>Signs with a private key in PEM.</summary>
    public static Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>> FromPem(string privateKeyPem, string? password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(privateKeyPem);
        var key = RSA.Create();
        try
        {
            if (password is null)
                key.ImportFromPem(privateKeyPem);
            else
                key.ImportFromEncryptedPem(privateKeyPem, password);
            CheckLength(key, nameof(privateKeyPem));
            // A public key imports as well as a private one, and fails here.
            Sign(key, default);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException { ParamName: "input" })
        {
            key.Dispose();
            // The inner exception may quote what it could not read.
            throw new ArgumentException(
                "The PEM text holds no usable RSA private key (PKCS#8 or PKCS#1; an encrypted one needs its password, one of a public key "
                    + "or certificate will not do).",
                nameof(privateKeyPem));
        }
        return (data, _) =>
        {
            // An RSA object serves one thread at a time, a flow several clients.
            lock (key)
                return new(Sign(key, data));
        };
    }

    private static byte[] Sign(RSA key, ReadOnlyMemory<byte> data) =>
        key.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static RSA KeyOf(X509Certificate2 certificate) => certificate.GetRSAPrivateKey()
        ?? throw new ArgumentException(
            "The certificate has no RSA private key: load it from a .pfx, or from two PEM files.", nameof(certificate));

    private static void CheckLength(RSA key, string parameter)
    {
        if (key.KeySize < ShortestKey)
            throw new ArgumentException($"The RSA key has {key.KeySize} bits; Salesforce wants {ShortestKey} or more.", parameter);
    }
}
