using System.Text;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>The client that sends a request of <c>services/oauth2</c>: in the form, or by HTTP Basic authentication.</summary>
/// <param name="Id">Its consumer key; null without one.</param>
/// <param name="Secret">Its secret; null without one.</param>
internal sealed record ClientCredentials(string? Id, string? Secret)
{
    /// <summary>Reads the credentials of a request.</summary>
    /// <param name="form">The form.</param>
    /// <param name="basic">The credentials of an <c>Authorization: Basic</c> header, in base64; null without one.</param>
    /// <exception cref="OAuthException">The header cannot be read, or the form has other credentials.</exception>
    public static ClientCredentials Of(QueryParameters form, string? basic)
    {
        var inForm = new ClientCredentials(form["client_id"], form["client_secret"]);
        if (basic is null)
            return inForm;
        var inHeader = Decode(basic) ?? throw Invalid("the Basic credentials are not base64 of id:secret");
        return (inForm.Id is null || inForm.Id == inHeader.Id) && (inForm.Secret is null || SecretText.Same(inForm.Secret, inHeader.Secret))
            ? inHeader
            : throw Invalid("the Authorization header and the form differ");
    }

    // Both parts may be percent-encoded (RFC 6749, 2.3.1); curl -u sends them as they are.
    private static ClientCredentials? Decode(string basic)
    {
        var bytes = new byte[basic.Length];
        if (!Convert.TryFromBase64String(basic, bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : new ClientCredentials(Uri.UnescapeDataString(text[..colon]), Uri.UnescapeDataString(text[(colon + 1)..]));
    }

    private static OAuthException Invalid(string why) => new("invalid_client", "invalid client credentials: " + why);
}
