using System.Text.Json;
using Salesforce.Typed.Core.Errors;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>A token's answer. There is no <c>expires_in</c> in it: the org ends sessions as its settings say, and reports by 401.</summary>
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

    /// <summary>Reads an answer; null where the body is not one, or names a place where no token may go.</summary>
    /// <param name="body">The body.</param>
    /// <param name="problem">What is wrong with it, as the end of a sentence; it has no value of the answer but the host.</param>
    public static TokenResponse? Parse(ReadOnlyMemory<byte> body, out string problem)
    {
        body = UnexpectedResponse.WithoutMark(body);
        problem = $"with {UnexpectedResponse.Describe(body.Span)}, and not in the form of OAuth";
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                return null;
            if (Text(root, "access_token") is not { Length: > 0 } token)
                problem = "without an access_token";
            else if (Text(root, "instance_url") is not { Length: > 0 } url)
                problem = "with a token, and without the instance_url that says which org it is for";
            else if (!Uri.TryCreate(url, UriKind.Absolute, out var instance) || instance.Host.Length == 0)
                problem = "with a token whose instance_url is not the address of an org";
            else if (!InstanceRule.IsSafe(instance))
                problem = $"with a token whose instance_url ({instance.GetLeftPart(UriPartial.Scheme)}{ServerText.Show(instance.Host)}) "
                    + $"is not safe: a token is sent to an https address with a host name in ASCII alone";
            else
                return new(new AccessToken(token, new Uri(
                    instance.GetLeftPart(UriPartial.Authority)), SignInIdentity.Parse(Text(root, "id"))), Text(root, "refresh_token"));
            return null;
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
