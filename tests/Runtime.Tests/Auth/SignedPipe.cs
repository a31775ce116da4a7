using System.Net;
using System.Text.Json;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Transport.Auth;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Tests.Auth;

/// <summary>The signing part of the client alone, in front of a stub.</summary>
internal sealed class SignedPipe(StubOrg stub, AuthFlow flow, string instance = SignedPipe.Acme) : IDisposable
{
    public const string Acme = "https://acme.my.salesforce.com";

    private readonly TokenCache _tokens = new(flow);
    private HttpMessageInvoker? _invoker;

    public TokenCache Tokens => _tokens;

    public static string TokenJson(
        string token, string instance = Acme, string? refreshToken = null) => JsonSerializer.Serialize(new Dictionary<string, string?>
    {
        ["access_token"] = token,
        ["refresh_token"] = refreshToken,
        ["instance_url"] = instance,
        ["id"] = "https://login.salesforce.com/id/00Dx0000000BV7z/005x00000012Q9P",
        ["token_type"] = "Bearer",
    });

    public static HttpResponseMessage Refusal(string error, string description) =>
        StubOrg.Json(JsonSerializer.Serialize(new { error, error_description = description }), HttpStatusCode.BadRequest);

    /// <summary>What a form's field says.</summary>
    public static string? Field(Call call, string name) =>
        call.Body.Split('&').Select(p => p.Split('=')).Where(p => p[0] == name).Select(p => Uri.UnescapeDataString(p[1].Replace('+', ' ')))
            .FirstOrDefault();

    public static bool IsToken(Call call) => call.Path == "/services/oauth2/token";

    /// <summary>A token, as the client's own pipeline would get it.</summary>
    public static async Task<AccessToken> TokenAsync(AuthFlow flow, StubOrg stub, string instance = Acme)
    {
        using var invoker = new HttpMessageInvoker(stub, disposeHandler: false);
        return await flow.GetTokenAsync(new SignInChannel(new Uri(instance), invoker.SendAsync), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path = "/services/data/v67.0/limits") =>
        SendAsync(path, TestContext.Current.CancellationToken);

    /// <summary>A call that is given up in between.</summary>
    public Task<HttpResponseMessage> GetUntilAsync(CancellationToken impatient) => SendAsync("/services/data/v67.0/limits", impatient);

    public void Dispose()
    {
        _invoker?.Dispose();
        _tokens.Dispose();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken)
    {
        _invoker ??= new HttpMessageInvoker(new BearerHandler(_tokens, stub, new Transport.Telemetry.CallLog(null)), disposeHandler: false);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(instance), path));
        return await _invoker.SendAsync(request, cancellationToken);
    }
}
