using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Auth;

/// <summary>Secrets that callbacks fetch: once, and again when the org refuses them.</summary>
public sealed class SecretCallbackTests
{
    private static readonly RSA OldKey = RSA.Create(2048);
    private static readonly RSA NewKey = RSA.Create(2048);
    private static readonly Uri Acme = new(SignedPipe.Acme);

    /// <summary>An org that takes one secret, and answers to others as Salesforce does.</summary>
    private static StubOrg Taking(string valid) => new((Call call) =>
        !SignedPipe.IsToken(call) ? StubOrg.Json("{}")
        : SignedPipe.Field(call, "client_secret") == valid ? StubOrg.Json(SignedPipe.TokenJson("T", refreshToken: "R2"))
        : SignedPipe.Refusal("invalid_client", "invalid client credentials"));

    /// <summary>An org that takes assertions of one key.</summary>
    private static StubOrg Verifying(RSA key) => new((Call call) =>
    {
        var parts = SignedPipe.Field(call, "assertion")!.Split('.');
        var isValid = key.VerifyData(
            System.Text.Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), System.Buffers.Text.Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return isValid ? StubOrg.Json(SignedPipe.TokenJson("T")) : SignedPipe.Refusal("invalid_grant", "invalid assertion");
    });

    private static X509Certificate2 Certificate(RSA key) =>
        new CertificateRequest("CN=acme", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    [Fact]
    public void No_callback_is_called_before_it_is_needed()
    {
        static ValueTask<string> Fail(CancellationToken _) => throw new InvalidOperationException("called");
        foreach (var flow in (AuthFlow[])
            [
                new ClientCredentialsFlow("id", Fail), new WebServerFlow("id", Fail), new ExternalTokenFlow(Fail),
                JwtBearerFlow.FromPem("id", "user", Fail, Fail),
                new JwtBearerFlow("id", "user", _ => throw new InvalidOperationException("called")),
            ])
        {
            new SalesforceClient(new SalesforceOptions { Instance = Acme, Auth = flow }).Dispose();
            Assert.DoesNotContain("id", flow.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_secret_is_kept_until_the_org_refuses_it()
    {
        var fetched = 0;
        var secret = "S-old";
        var flow = new ClientCredentialsFlow("id", async _ =>
        {
            await Task.Yield();
            fetched++;
            return secret;
        });
        using (var stub = Taking("S-old"))
        {
            await SignedPipe.TokenAsync(flow, stub);
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal((1, 2), (fetched, stub.Calls.Count));
        }
        secret = "S-new";
        using (var stub = Taking("S-new"))
        {
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal(["S-old", "S-new"], stub.Calls.Select(c => SignedPipe.Field(c, "client_secret")));
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal((2, 3), (fetched, stub.Calls.Count));
        }
        using (var stub = Taking("S-other"))
        {
            var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
            Assert.Equal((SignInFailure.WrongSecret, 3, 1), (e.Failure, fetched, stub.Calls.Count));
            Assert.DoesNotContain("S-new", e.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_fetch_serves_all_that_wait()
    {
        var fetched = 0;
        var flow = new ClientCredentialsFlow("id", async cancellationToken =>
        {
            Interlocked.Increment(ref fetched);
            await Task.Delay(50, cancellationToken);
            return "S";
        });
        using var stub = Taking("S");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignedPipe.TokenAsync(flow, stub)));
        Assert.Equal(1, fetched);
    }

    public static TheoryData<string> Keys => ["pem", "encrypted", "certificate"];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_private_key_is_fetched_again_when_its_assertion_is_refused(string kind)
    {
        using var oldCertificate = Certificate(OldKey);
        using var newCertificate = Certificate(NewKey);
        var (fetched, isNew) = (0, false);
        var pbe = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000);
        RSA Key()
        {
            fetched++;
            return isNew ? NewKey : OldKey;
        }
        var flow = kind switch
        {
            "pem" => JwtBearerFlow.FromPem("id", "user", _ => new(Key().ExportPkcs8PrivateKeyPem())),
            "encrypted" =>
                JwtBearerFlow.FromPem("id", "user", _ => new(Key().ExportEncryptedPkcs8PrivateKeyPem("pw", pbe)), _ => new("pw")),
            _ => new JwtBearerFlow("id", "user", _ => new(Key() == NewKey ? newCertificate : oldCertificate)),
        };
        using (var stub = Verifying(OldKey))
        {
            await SignedPipe.TokenAsync(flow, stub);
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal(1, fetched);
        }
        isNew = true;
        using (var stub = Verifying(NewKey))
        {
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal((2, 2), (fetched, stub.Calls.Count));
        }
        using var other = RSA.Create(2048);
        using var refusing = Verifying(other);
        Assert.Equal(SignInFailure.InvalidAssertion, (await Assert.ThrowsAsync<SignInException>(
            () => SignedPipe.TokenAsync(flow, refusing))).Failure);
    }

    [Fact]
    public async Task The_secret_and_the_refresh_token_of_a_web_site_are_fetched_again()
    {
        var (secret, token) = ("S-old", "R-old");
        var flow = new WebServerFlow("id", _ => new(secret)) { LoadRefreshToken = _ => new(token), StoreRefreshToken = _ => default };
        using (var stub = Taking("S-old"))
            await SignedPipe.TokenAsync(flow, stub);
        secret = "S-new";
        using (var stub = Taking("S-new"))
        {
            await SignedPipe.TokenAsync(flow, stub);
            Assert.Equal(["S-old", "S-new"], stub.Calls.Select(c => SignedPipe.Field(c, "client_secret")));
        }
        using var rotated = new StubOrg((Call call) =>
        {
            // Another process has stored a new token while this refresh was on its way.
            token = "R-new";
            return SignedPipe.Field(call, "refresh_token") == "R-new"
                ? StubOrg.Json(SignedPipe.TokenJson("T"))
                : SignedPipe.Refusal("invalid_grant", "expired access/refresh token");
        });
        token = "R-stale";
        Assert.Equal("T", (await SignedPipe.TokenAsync(flow, rotated)).Value);
        Assert.Equal(["R-stale", "R-new"], rotated.Calls.Select(c => SignedPipe.Field(c, "refresh_token")));
    }

    [Fact]
    public async Task What_a_callback_throws_is_not_printed()
    {
        using var stub = Taking("S");
        foreach (var flow in (AuthFlow[])
            [
                new ClientCredentialsFlow("id", _ => throw new InvalidOperationException("S3CRET")),
                new ClientCredentialsFlow("id", _ => new(" ")),
                new WebServerFlow("id", _ => throw new TimeoutException("S3CRET"))
                {
                    LoadRefreshToken = _ => new("R"), StoreRefreshToken = _ => default
                },
                JwtBearerFlow.FromPem("id", "user", _ => throw new InvalidOperationException("S3CRET")),
                JwtBearerFlow.FromPem("id", "user", _ => new("")),
                new JwtBearerFlow("id", "user", _ => new((X509Certificate2)null!)),
            ])
        {
            var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
            Assert.Equal(SignInFailure.SecretUnavailable, e.Failure);
            Assert.DoesNotContain("S3CRET", e.ToString(), StringComparison.Ordinal);
        }
        Assert.Empty(stub.Calls);
        var unusable = JwtBearerFlow.FromPem("id", "user", _ => new("-----BEGIN S3CRET-----"));
        var refused = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(unusable, stub));
        Assert.Equal(SignInFailure.SigningFailed, refused.Failure);
        Assert.Contains("no usable RSA private key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("S3CRET", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_key_is_fetched_again()
    {
        var isRepaired = false;
        var flow = JwtBearerFlow.FromPem(
            "id", "user", _ => new(isRepaired ? NewKey.ExportPkcs8PrivateKeyPem() : "-----BEGIN DAMAGED-----"));
        using var stub = Verifying(NewKey);
        Assert.Equal(
            SignInFailure.SigningFailed, (await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub))).Failure);
        isRepaired = true;
        await SignedPipe.TokenAsync(flow, stub);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task Sign_ins_at_the_same_time_that_are_refused_both_use_the_replaced_key()
    {
        var isNew = false;
        var flow = JwtBearerFlow.FromPem("id", "user", _ => new((isNew ? NewKey : OldKey).ExportPkcs8PrivateKeyPem()));
        using (var old = Verifying(OldKey))
            await SignedPipe.TokenAsync(flow, old);
        isNew = true;
        using var stub = Verifying(NewKey);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => SignedPipe.TokenAsync(flow, stub)));
    }

    [Fact]
    public async Task A_vault_that_is_late_is_asked_again()
    {
        var fetched = 0;
        using var stub = Taking("S");
        await using var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = Acme,
            HttpHandler = stub,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
            Auth = new ClientCredentialsFlow("id", _ => ++fetched == 1 ? throw new TimeoutException() : new("S")),
        });
        await org.GetResourcesAsync(Cancel);
        Assert.Equal(2, fetched);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
