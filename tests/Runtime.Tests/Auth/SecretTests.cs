using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests.Auth;

/// <summary>No secret in a text that may land in a log, whatever the other side answers.</summary>
public sealed class SecretTests
{
    private const string ClientSecret = "S3CRET-client-secret";
    private const string RefreshToken = "S3CRET-refresh-token";
    private const string Code = "S3CRET-code==";
    private const string Password = "S3CRET-password";

    private static readonly RSA Key = RSA.Create(2048);
    private static readonly string Pem = Key.ExportEncryptedPkcs8PrivateKeyPem(
        Password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
    private static readonly Uri Acme = new(SignedPipe.Acme);

    private static WebServerFlow Web(StubOrg stub) => new("id", ClientSecret)
    {
        HttpHandler = stub,
        LoadRefreshToken = _ => new(RefreshToken),
        StoreRefreshToken = token => throw new InvalidOperationException("store of " + token),
    };

    private static IEnumerable<AuthFlow> Flows(StubOrg stub) =>
    [
        new ClientCredentialsFlow("id", ClientSecret),
        JwtBearerFlow.FromPem("id", "user", Pem, Password),
        Web(stub),
        new ExternalTokenFlow("S3CRET-external-token"),
        new SalesforceCliFlow(
            "org", (_, _) => Task.FromResult(new CliResult(1, """{"message":"00Dx0000000BV7z!S3CRET"}""", "00Dx0000000BV7z!S3CRET"))),
    ];

    /// <summary>Everything that an exception shows: messages, properties and inner exceptions.</summary>
    private static string Everything(Exception e) => string.Join('\n', new[] { e.ToString(), JsonSerializer.Serialize(e.Data) }
        .Concat(e.GetType().GetProperties().Where(p => p.Name != "TargetSite").Select(p => $"{p.Name}={p.GetValue(e)}"))
        .Append(e.InnerException is { } inner ? Everything(inner) : ""));

    private static void Require(string text, IEnumerable<string> secrets)
    {
        Assert.DoesNotContain("S3CRET", text, StringComparison.OrdinalIgnoreCase);
        Assert.All(secrets, s => Assert.DoesNotContain(s, text, StringComparison.Ordinal));
    }

    // What the other side may do with what it was sent: say it all back.
    public static TheoryData<string> Answers =>
        ["echo in words", "echo as the error", "echo as a page", "echo in a redirect", "token without an address", "throw"];

    private static HttpResponseMessage Answer(string kind, Call call) => kind switch
    {
        "echo in words" => SignedPipe.Refusal("invalid_grant", "bad: "
            + string.Join(' ', call.Body.Split('&').Select(p => Uri.UnescapeDataString(p[(p.IndexOf('=') + 1)..]))) + " " + call.Body),
        "echo as the error" => SignedPipe.Refusal(call.Body, ""),
        "echo as a page" => StubOrg.Json($"<html>{call.Body}", HttpStatusCode.BadGateway),
        "echo in a redirect" => new(HttpStatusCode.Found) { Headers = { Location = new("https://elsewhere.example/x?" + call.Body) } },
        "token without an address" => StubOrg.Json("""{"access_token":"S3CRET-access-token","refresh_token":"S3CRET"}"""),
        _ => throw new HttpRequestException("no route"),
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_exception_of_a_flow_tells_a_secret(string kind)
    {
        using var stub = new StubOrg(call => Answer(kind, call));
        foreach (var flow in Flows(stub).Where(f => f is not ExternalTokenFlow))
        {
            using var pipe = new SignedPipe(stub, flow);
            var e = await Assert.ThrowsAsync<SignInException>(() => pipe.GetAsync());
            Require(Everything(e), stub.Calls.Select(c => SignedPipe.Field(c, "assertion")).OfType<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_exception_of_a_web_sign_in_tells_a_secret(string kind)
    {
        using var stub = new StubOrg(call => Answer(kind, call));
        var flow = Web(stub);
        var signIn = flow.Begin(Acme, new("https://app.example/back"));
        string[] secrets = [signIn.State, signIn.Verifier];
        Require(Everything(await Assert.ThrowsAsync<SignInException>(
            () => flow.FinishAsync(signIn, new AuthorizationRedirect(Code, signIn.State), Cancel))), secrets);
        Require(Everything(await Assert.ThrowsAsync<SignInException>(
            () => flow.FinishAsync(signIn, new AuthorizationRedirect(Code, "other"), Cancel))), secrets);
        Require(Everything(await Assert.ThrowsAsync<SignInException>(() => flow.RevokeAsync(Acme, Cancel))), secrets);
        var echo = AuthorizationRedirect.Parse(
            new($"https://app.example/back?error=x&error_description={signIn.State}+{signIn.Verifier}&state={signIn.State}"));
        Require(Everything(await Assert.ThrowsAsync<SignInException>(() => flow.FinishAsync(signIn, echo, Cancel))), secrets);
    }

    [Fact]
    public async Task No_exception_of_a_store_tells_the_refresh_token()
    {
        using var stub = StubOrg.Always(SignedPipe.TokenJson("S3CRET-access", refreshToken: "S3CRET-new"));
        Require(Everything(await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(Web(stub), stub))), []);
        var unread = new WebServerFlow("id")
        {
            LoadRefreshToken = _ => throw new InvalidOperationException("S3CRET"), StoreRefreshToken = _ => default
        };
        Require(Everything(await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(unread, stub))), []);
    }

    [Fact]
    public async Task No_exception_of_another_org_tells_the_token()
    {
        using var stub = StubOrg.Always(SignedPipe.TokenJson("S3CRET-access", "https://other.my.salesforce.com"));
        using var pipe = new SignedPipe(stub, new ClientCredentialsFlow("id", ClientSecret));
        Require(Everything(await Assert.ThrowsAsync<SignInException>(() => pipe.GetAsync())), []);
    }

    [Fact]
    public void No_type_of_signing_in_prints_a_secret()
    {
        using var stub = StubOrg.Always("{}");
        var flow = Web(stub);
        var signIn = flow.Begin(Acme, new("https://app.example/back"));
        using var loopback = LoopbackRedirect.Start(0);
        object[] all =
        [
            .. Flows(stub), signIn, loopback, new AuthorizationRedirect(Code, signIn.State), new AccessToken("S3CRET"),
            new CliResult(0, "S3CRET", "S3CRET"),
            TokenResponse.Parse(System.Text.Encoding.UTF8.GetBytes(SignedPipe.TokenJson("S3CRET", refreshToken: "S3CRET")), out _)!,
            new SalesforceOptions { Instance = Acme, Auth = flow }, new SignInException(SignInFailure.Other, "what", "advice"),
        ];
        Assert.All(all, o => Require($"{o}", [signIn.State, signIn.Verifier]));

        // A type that is added later must be added here.
        var shown = all.Select(o => o.GetType()).ToHashSet();
        Assert.All(
            typeof(AuthFlow).Assembly.GetTypes().Where(t => (t.IsSubclassOf(typeof(AuthFlow)) || t.Name.Contains("SignIn")
                || t.Name.Contains("Redirect") || t.Name.Contains("Token"))
                && t is { IsPublic: true, IsClass: true, IsAbstract: false }),
            t => Assert.Contains(t, shown));
    }
}
