using System.Text.Json;
using Salesforce.Typed.Transport.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>A refusal, in the form of OAuth.</summary>
/// <param name="Error">The code, as <c>invalid_grant</c>.</param>
/// <param name="Description">What the org says.</param>
internal sealed record OAuthError(string Error, string Description)
{
    /// <summary>Reads a refusal; null where the body is not one.</summary>
    public static OAuthError? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object && TokenResponse.Text(document.RootElement, "error") is { } error
                ? new(error, TokenResponse.Text(document.RootElement, "error_description") ?? "")
                : null;
        }
        catch (Exception e) when (MalformedResponse.Causes(e))
        {
            return null;
        }
    }
}
