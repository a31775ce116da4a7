using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Gate.Keys;

/// <summary>A key of an agent. The store keeps its hash; the text is shown once.</summary>
internal static class AgentKey
{
    /// <summary>What every key begins with, so that secret scanners find leaked ones.</summary>
    public const string Start = "sftg_";
    private const int SecretBytes = 32;

    public static string Create() => Start + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The beginning of a key, which names it in records and opens nothing.</summary>
    public static string Prefix(string key) => key[..(Start.Length + 6)];

    /// <summary>The hash of a key. A key has 256 random bits, so a fast hash without a salt is enough.</summary>
    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Whether a text has the form of a key.</summary>
    public static bool IsWellFormed(string text) => text.StartsWith(Start, StringComparison.Ordinal)
        && text.Length == Start.Length + 43
        && text.AsSpan(Start.Length).IndexOfAnyExcept("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") < 0;
}
