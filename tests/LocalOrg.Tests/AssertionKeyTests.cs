using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>JWT bearer with the key of the client: signatures are checked. Several clients sign in to one org.</summary>
public sealed class AssertionKeyTests
{
    private static string Sign(RSA key, string client, string? tail = null)
    {
        string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
        var exp = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60;
        var text =
            $"{Part(new { alg = "RS256" })}.{Part(new { iss = client, sub = "admin@local.example", aud = "https://login.salesforce.com", exp })}";
        return text + "." + (tail
            ?? Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
    }

    private static async Task<string> AnswerAsync(OrgClient org, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await org.Http.PostAsync("/services/oauth2/token", content, TestContext.Current.CancellationToken);
        var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return response.StatusCode == HttpStatusCode.OK
            ? body.GetProperty("token_type").GetString()!
            : $"{body.GetProperty("error").GetString()}: {body.GetProperty("error_description").GetString()}";
    }

    private static Task<string> AssertAsync(OrgClient org, string assertion) =>
        AnswerAsync(org, ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", assertion));

    private static string Certificate(RSA key)
    {
        var request = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return certificate.ExportCertificatePem();
    }

    [Fact]
    public async Task A_signature_of_another_key_is_refused_where_the_client_has_one()
    {
        using var key = RSA.Create(2048);
        using var other = RSA.Create(2048);
        foreach (var pem in (string[])[key.ExportSubjectPublicKeyInfoPem(), key.ExportRSAPublicKeyPem(), Certificate(key)])
        {
            await using var org = await OrgClient.StartAsync(o => o.ClientKey("app", pem));
            Assert.Equal("Bearer", await AssertAsync(org, Sign(key, "app")));
            Assert.Equal("invalid_grant: invalid assertion", await AssertAsync(org, Sign(other, "app")));
            foreach (var tail in (string[])["c2lnbmF0dXJl", "", "not base64!", "AA"])
                Assert.Equal("invalid_grant: invalid assertion", await AssertAsync(org, Sign(key, "app", tail)));
            var signed = Sign(key, "app").Split('.');
            var forged = Sign(key, "app").Split('.');
            forged[1] = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(Base64Url.DecodeFromChars(signed[1])).Replace("admin@", "other@", StringComparison.Ordinal)));
            Assert.Equal("invalid_grant: invalid assertion", await AssertAsync(org, string.Join('.', forged)));
            Assert.StartsWith("invalid_client_id", await AssertAsync(org, Sign(key, "another")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_key_signatures_are_not_checked()
    {
        using var key = RSA.Create(2048);
        await using var org = await OrgClient.StartAsync(o => o.Client("app"));
        Assert.Equal("Bearer", await AssertAsync(org, Sign(key, "app")));
        Assert.Equal("Bearer", await AssertAsync(org, Sign(key, "app", "c2lnbmF0dXJl")));
    }

    [Fact]
    public async Task A_checked_signature_stands_for_the_secret_where_every_sign_in_needs_one()
    {
        using var key = RSA.Create(2048);
        await using var org = await OrgClient.StartAsync(
            o => o.Client("app", "secret").ClientKey("app", key.ExportSubjectPublicKeyInfoPem()).Client("plain", "secret")
                .RequireClientSecret());
        Assert.Equal("Bearer", await AssertAsync(org, Sign(key, "app")));
        Assert.StartsWith("invalid_grant: invalid assertion: the local org has no key", await AssertAsync(
            org, Sign(key, "plain")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_clients_has_its_own_secret_and_key()
    {
        using var first = RSA.Create(2048);
        using var second = RSA.Create(2048);
        await using var org = await OrgClient.StartAsync(o => o
            .Client("one", "1").ClientKey("one", first.ExportSubjectPublicKeyInfoPem())
            .ClientKey("two", second.ExportSubjectPublicKeyInfoPem()).Client("two", "2", rotatesRefreshTokens: true));
        Task<string> CredentialsAsync(string id, string secret) =>
            AnswerAsync(org, ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret));
        Assert.Equal("Bearer", await CredentialsAsync("one", "1"));
        Assert.Equal("Bearer", await CredentialsAsync("two", "2"));
        Assert.StartsWith("invalid_client:", await CredentialsAsync("one", "2"), StringComparison.Ordinal);
        Assert.StartsWith("invalid_client:", await CredentialsAsync("two", "1"), StringComparison.Ordinal);
        Assert.StartsWith("invalid_client_id:", await CredentialsAsync("three", "1"), StringComparison.Ordinal);
        Assert.Equal("Bearer", await AssertAsync(org, Sign(first, "one")));
        Assert.Equal("Bearer", await AssertAsync(org, Sign(second, "two")));
        Assert.Equal("invalid_grant: invalid assertion", await AssertAsync(org, Sign(first, "two")));
    }

    [Fact]
    public void A_key_that_cannot_check_signatures_is_refused()
    {
        using var rsa = RSA.Create(2048);
        using var elliptic = ECDsa.Create();
        var options = new LocalOrgOptions();
        Assert.Contains("private key", Assert.Throws<ArgumentException>(
            () => options.ClientKey("app", rsa.ExportPkcs8PrivateKeyPem())).Message, StringComparison.Ordinal);
        foreach (var pem in (string[])[
            "", "no key", elliptic.ExportSubjectPublicKeyInfoPem(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"
        ])
            Assert.Contains("public key of RSA, in PEM", Assert.Throws<ArgumentException>(
                () => options.ClientKey("app", pem)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => options.ClientKey(" ", rsa.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<ArgumentException>(() => options.Client(""));
    }
}
