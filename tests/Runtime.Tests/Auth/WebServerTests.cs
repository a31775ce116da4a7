using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests.Auth;

public sealed class WebServerTests
{
    private static readonly Uri Acme = new(SignedPipe.Acme);
    private static readonly Uri Back = new("https://app.example/back?tenant=1");

    private static Dictionary<string, string> Query(Uri address) => address.Query[1..].Split('&').Select(p => p.Split('='))
        .ToDictionary(p => p[0], p => Uri.UnescapeDataString(p[1]));

    /// <summary>An org that takes one refresh token at a time, and rotates it if told so.</summary>
    private sealed class Rotating(string first, bool rotates)
    {
        private int _answers;

        public string Valid { get; private set; } = first;

        public int AtOnce { get; private set; }

        public bool HadTwoAtOnce { get; private set; }

        public async Task<HttpResponseMessage> AnswerAsync(Call call)
        {
            if (!SignedPipe.IsToken(call))
                return StubOrg.Json("{}");
            HadTwoAtOnce |= ++AtOnce > 1;
            await Task.Delay(5, Cancel);
            AtOnce--;
            if (SignedPipe.Field(call, "grant_type") == "refresh_token" && SignedPipe.Field(call, "refresh_token") != Valid)
                return SignedPipe.Refusal("invalid_grant", "expired access/refresh token");
            var number = ++_answers;
            if (rotates)
                Valid = "R" + number;
            return StubOrg.Json(SignedPipe.TokenJson("T" + number, refreshToken: rotates ? Valid : null));
        }
    }

