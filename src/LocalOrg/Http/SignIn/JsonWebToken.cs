using System.Buffers.Text;
using System.Text.Json;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>What a JWT says. Its signature is not checked: the org has no certificate of the client's.</summary>
/// <param name="Algorithm">The signature's algorithm.</param>
/// <param name="Issuer">The client.</param>
/// <param name="Subject">The user.</param>
/// <param name="Audience">The login host.</param>
/// <param name="Expires">When it ends.</param>
internal sealed record JsonWebToken(string? Algorithm, string? Issuer, string? Subject, string? Audience, DateTimeOffset Expires)
{
    /// <summary>Reads a token; null where the text is none.</summary>
    public static JsonWebToken? Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[2].Length == 0)
            return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            var expires = claims.RootElement.TryGetProperty("exp", out var exp) && exp.ValueKind != JsonValueKind.Null
                ? exp.ValueKind == JsonValueKind.Number ? exp.GetInt64() : long.Parse(exp.GetString()!, System.Globalization.CultureInfo.InvariantCulture)
                : 0;
            return new JsonWebToken(
                Text(header, "alg"), Text(claims, "iss"), Text(claims, "sub"), Text(claims, "aud"), DateTimeOffset.FromUnixTimeSeconds(expires));
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
