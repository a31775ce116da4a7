using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Auth;

public sealed class JwtBearerTests
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private static FakeTimeProvider Clock() => new(Now);

    private static StubOrg Org() => new((Call _) => StubOrg.Json(SignedPipe.TokenJson("T", "https://acme.my.salesforce.com")));

    private static async Task<string> AssertionAsync(JwtBearerFlow flow, string instance = SignedPipe.Acme)
    {
        using var stub = Org();
        await SignedPipe.TokenAsync(flow, stub, instance);
        var call = Assert.Single(stub.Calls);
        Assert.Equal("urn:ietf:params:oauth:grant-type:jwt-bearer", SignedPipe.Field(call, "grant_type"));
        // No secret travels.
        Assert.Equal(["grant_type", "assertion"], call.Body.Split('&').Select(p => p.Split('=')[0]));
        return SignedPipe.Field(call, "assertion")!;
    }

    private static JsonElement Part(string assertion, int part) =>
        JsonDocument.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[part])).RootElement;

    private static X509Certificate2 Certificate()
    {
        var request = new CertificateRequest("CN=acme", Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    public static TheoryData<string> Keys => ["certificate", "pkcs8", "pkcs1", "encrypted", "callback"];

    private static JwtBearerFlow FlowOf(string key, X509Certificate2 certificate) => key switch
    {
        "certificate" => new("3MVG9.id", "user@acme.example", certificate) { TimeProvider = Clock() },
        "callback" => new("3MVG9.id", "user@acme.example", async (data, cancellationToken) =>
        {
            await Task.Delay(1, cancellationToken);
            return Key.SignData(data.Span, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        })
        { TimeProvider = Clock() },
        _ => JwtBearerFlow.FromPem("3MVG9.id", "user@acme.example", Pem(key), key == "encrypted" ? "pw" : null),
    };

    private static string Pem(string key) => key switch
    {
        "pkcs8" => Key.ExportPkcs8PrivateKeyPem(),
        "pkcs1" => Key.ExportRSAPrivateKeyPem(),
        _ => Key.ExportEncryptedPkcs8PrivateKeyPem(
            "pw", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000)),
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_assertion_is_what_an_independent_library_accepts(string key)
    {
        using var certificate = Certificate();
        var assertion = await AssertionAsync(FlowOf(key, certificate));
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(assertion, new TokenValidationParameters
        {
            ValidIssuer = "3MVG9.id",
            ValidAudience = "https://login.salesforce.com",
            IssuerSigningKey = new RsaSecurityKey(Key.ExportParameters(false)),
            ValidAlgorithms = ["RS256"],
            // The library's clock is the machine's.
            ValidateLifetime = key is not ("certificate" or "callback"),
        });
        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal("user@acme.example", result.Claims["sub"]);
    }

    [Fact]
    public async Task Header_and_claims_are_those_that_Salesforce_reads()
    {
        using var certificate = Certificate();
        var assertion = await AssertionAsync(FlowOf("certificate", certificate));
        Assert.Equal("RS256", Part(assertion, 0).GetProperty("alg").GetString());
        Assert.Equal(["iss", "sub", "aud", "exp"], Part(assertion, 1).EnumerateObject().Select(c => c.Name));
        Assert.Equal(JsonValueKind.Number, Part(assertion, 1).GetProperty("exp").ValueKind);
        Assert.True(Key.VerifyData(
            Encoding.ASCII.GetBytes(assertion[..assertion.LastIndexOf('.')]), Base64Url.DecodeFromChars(assertion.Split('.')[2]),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    [Theory]
    [InlineData(0, 180)]
    [InlineData(30, 150)]
    [InlineData(120, 60)]
    public async Task It_lives_three_minutes_less_what_the_clock_may_be_ahead(int skew, int life)
    {
        var flow = new JwtBearerFlow("id", "user", (_, _) => new([1])) { TimeProvider = Clock(), ClockSkew = TimeSpan.FromSeconds(skew) };
        Assert.Equal(Now.ToUnixTimeSeconds() + life, Part(await AssertionAsync(flow), 1).GetProperty("exp").GetInt64());
    }

    [Theory]
    [InlineData("https://login.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://acme.my.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://acme.develop.my.salesforce.com", null, "https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://acme--uat.sandbox.my.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://data-page-123.scratch.my.salesforce.com", null, "https://test.salesforce.com")]
    [InlineData("https://acme.my.site.com", null, "https://acme.my.site.com")]
    [InlineData("https://acme.my.salesforce.com", "https://acme.my.site.com/partners", "https://acme.my.site.com/partners")]
    [InlineData("https://acme.my.salesforce.com", "https://test.salesforce.com/", "https://test.salesforce.com")]
    public async Task The_audience_is_where_the_user_signs_in(string instance, string? set, string audience)
    {
        var flow = new JwtBearerFlow("id", "user", (_, _) => new([1])) { Audience = set is null ? null : new(set) };
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T", instance)));
        await SignedPipe.TokenAsync(flow, stub, instance);
        Assert.Equal(audience, Part(SignedPipe.Field(stub.Calls[0], "assertion")!, 1).GetProperty("aud").GetString());
    }

    [Fact]
    public async Task A_username_is_escaped_as_JSON_wants_it()
    {
        var flow = new JwtBearerFlow("id", "o\"b\\rien+é@acme.example", (_, _) => new([1]));
        Assert.Equal("o\"b\\rien+é@acme.example", Part(await AssertionAsync(flow), 1).GetProperty("sub").GetString());
    }

    [Fact]
    public async Task A_clock_that_is_off_is_corrected_by_the_date_of_the_refusal()
    {
        var there = Now + TimeSpan.FromMinutes(20);
        using var stub = new StubOrg(call =>
        {
            var expires = DateTimeOffset.FromUnixTimeSeconds(Part(SignedPipe.Field(call, "assertion")!, 1).GetProperty("exp").GetInt64());
            var answer = expires > there && expires <= there + TimeSpan.FromMinutes(3)
                ? StubOrg.Json(SignedPipe.TokenJson("T")) : SignedPipe.Refusal("invalid_grant", "expired authorization code");
            answer.Headers.Date = there;
            return answer;
        });
        var flow = new JwtBearerFlow("id", "user", (_, _) => new([1])) { TimeProvider = Clock() };
        Assert.Equal("T", (await SignedPipe.TokenAsync(flow, stub)).Value);
        Assert.Equal(2, stub.Calls.Count);
        // And stays corrected.
        await SignedPipe.TokenAsync(flow, stub);
        Assert.Equal(3, stub.Calls.Count);
    }

    [Fact]
    public async Task A_refusal_that_the_clock_does_not_explain_is_not_repeated()
    {
        using var stub = new StubOrg((Call _) =>
        {
            var answer = SignedPipe.Refusal("invalid_grant", "invalid assertion");
            answer.Headers.Date = Now + TimeSpan.FromSeconds(5);
            return answer;
        });
        var flow = new JwtBearerFlow("id", "user", (_, _) => new([1])) { TimeProvider = Clock() };
        await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_vault_that_fails_is_told_without_its_words()
    {
        using var stub = Org();
        var flow = new JwtBearerFlow("id", "user", (_, _) => throw new CryptographicException("key material 4711"));
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
        Assert.Equal(SignInFailure.SigningFailed, e.Failure);
        Assert.DoesNotContain("4711", e.ToString(), StringComparison.Ordinal);
        var silent = new JwtBearerFlow("id", "user", (_, _) => new([]));
        Assert.Equal(
            SignInFailure.SigningFailed, (await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(silent, stub))).Failure);
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public void A_key_that_will_not_do_is_refused_at_once_and_not_quoted()
    {
        using var shorter = RSA.Create(1024);
        using var elliptic = ECDsa.Create();
        string[] useless = [
            "nonsense", Key.ExportRSAPublicKeyPem(), Key.ExportSubjectPublicKeyInfoPem(), elliptic.ExportPkcs8PrivateKeyPem(),
            Pem("encrypted"), Pem("pkcs8")[..200]
        ];
        foreach (var pem in useless)
        {
            var e = Assert.Throws<ArgumentException>(() => JwtBearerFlow.FromPem("id", "user", pem));
            Assert.DoesNotContain(pem[..Math.Min(pem.Length, 60)], e.ToString(), StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>(() => JwtBearerFlow.FromPem("id", "user", Pem("encrypted"), "wrong"));
        Assert.Contains("1024", Assert.Throws<ArgumentException>(
            () => JwtBearerFlow.FromPem("id", "user", shorter.ExportPkcs8PrivateKeyPem())).Message, StringComparison.Ordinal);
        using var whole = Certificate();
        using var open = X509CertificateLoader.LoadCertificate(whole.Export(X509ContentType.Cert));
        Assert.Throws<ArgumentException>(() => new JwtBearerFlow("id", "user", open));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JwtBearerFlow("id", "user", whole) { ClockSkew = TimeSpan.FromMinutes(3) });
    }
}
