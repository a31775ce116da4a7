using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>A neighbour without the token tries the endpoints of OAuth.</summary>
public sealed class SignInAttackTests
{
    private const string Registered = "https://app.example/back";

    public static TheoryData<Attack> RedirectUris => new(new[]
    {
        new Attack("authorize/redirect_uri", Registered, "302"), new("authorize/redirect_uri", "http://127.0.0.1:51234/callback", "302"),
        new("authorize/redirect_uri", "javascript:alert(1)", "400"),
        new("authorize/redirect_uri", "JAVASCRIPT://app.example/%0aalert(1)", "400"),
        new("authorize/redirect_uri", "data:text/html,x", "400"),
        new("authorize/redirect_uri", "file:///etc/passwd", "400"), new("authorize/redirect_uri", "myapp://back", "400"),
        new("authorize/redirect_uri", "//app.example/back", "400"),
        new("authorize/redirect_uri", "/back", "400"), new("authorize/redirect_uri", "", "400"),
        new("authorize/redirect_uri", "https://evil.example/back", "400"),
        new("authorize/redirect_uri", "http://app.example/back", "400"),
        new("authorize/redirect_uri", "https://app.example:444/back", "400"),
        new("authorize/redirect_uri", "https://app.example/back/", "400"),
        new("authorize/redirect_uri", "https://app.example/back?x=1", "400"),
        new("authorize/redirect_uri", "https://app.example/back#x", "400"),
        new("authorize/redirect_uri", "https://app.example/x/../back", "400"),
        new("authorize/redirect_uri", "https://app.example@evil.example/back", "400"),
        new("authorize/redirect_uri", "https://app.example\\@evil.example/back", "400"),
        new("authorize/redirect_uri", "https://app.example.evil.example/back", "400"),
        new("authorize/redirect_uri", "https://APP.example/back", "400"), new("authorize/redirect_uri", " " + Registered, "400"),
        new("authorize/redirect_uri", Registered + "\r\nSet-Cookie: x=y", "400"),
        new("authorize/redirect_uri", "http://127.0.0.1:51234/other", "400"),
        new("authorize/redirect_uri", "http://localhost:51234/callback", "400"),
        new("authorize/redirect_uri", "https://127.0.0.1:51234/callback", "400"),
        new("authorize/redirect_uri", "http://127.0.0.1.evil.example/callback", "400"),
        new("authorize/redirect_uri", "http://127.1/callback", "400"),
        new("authorize/redirect_uri", "http://2130706433/callback", "400"),
        new("authorize/redirect_uri", "http://evil@127.0.0.1/callback", "400"),
        new("authorize/redirect_uri", "http://127.0.0.1:51234\\.evil.example/callback", "400"),
        new("authorize/redirect_uri", "https://äpp.example/back", "400"), new("authorize/redirect_uri", "https:app.example/back", "400"),
        new("authorize/redirect_uri", "https:///app.example/back", "400"),
    });

