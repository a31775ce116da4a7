using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>What a JWT says. <see cref="AssertionKey"/> checks its signature.</summary>
/// <param name="Algorithm">The signature's algorithm.</param>
/// <param name="Issuer">The client.</param>
/// <param name="Subject">The user.</param>
/// <param name="Audiences">The login hosts that it is for.</param>
/// <param name="Expires">When it ends; the beginning of time where it does not say.</param>
/// <param name="IsInMilliseconds">Whether it gives that time in milliseconds, and not in seconds as the standard has it.</param>
internal sealed record JsonWebToken(
    string? Algorithm, string? Issuer, string? Subject, IReadOnlyList<string> Audiences, DateTimeOffset Expires, bool IsInMilliseconds)
{
    // As seconds, a time of the year 5138.
    private const double LeastMilliseconds = 1e11;

    private static readonly double MostMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a token; null where the text is not one.</summary>
    public static JsonWebToken? Parse(string text)
    {
        var parts = text.Split('.');
        if (parts.Length != 3 || parts[2].Length == 0)
            return null;
        try
        {
            using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
            using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            if (header.RootElement.ValueKind != JsonValueKind.Object || claims.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var expires = Number(claims, "exp");
            var isInMilliseconds = expires >= LeastMilliseconds;
            var milliseconds = isInMilliseconds ? expires : expires * 1000;
            return new JsonWebToken(
                Text(header, "alg"), Text(claims, "iss"), Text(claims, "sub"), Texts(claims, "aud"),
                milliseconds is > 0 && milliseconds <= MostMilliseconds
                    ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
                    : DateTimeOffset.MinValue, isInMilliseconds);
        }
        // Strings with half a character cannot be read either.
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static double Number(
        JsonDocument document, string name) => !document.RootElement.TryGetProperty(name, out var value) ? 0 : value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => number,
        JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number,
        _ => 0,
    };

    private static string? Text(JsonDocument document, string name) =>
        document.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string[] Texts(JsonDocument document, string name) => Text(document, name) is { } text ? [text]
        : document.RootElement.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)]
            : [];
}
