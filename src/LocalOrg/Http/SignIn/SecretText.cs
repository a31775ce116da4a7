using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>Compares and looks up secrets so that the time it takes says nothing about them.</summary>
internal static class SecretText
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// The digest by which a secret is looked up: its key is random, so that a caller cannot control how far a comparison gets.
    /// </summary>
    public static string Digest(string secret) => Convert.ToHexString(Hash(secret));

    /// <summary>Whether both are the same secret.</summary>
    public static bool Same(string? left, string? right) =>
        left is not null && right is not null && CryptographicOperations.FixedTimeEquals(Hash(left), Hash(right));

    private static byte[] Hash(string secret) => HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(secret));
}