    [Fact]
    public void The_address_asks_for_a_code_with_a_challenge_and_a_state()
    {
        var signIn = new WebServerFlow("3MVG9&id") { Scope = "api refresh_token" }.Begin(Acme, Back);
        var query = Query(signIn.Address);
        Assert.Equal(SignedPipe.Acme + "/services/oauth2/authorize", signIn.Address.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            ("code", "3MVG9&id", Back.OriginalString, "api refresh_token", signIn.State, "S256"),
            (query["response_type"], query["client_id"], query["redirect_uri"], query["scope"], query["state"], query["code_challenge_method"]));
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(signIn.Verifier))), query["code_challenge"]);
        Assert.Matches("^[A-Za-z0-9._~-]{43,128}$", signIn.Verifier);
        Assert.DoesNotContain(signIn.Verifier, signIn.Address.AbsoluteUri, StringComparison.Ordinal);
        var other = new WebServerFlow("3MVG9&id").Begin(Acme, Back);
        Assert.NotEqual((signIn.State, signIn.Verifier), (other.State, other.Verifier));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("secret")]
    public async Task The_code_is_redeemed_with_the_verifier_and_only_a_confidential_client_sends_a_secret(string? secret)
    {
        using var stub = new StubOrg((Call _) => StubOrg.Json(SignedPipe.TokenJson("T", refreshToken: "R")));
        var stored = new List<string?>();
        var flow = new WebServerFlow("id", secret)
        {
            HttpHandler = stub, StoreRefreshToken = token => { stored.Add(token); return default; }
        };
        var begun = flow.Begin(Acme, Back);
        // A web site may finish in another process.
        var signIn = flow.Resume(Acme, Back, begun.State, begun.Verifier);
        Assert.Equal(begun.Address, signIn.Address);
        await flow.FinishAsync(
            signIn, AuthorizationRedirect.Parse(new($"https://app.example/back?tenant=1&code=aPrx%3D%3D&state={begun.State}")), Cancel);
        var call = Assert.Single(stub.Calls);
        Assert.Equal(
            ("authorization_code", "aPrx==", Back.OriginalString, begun.Verifier, "id", secret),
            (SignedPipe.Field(call, "grant_type"), SignedPipe.Field(
                call, "code"), SignedPipe.Field(call, "redirect_uri"), SignedPipe.Field(call, "code_verifier"),
            SignedPipe.Field(call, "client_id"), SignedPipe.Field(call, "client_secret")));
        Assert.Equal(["R"], stored);
        // The access token of the sign-in is used, once; the next is refreshed.
        Assert.Equal("T", (await SignedPipe.TokenAsync(flow, stub)).Value);
        Assert.Single(stub.Calls);
        await SignedPipe.TokenAsync(flow, stub);
        Assert.Equal(("refresh_token", "R", secret), (SignedPipe.Field(stub.Calls[1], "grant_type"), SignedPipe.Field(
            stub.Calls[1], "refresh_token"), SignedPipe.Field(stub.Calls[1], "client_secret")));
    }

    [Fact]
    public async Task A_state_of_somebody_else_redeems_nothing()
    {
        using var stub = StubOrg.Always(SignedPipe.TokenJson("T"));
        var flow = new WebServerFlow("id") { HttpHandler = stub };
        var e = await Assert.ThrowsAsync<SignInException>(
            () => flow.FinishAsync(flow.Begin(Acme, Back), new AuthorizationRedirect("code", "other"), Cancel));
        Assert.Equal(SignInFailure.StateMismatch, e.Failure);
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task A_person_who_says_no_is_told_apart()
    {
        var flow = new WebServerFlow("id");
        var signIn = flow.Begin(Acme, Back);
        var redirect = AuthorizationRedirect.Parse(
            new($"{Back}&error=access_denied&error_description=end-user+denied+authorization&state={signIn.State}"));
        var e = await Assert.ThrowsAsync<SignInException>(() => flow.FinishAsync(signIn, redirect, Cancel));
        Assert.Equal((SignInFailure.AccessDenied, "end-user denied authorization"), (e.Failure, e.ErrorDescription));
        Assert.Throws<ArgumentException>(() => AuthorizationRedirect.Parse(Back));
    }

    [Fact]
    public async Task A_rotated_refresh_token_is_stored_before_the_access_token_is_used()
    {
        var org = new Rotating("R0", rotates: true);
        var events = new List<string>();
        using var stub = new StubOrg((call, _) =>
        {
            lock (events)
                events.Add(SignedPipe.IsToken(call) ? "refresh " + SignedPipe.Field(call, "refresh_token") : "call " + call.Authorization);
            return org.AnswerAsync(call);
        });
        var store = "R0";
        var flow = new WebServerFlow("id")
        {
            LoadRefreshToken = _ => new(store),
            StoreRefreshToken = async token =>
            {
                await Task.Delay(20, Cancel);
                lock (events)
                    events.Add("store " + token);
                store = token!;
            },
        };
        using var pipe = new SignedPipe(stub, flow);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => pipe.GetAsync()));
        Assert.Equal(["refresh R0", "store R1", "call Bearer T1", "call Bearer T1"], events);
    }

    [Fact]
    public async Task One_refresh_at_a_time_for_all_clients_of_a_flow()
    {
        var org = new Rotating("R0", rotates: true);
        using var stub = new StubOrg((call, _) => org.AnswerAsync(call));
        var store = "R0";
        var flow = new WebServerFlow("id")
        {
            LoadRefreshToken = _ => new(store), StoreRefreshToken = token => { store = token!; return default; }
        };
        var pipes = Enumerable.Range(0, 8).Select(_ => new SignedPipe(stub, flow)).ToList();
        await Task.WhenAll(pipes.Select(p => Task.Run(() => p.GetAsync())));
        Assert.False(org.HadTwoAtOnce);
        Assert.Equal(org.Valid, store);
        pipes.ForEach(p => p.Dispose());
    }

    [Fact]
    public async Task Without_rotation_the_refresh_token_stays()
    {
        var org = new Rotating("R0", rotates: false);
        using var stub = new StubOrg((call, _) => org.AnswerAsync(call));
        var stored = 0;
        var flow = new WebServerFlow("id") { LoadRefreshToken = _ => new("R0"), StoreRefreshToken = _ => { stored++; return default; } };
        Assert.Equal("T1", (await SignedPipe.TokenAsync(flow, stub)).Value);
        Assert.Equal("T2", (await SignedPipe.TokenAsync(flow, stub)).Value);
        Assert.Equal(0, stored);
    }

    [Fact]
    public async Task A_store_that_fails_loses_nothing()
    {
        var org = new Rotating("R0", rotates: true);
        using var stub = new StubOrg((call, _) => org.AnswerAsync(call));
        var store = "R0";
        var fails = true;
        var flow = new WebServerFlow("id")
        {
            LoadRefreshToken = _ => new(store),
            StoreRefreshToken = token =>
            {
                if (fails)
                    throw new IOException("disk full while writing " + token);
                store = token!;
                return default;
            },
        };
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
        Assert.Equal(SignInFailure.StoreFailed, e.Failure);
        Assert.DoesNotContain("R1", e.ToString(), StringComparison.Ordinal);
        fails = false;
        Assert.Equal("T1", (await SignedPipe.TokenAsync(flow, stub)).Value);
        Assert.Equal("R1", store);
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task A_caller_that_gives_up_does_not_lose_the_rotated_token()
    {
        var org = new Rotating("R0", rotates: true);
        var asked = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        using var stub = new StubOrg(async (call, _) =>
        {
            asked.TrySetResult();
            await go.Task;
            return await org.AnswerAsync(call);
        });
        var stored = new TaskCompletionSource<string?>();
        var flow = new WebServerFlow("id")
        {
            LoadRefreshToken = _ => new("R0"), StoreRefreshToken = token => { stored.SetResult(token); return default; }
        };
        using var pipe = new SignedPipe(stub, flow);
        using var impatient = new CancellationTokenSource();
        var call = pipe.GetUntilAsync(impatient.Token);
        await asked.Task;
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        go.SetResult();
        Assert.Equal("R1", await stored.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Fact]
    public async Task A_rotated_token_that_got_lost_on_the_way_means_signing_in_again()
    {
        var org = new Rotating("R0", rotates: true);
        var lost = false;
        using var stub = new StubOrg(async (call, _) =>
        {
            var answer = await org.AnswerAsync(call);
            if (lost)
                return answer;
            lost = true;
            throw new HttpRequestException("The connection was reset");
        });
        var flow = new WebServerFlow("id") { LoadRefreshToken = _ => new("R0"), StoreRefreshToken = _ => default };
        Assert.Equal(
            SignInFailure.Unreachable, (await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub))).Failure);
        var e = await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub));
        Assert.Equal(SignInFailure.RefreshTokenExpired, e.Failure);
        Assert.Contains("sign in again", e.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_signed_in_yet_is_told_before_anything_is_sent()
    {
        using var stub = StubOrg.Always("{}");
        Assert.Equal(SignInFailure.NotSignedIn, (await Assert.ThrowsAsync<SignInException>(
            () => SignedPipe.TokenAsync(new WebServerFlow("id"), stub))).Failure);
        Assert.Empty(stub.Calls);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(400, """{"error":"invalid_token","error_description":"invalid token"}""")]
    public async Task Revoking_ends_the_refresh_token_and_forgets_it(int status, string body)
    {
        using var stub = StubOrg.Always(body, (HttpStatusCode)status);
        string? store = "R0";
        var flow = new WebServerFlow("id", "secret")
        {
            HttpHandler = stub, LoadRefreshToken = _ => new(store), StoreRefreshToken = token => { store = token; return default; }
        };
        await flow.RevokeAsync(Acme, Cancel);
        var call = Assert.Single(stub.Calls);
        Assert.Equal(("POST", "/services/oauth2/revoke", "token=R0"), (call.Method, call.Path, call.Body));
        Assert.Null(store);
        Assert.Equal(
            SignInFailure.NotSignedIn, (await Assert.ThrowsAsync<SignInException>(() => SignedPipe.TokenAsync(flow, stub))).Failure);
    }

    [Fact]
    public async Task A_revocation_that_fails_forgets_nothing()
    {
        using var stub = StubOrg.Always("<html>", HttpStatusCode.ServiceUnavailable);
        string? store = "R0";
        var flow = new WebServerFlow("id")
        {
            HttpHandler = stub, LoadRefreshToken = _ => new(store), StoreRefreshToken = token => { store = token; return default; }
        };
        Assert.Equal(SignInFailure.Unreachable, (await Assert.ThrowsAsync<SignInException>(() => flow.RevokeAsync(Acme, Cancel))).Failure);
        Assert.Equal("R0", store);
        await Assert.ThrowsAsync<ArgumentException>(() => flow.RevokeAsync(new("http://acme.my.salesforce.com"), Cancel));
    }
}
