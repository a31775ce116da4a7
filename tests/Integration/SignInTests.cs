using System.Security.Cryptography;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Every flow against the local org, over real HTTP: sign in, call, lose the session, go on.</summary>
public sealed class SignInTests
{
    private static Task<LocalOrg> StartAsync(bool rotates = false) => LocalOrg.StartAsync(
        o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Client("app", "secret", rotatesRefreshTokens: rotates));

    private static SalesforceClient Client(LocalOrg local, AuthFlow flow) =>
        new(new SalesforceOptions { Instance = local.Url, Auth = flow });

    private static async Task DemandItGoesOnAsync(LocalOrg local, SalesforceClient client)
    {
        Assert.Equal(0, await client.Account.CountAsync(Cancel));
        local.EndSessions();
        Assert.Equal(0, await client.Account.CountAsync(Cancel));
        // Many calls at once find the session ended.
        local.EndSessions();
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Account.CountAsync(Cancel))), n => Assert.Equal(0, n));
    }

    [Fact]
    public async Task Client_credentials_sign_in_and_go_on_when_the_session_ends()
    {
        await using var local = await StartAsync();
        using var client = Client(local, new ClientCredentialsFlow("app", "secret"));
        await DemandItGoesOnAsync(local, client);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_apart_from_a_wrong_client()
    {
        await using var local = await StartAsync();
        using var wrongSecret = Client(local, new ClientCredentialsFlow("app", "other"));
        Assert.Equal(
            SignInFailure.WrongSecret, (await Assert.ThrowsAsync<SignInException>(() => wrongSecret.Account.CountAsync(Cancel))).Failure);
        using var wrongClient = Client(local, new ClientCredentialsFlow("other", "secret"));
        Assert.Equal(
            SignInFailure.UnknownClient, (await Assert.ThrowsAsync<SignInException>(() => wrongClient.Account.CountAsync(Cancel))).Failure);
    }

    [Fact]
    public async Task A_JWT_signs_in_and_goes_on_when_the_session_ends()
    {
        await using var local = await StartAsync();
        using var key = RSA.Create(2048);
        using var client = Client(local, JwtBearerFlow.FromPem("app", "admin@local.example", key.ExportPkcs8PrivateKeyPem()));
        await DemandItGoesOnAsync(local, client);
    }

    [Theory]
    [InlineData(false, "secret")]
    [InlineData(true, "secret")]
    [InlineData(true, null)]
    public async Task A_person_signs_in_by_a_browser_and_refreshing_goes_on(bool rotates, string? secret)
    {
        await using var local = await StartAsync(rotates);
        string? store = null;
        WebServerFlow Flow() =>
            new("app", secret) { LoadRefreshToken = _ => new(store), StoreRefreshToken = token => { store = token; return default; } };

        var flow = Flow();
        await using (var loopback = LoopbackRedirect.Start(port: 0))
        {
            var signIn = flow.Begin(local.Url, loopback.RedirectUri);
            var waiting = loopback.WaitAsync(signIn, Cancel);
            // The browser: the local org has no page to log in at, and sends straight back.
            using var browser = new HttpClient();
            using var page = await browser.GetAsync(signIn.Address, Cancel);
            Assert.True(page.IsSuccessStatusCode);
            await flow.FinishAsync(signIn, await waiting, Cancel);
        }
        var first = store;
        Assert.NotNull(first);
        using (var client = Client(local, flow))
            await DemandItGoesOnAsync(local, client);
        Assert.Equal(rotates, first != store);

        // The next start of the program knows the stored token alone.
        var later = Flow();
        using (var client = Client(local, later))
        {
            await DemandItGoesOnAsync(local, client);
            await later.RevokeAsync(local.Url, Cancel);
            Assert.Null(store);
            local.EndSessions();
            Assert.Equal(
                SignInFailure.NotSignedIn, (await Assert.ThrowsAsync<SignInException>(() => client.Account.CountAsync(Cancel))).Failure);
        }
    }

    [Fact]
    public async Task A_refresh_token_that_was_replaced_elsewhere_means_signing_in_again()
    {
        await using var local = await StartAsync(rotates: true);
        using var client = Client(
            local, new WebServerFlow("app") { LoadRefreshToken = _ => new("5AepReplacedLongAgo"), StoreRefreshToken = _ => default });
        var e = await Assert.ThrowsAsync<SignInException>(() => client.Account.CountAsync(Cancel));
        Assert.Equal(SignInFailure.RefreshTokenExpired, e.Failure);
        Assert.DoesNotContain("5Aep", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_renewing_does_not_help_throws_what_the_org_said()
    {
        await using var local = await StartAsync();
        using var client = Client(local, new ExternalTokenFlow("no-such-token"));
        Assert.Equal("INVALID_SESSION_ID", (await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(
            () => client.Account.CountAsync(Cancel))).ErrorCode);
    }
}
