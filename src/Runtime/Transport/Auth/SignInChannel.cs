using Salesforce.Typed.Core.Secrets;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>By what a flow reaches the login host: the client's own connections, so that proxies and tests see signing in too.</summary>
/// <param name="Instance">The address that the options name: a login host, or the org's own.</param>
/// <param name="Send">Sends a request as it is, without a token.</param>
internal sealed record SignInChannel(Uri Instance, Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Send)
{
    /// <summary>Takes what is sent and obtained, so that no message of the client holds it; null where there is no client yet.</summary>
    public SecretStore? Secrets { get; init; }
}
