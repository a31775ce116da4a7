using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>The text of a JWT: three parts in base64url, of which the last signs the others.</summary>
internal static class JwtAssertion
{
    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"RS256","typ":"JWT"}"""u8);

    /// <summary>What is signed: header and claims, in ASCII.</summary>
    public static byte[] Unsigned(string clientId, string username, string audience, DateTimeOffset expires)
    {
        var claims = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(claims))
        {
            json.WriteStartObject();
            json.WriteString("iss", clientId);
            json.WriteString("sub", username);
            json.WriteString("aud", audience);
            json.WriteNumber("exp", expires.ToUnixTimeSeconds());
            json.WriteEndObject();
        }
        return Encoding.ASCII.GetBytes($"{Header}.{Base64Url.EncodeToString(claims.WrittenSpan)}");
    }

    /// <summary>The whole token.</summary>
    public static string Signed(byte[] unsigned, byte[] signature) =>
        $"{Encoding.ASCII.GetString(unsigned)}.{Base64Url.EncodeToString(signature)}";
}
