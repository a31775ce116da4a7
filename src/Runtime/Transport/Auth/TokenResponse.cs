using System.Text.Json;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>A token's answer. There is no <c>expires_in</c> in it: the org ends sessions as its settings say, and tells by 401.</summary>
internal sealed class TokenResponse
{
    private TokenResponse(AccessToken token, string? refreshToken)
    {
        Token = token;
        RefreshToken = refreshToken;
    }

    /// <summary>The token, with the address that calls go to.</summary>
    public AccessToken Token { get; }

    /// <summary>The refresh token: of a first sign-in, and of each refresh where the app rotates them.</summary>
    public string? RefreshToken { get; }

    /// <summary>Reads an answer; null where the body is none, or names a place where no token may go.</summary>
    public static TokenResponse? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                && Text(root, "access_token") is { Length: > 0 } token
                && Uri.TryCreate(Text(root, "instance_url"), UriKind.Absolute, out var instance)
                && InstanceRule.IsSafe(instance)
                ? new(new AccessToken(token, new Uri(instance.GetLeftPart(UriPartial.Authority)), SignInIdentity.Parse(Text(root, "id"))), Text(root, "refresh_token"))
                : null;
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            return null;
        }
    }

    /// <summary>A member's text; null where there is none.</summary>
    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>Says that there is a token, not which.</summary>
    public override string ToString() => "TokenResponse(...)";
}
