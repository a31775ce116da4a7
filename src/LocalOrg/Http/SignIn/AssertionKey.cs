using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>The public key of a client: checks the signatures (RS256) of its assertions.</summary>
internal sealed class AssertionKey
{
    private readonly byte[] _publicKey;

    private AssertionKey(byte[] publicKey) => _publicKey = publicKey;

    /// <summary>Reads a certificate or a public key.</summary>
    /// <param name="pem">The text, in PEM.</param>
    /// <exception cref="ArgumentException">It has no RSA key, or a private one.</exception>
    public static AssertionKey Parse(string pem)
    {
        if (pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
            throw new ArgumentException(
                "This is a private key. The client keeps that one: give its certificate or its public key.", nameof(pem));
        try
        {
            using var rsa = pem.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal) ? OfCertificate(pem) : OfPublicKey(pem);
            return new AssertionKey(rsa.ExportSubjectPublicKeyInfo());
        }
        catch (CryptographicException e)
        {
            throw new ArgumentException(
                $"The key cannot be read ({e.Message}). Give a certificate or a public key of RSA, in PEM.", nameof(pem), e);
        }
    }

    /// <summary>Whether an assertion is signed by the owner of the key.</summary>
    public bool IsSignatureOf(string assertion)
    {
        var dot = assertion.LastIndexOf('.');
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportSubjectPublicKeyInfo(_publicKey, out _);
            var signature = Base64Url.DecodeFromChars(assertion.AsSpan(dot + 1));
            return rsa.VerifyData(Encoding.UTF8.GetBytes(assertion[..dot]), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static RSA OfCertificate(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        return certificate.GetRSAPublicKey() ?? throw new CryptographicException("the certificate has no RSA key");
    }

    private static RSA OfPublicKey(string pem)
    {
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            return rsa;
        }
        catch (ArgumentException e)
        {
            rsa.Dispose();
            throw new CryptographicException("it is not a key in PEM", e);
        }
        catch (CryptographicException)
        {
            rsa.Dispose();
            throw;
        }
    }
}
