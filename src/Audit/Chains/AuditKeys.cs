using System.Security.Cryptography;

namespace Salesforce.Typed.Audit.Chains;

/// <summary>
/// The keys of the audit: one for the codes of the chain, and one that signs checkpoints. They are kept outside of the store, so that who
/// can change the store cannot compute codes.
/// </summary>
public sealed class AuditKeys : IDisposable
{
    private readonly byte[] _chainKey;
    private readonly ECDsa _checkpointKey;

    private AuditKeys(string id, byte[] chainKey, ECDsa checkpointKey) => (Id, _chainKey, _checkpointKey) = (id, chainKey, checkpointKey);

    /// <summary>The name of the keys, which records and checkpoints carry.</summary>
    public string Id { get; }

    /// <summary>The public key of the checkpoints, as PEM.</summary>
    public string PublicKey => _checkpointKey.ExportSubjectPublicKeyInfoPem();

    /// <summary>Creates new keys.</summary>
    public static AuditKeys Create() =>
        new(Convert.ToHexStringLower(
            RandomNumberGenerator.GetBytes(4)), RandomNumberGenerator.GetBytes(32), ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads keys that <see cref="Export"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a text.</exception>
    public static AuditKeys Import(string text)
    {
        var parts = text.Split(':');
        if (parts.Length != 3 || parts[0].Length == 0)
            throw new FormatException("The text does not hold keys of the audit.");
        var key = ECDsa.Create();
        try
        {
            var chainKey = Convert.FromBase64String(parts[1]);
            key.ImportPkcs8PrivateKey(Convert.FromBase64String(parts[2]), out _);
            return chainKey.Length == 32
                ? new AuditKeys(parts[0], chainKey, key)
                : throw new FormatException("The key of the chain does not have 32 bytes.");
        }
        catch (CryptographicException e)
        {
            key.Dispose();
            throw new FormatException("The text does not hold keys of the audit.", e);
        }
    }

    /// <summary>The keys as one line of text. It is secret.</summary>
    public string Export() => $"{Id}:{Convert.ToBase64String(_chainKey)}:{Convert.ToBase64String(_checkpointKey.ExportPkcs8PrivateKey())}";

    /// <inheritdoc/>
    public void Dispose() => _checkpointKey.Dispose();

    /// <summary>The code of a record after another one.</summary>
    internal byte[] Mac(ReadOnlySpan<byte> previous, long sequence, ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _chainKey);
        Span<byte> number = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(number, sequence);
        hash.AppendData(previous);
        hash.AppendData(number);
        hash.AppendData(json);
        return hash.GetHashAndReset();
    }

    internal byte[] Sign(ReadOnlySpan<byte> data) => _checkpointKey.SignData(data, HashAlgorithmName.SHA256);

    internal bool IsSigned(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        _checkpointKey.VerifyData(data, signature, HashAlgorithmName.SHA256);
}