    [Theory, MemberData(nameof(RedirectUris))]
    public async Task A_code_goes_to_a_registered_address_only(Attack attack)
    {
        await using var org =
            await NeighbourOrg.StartAsync(o => o.Client("app", "secret").RedirectUri(Registered).RedirectUri("http://127.0.0.1/callback"));
        var answer = await AuthorizeAsync(org, "app", attack.Input, "&state=s");
        Assert.Equal(attack.Expected, answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(attack.Expected == "302", answer.Header("Location")?.StartsWith(attack.Input + "?code=aPrx", StringComparison.Ordinal)
            ?? false);
        // An error goes there as well, and nowhere else.
        var error = await org.SendAsync(
            "GET", $"/services/oauth2/authorize?response_type=token&client_id=app&redirect_uri={Uri.EscapeDataString(attack.Input)}", null);
        Assert.Equal(attack.Expected == "302", error.Header("Location")?.StartsWith(
            attack.Input + "?error=unsupported_response_type&error_description=", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("http://localhost:1717/OauthRedirect", 302)]
    [InlineData("http://127.0.0.1/x", 302)]
    [InlineData("http://[::1]:5/x", 302)]
    [InlineData("https://evil.example/x", 400)]
    [InlineData("http://localhost.evil.example/x", 400)]
    [InlineData("http://10.0.0.1/x", 400)]
    [InlineData("javascript:alert(1)", 400)]
    public async Task Without_a_registered_address_a_code_stays_on_this_machine(string redirectUri, int status)
    {
        await using var org = await NeighbourOrg.StartAsync();
        Assert.Equal(status, (await AuthorizeAsync(org, "any", redirectUri, "")).Status);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://x/#y")]
    [InlineData("https://u@x/")]
    [InlineData("x")]
    public Task A_redirect_uri_that_a_browser_must_not_follow_is_not_registered(string uri) =>
        Assert.ThrowsAsync<ArgumentException>(() => NeighbourOrg.StartAsync(o => o.RedirectUri(uri)));

    [Theory]
    [InlineData("a\r\nSet-Cookie: x=y")]
    [InlineData("a&code=evil#x")]
    [InlineData("ä\0<script>")]
    public async Task State_comes_back_encoded(string state)
    {
        await using var org = await NeighbourOrg.StartAsync();
        foreach (var type in (string[])["code", "token"])
        {
            var location =
                (await org.SendAsync(
                    "GET",
                    $"/services/oauth2/authorize?response_type={type}&client_id=x&redirect_uri=http://localhost/x&state={Uri.EscapeDataString(state)}", null)).Header(
                        "Location")!;
            Assert.EndsWith("&state=" + Uri.EscapeDataString(state), location, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("&redirect_uri=https://evil.example/")]
    [InlineData("&client_id=other")]
    [InlineData("&STATE=x&state=y")]
    public async Task A_parameter_that_is_given_twice_is_refused(string more)
    {
        await using var org = await NeighbourOrg.StartAsync();
        Assert.Equal(400, (await AuthorizeAsync(org, "x", "http://localhost/x", more)).Status);
    }

    [Fact]
    public async Task A_token_that_is_set_is_the_only_way_in()
    {
        await using var org = await NeighbourOrg.StartAsync(o => o.Token("only"));
        (string, string)[][] forms =
        [
            [("grant_type", "client_credentials"), ("client_id", "x"), ("client_secret", "y")],
            [("grant_type", "password"), ("client_id", "x"), ("client_secret", "y"), ("username", "admin@local.example"), ("password", "p")],
            [("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Jwt("x"))],
            [("grant_type", "authorization_code"), ("client_id", "x"), ("code", "aPrx"), ("redirect_uri", "http://localhost/x")],
            [("grant_type", "refresh_token"), ("client_id", "x"), ("refresh_token", "5Aep")],
        ];
        foreach (var form in forms)
        {
            var answer = await org.FormAsync("token", form);
            Assert.Equal((400, "invalid_client_id"), (answer.Status, answer.Json.GetProperty("error").GetString()));
        }
        Assert.Equal(400, (await AuthorizeAsync(org, "x", "http://localhost/x", "")).Status);
        Assert.Equal(400, (await org.FormAsync("introspect", ("token", "only"), ("client_id", "x"))).Status);
        Assert.Equal(200, (await org.GetAsync("limits", "only")).Status);
        foreach (var token in (string?[])[null, "", " ", "onl", "only!", "ONLY"])
            Assert.Equal(401, (await org.GetAsync("limits", token)).Status);
    }

    [Fact]
    public async Task A_client_signs_in_next_to_a_token_that_is_set_and_no_other_does()
    {
        await using var org = await NeighbourOrg.StartAsync(o => o.Token("only").Client("app", "secret"));
        Assert.Equal(200, (await org.FormAsync(
            "token", ("grant_type", "client_credentials"), ("client_id", "app"), ("client_secret", "secret"))).Status);
        foreach (var (id, secret) in ((string, string)[])[
            ("app", "Secret"), ("app", ""), ("app", "secret "), ("other", "secret"), ("", "")
        ])
            Assert.Equal(400, (await org.FormAsync(
                "token", ("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret))).Status);
    }

    [Fact]
    public async Task Every_way_to_sign_in_needs_the_secret_where_it_is_required()
    {
        await using var org = await NeighbourOrg.StartAsync(o => o.Client("app", "secret").RequireClientSecret());
        var (verifier, challenge) = Pkce();
        async Task<RawAnswer> RedeemAsync(params (string, string)[] more) => await org.FormAsync(
            "token",
            [("grant_type", "authorization_code"), ("client_id", "app"), ("code", await CodeAsync(
                org, challenge)), ("redirect_uri", "http://localhost/x"), ("code_verifier", verifier), .. more]);
        Assert.Equal("invalid_client", (await RedeemAsync()).Json.GetProperty("error").GetString());
        var refresh = (await RedeemAsync(("client_secret", "secret"))).Json.GetProperty("refresh_token").GetString()!;
        Assert.Equal(
            400, (await org.FormAsync("token", ("grant_type", "refresh_token"), ("client_id", "app"), ("refresh_token", refresh))).Status);
        Assert.Equal(400, (await org.FormAsync(
            "token", ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Jwt("app")))).Status);
    }

    [Fact]
    public async Task A_code_works_once_for_its_client_its_address_and_its_verifier_and_expires()
    {
        var clock = new MovableClock();
        await using var org = await NeighbourOrg.StartAsync(o => o.Clock(clock));
        var (verifier, challenge) = Pkce();
        Task<RawAnswer> RedeemAsync(
            string code, string client = "app", string uri = "http://localhost/x", string? with = null) => org.FormAsync(
            "token", [("grant_type", "authorization_code"), ("client_id", client), ("code", code), ("redirect_uri", uri), .. with is null
                ? []
                : ((string, string)[])[("code_verifier", with)]]);

        var code = await CodeAsync(org, challenge);
        Assert.Equal(200, (await RedeemAsync(code, with: verifier)).Status);
        Assert.Equal(400, (await RedeemAsync(code, with: verifier)).Status);
        Assert.Equal(400, (await RedeemAsync(await CodeAsync(org, challenge))).Status);
        Assert.Equal(400, (await RedeemAsync(await CodeAsync(org, challenge), with: new string('x', 64))).Status);
        Assert.Equal(400, (await RedeemAsync(await CodeAsync(org, challenge), client: "other", with: verifier)).Status);
        Assert.Equal(400, (await RedeemAsync(await CodeAsync(org, challenge), uri: "http://localhost:81/x", with: verifier)).Status);
        // A verifier without a challenge means that somebody removed the challenge in transit.
        Assert.Equal(400, (await RedeemAsync(await CodeAsync(org, null), with: verifier)).Status);
        var late = await CodeAsync(org, challenge);
        clock.Now += TimeSpan.FromMinutes(16);
        Assert.Equal(400, (await RedeemAsync(late, with: verifier)).Status);
        foreach (var weak in (string[])["", "x", verifier])
            Assert.Contains("?error=invalid_request", (await AuthorizeAsync(
                org, "app", "http://localhost/x", "&code_challenge=" + weak)).Header("Location"), StringComparison.Ordinal);
        Assert.Contains(
            "?error=invalid_request",
            (await AuthorizeAsync(org, "app", "http://localhost/x", $"&code_challenge_method=plain&code_challenge={challenge}")).Header(
                "Location"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_sees_and_ends_its_own_tokens_only()
    {
        await using var org = await NeighbourOrg.StartAsync();
        async Task<string> TokenAsync(string client) =>
            (await org.FormAsync("token", ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", "s"))).Json
                .GetProperty("access_token").GetString()!;
        var token = await TokenAsync("a");
        Assert.True((await org.FormAsync("introspect", ("token", token), ("client_id", "a"))).Json.GetProperty("active").GetBoolean());
        Assert.False((await org.FormAsync("introspect", ("token", token), ("client_id", "b"))).Json.GetProperty("active").GetBoolean());
        Assert.False(
            (await org.FormAsync("introspect", ("token", org.Org.Token), ("client_id", "b"))).Json.GetProperty("active").GetBoolean());
        Assert.Equal(400, (await org.FormAsync("revoke", ("token", token), ("client_id", "b"))).Status);
        Assert.Equal(200, (await org.GetAsync("limits", token)).Status);
        Assert.Equal(200, (await org.FormAsync("revoke", ("token", token), ("client_id", "a"))).Status);
        Assert.Equal(401, (await org.GetAsync("limits", token)).Status);
        Assert.Equal(403, (await org.SendAsync("GET", "/services/oauth2/userinfo", null)).Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("1e400")]
    [InlineData("-1")]
    [InlineData("\"x\"")]
    [InlineData("{}")]
    [InlineData("99999999999999999999")]
    public async Task An_assertion_with_a_hostile_expiry_is_an_error_of_OAuth(string expiry)
    {
        await using var org = await NeighbourOrg.StartAsync();
        var answer = await org.FormAsync(
            "token", ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Jwt("x", expiry)));
        Assert.Equal((400, "invalid_grant"), (answer.Status, answer.Json.GetProperty("error").GetString()));
    }

    private static string Jwt(string issuer, string? expiry = null)
    {
        static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        expiry ??= (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return $$"""{{Part("""{"alg":"RS256"}""")}}.{{Part($$"""{"iss":"{{issuer}}","sub":"admin@local.example","aud":"https://login.salesforce.com","exp":{{expiry}}}""")}}.c2ln""";
    }

    private static (string Verifier, string Challenge) Pkce()
    {
        var verifier = new string('v', 64);
        return (verifier, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    private static Task<RawAnswer> AuthorizeAsync(NeighbourOrg org, string client, string redirectUri, string more) =>
        org.SendAsync(
            "GET",
            $"/services/oauth2/authorize?response_type=code&client_id={client}&redirect_uri={Uri.EscapeDataString(redirectUri)}{more}",
            null);

    private static async Task<string> CodeAsync(NeighbourOrg org, string? challenge)
    {
        var answer = await AuthorizeAsync(org, "app", "http://localhost/x", challenge is null ? "" : "&code_challenge=" + challenge);
        return answer.Header("Location")!["http://localhost/x?code=".Length..];
    }

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
