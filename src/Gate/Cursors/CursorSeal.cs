using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Gate.Cursors;

/// <summary>
/// Encrypts cursors with a key of the gate, for one agent: nobody can read, change or make one, and another agent's opens nothing.
/// </summary>
internal sealed class CursorSeal(byte[] key)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public string Seal(QueryCursor cursor, string agent)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(cursor, CursorJson.Default.QueryCursor);
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(
            sealedBytes.AsSpan(0, NonceBytes), plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes),
            Encoding.UTF8.GetBytes(agent));
        return Base64Url.EncodeToString(sealedBytes);
    }

    /// <summary>The cursor of a text; null where it is not one of this agent.</summary>
    public QueryCursor? Open(string text, string agent)
    {
        try
        {
            var sealedBytes = Base64Url.DecodeFromChars(text);
            if (sealedBytes.Length <= NonceBytes + TagBytes)
                return null;
            var plain = new byte[sealedBytes.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(key, TagBytes);
            cipher.Decrypt(
                sealedBytes.AsSpan(0, NonceBytes), sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes),
                plain, Encoding.UTF8.GetBytes(agent));
            return JsonSerializer.Deserialize(plain, CursorJson.Default.QueryCursor);
        }
        catch (Exception e) when (e is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }
}
