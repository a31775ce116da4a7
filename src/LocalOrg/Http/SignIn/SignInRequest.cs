using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Http.SignIn;

/// <summary>A request of <c>services/oauth2</c>.</summary>
/// <param name="Parameters">The form, or the parameters of the url.</param>
/// <param name="Bearer">The token in the header, if there is one.</param>
/// <param name="Basic">The client's credentials in the header, in base64, if there are any.</param>
/// <param name="Origin">The address by which the client calls the org.</param>
internal sealed record SignInRequest(QueryParameters Parameters, string? Bearer, string? Basic, string Origin)
{
    /// <summary>The client that sends the request.</summary>
    /// <exception cref="OAuthException">Its credentials cannot be read.</exception>
    public ClientCredentials Client => ClientCredentials.Of(Parameters, Basic);
}
