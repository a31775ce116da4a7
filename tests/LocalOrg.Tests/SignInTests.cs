using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

public sealed class SignInTests
{
    private static Task<Answer> TokenAsync(OrgClient org, params (string, string)[] form) => PostAsync(org, "token", form);

    private static async Task<Answer> PostAsync(OrgClient org, string name, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await org.Http.PostAsync("/services/oauth2/" + name, content, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text.StartsWith('{')
            ? JsonDocument.Parse(text).RootElement
            : default, text, new Dictionary<string, string>());
    }

    private static string Jwt(object claims, string algorithm = "RS256")
    {
        string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
        return $"{Part(new { alg = algorithm })}.{Part(claims)}.c2lnbmF0dXJl";
    }

    [Fact]
    public async Task Client_credentials_give_a_token_that_works_where_the_answer_says()
    {
        await using var org = await OrgClient.StartAsync(o => o.Client("app", "secret"));
        var answer = await TokenAsync(org, ("grant_type", "client_credentials"), ("client_id", "app"), ("client_secret", "secret"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["access_token", "signature", "scope", "instance_url", "id", "token_type", "issued_at"],
            answer.Body.EnumerateObject().Select(m => m.Name));
        Assert.Equal(org.Org.Url.AbsoluteUri.TrimEnd('/'), answer.Body.GetProperty("instance_url").GetString());
        org.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer", answer.Body.GetProperty("access_token").GetString());
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("sobjects")).Status);
        var identity = await org.GetAsync(answer.Body.GetProperty("id").GetString()!);
        Assert.Equal(org.Org.UserId, identity.Body.GetProperty("user_id").GetString());
        Assert.Equal(org.Org.UserId, (await org.GetAsync("/services/oauth2/userinfo")).Body.GetProperty("user_id").GetString());
    }

    [Theory]
    [InlineData("other", "secret", "invalid_client_id")]
    [InlineData("app", "other", "invalid_client")]
    [InlineData("app", "", "invalid_client")]
    public async Task A_wrong_client_is_refused_in_the_form_of_OAuth(string client, string secret, string error)
    {
        await using var org = await OrgClient.StartAsync(o => o.Client("app", "secret"));
        var answer = await TokenAsync(org, ("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret));
        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Body.GetProperty("error").GetString()));
        Assert.Equal(["error", "error_description"], answer.Body.EnumerateObject().Select(m => m.Name));
    }

    [Fact]
    public async Task A_JWT_must_be_fresh_and_signed_with_RS256()
    {
        var clock = new FixedClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        Task<Answer> SignInAsync(int seconds, string algorithm = "RS256", string subject = "admin@local.example") => TokenAsync(
            org, ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("assertion", Jwt(new
            {
                iss = "app", sub = subject, aud = "https://login.salesforce.com", exp = clock.Now.ToUnixTimeSeconds() + seconds
            }, algorithm)));
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(120)).Status);
        Assert.Equal("invalid_grant", (await SignInAsync(-1)).Body.GetProperty("error").GetString());
        Assert.Equal(HttpStatusCode.OK, (await SignInAsync(300)).Status);
        Assert.Equal(
            """{"error":"invalid_grant","error_description":"assertion is valid for more than five minutes"}""",
            (await SignInAsync(301)).Text);
        Assert.Equal("""{"error":"invalid_grant","error_description":"expired authorization code"}""", (await SignInAsync(0)).Text);
        Assert.Equal("invalid_grant", (await SignInAsync(600)).Body.GetProperty("error").GetString());
        Assert.Equal("invalid_grant", (await SignInAsync(120, "HS256")).Body.GetProperty("error").GetString());
        Assert.Equal("invalid_grant", (await SignInAsync(120, subject: "")).Body.GetProperty("error").GetString());
        Assert.Equal(
            "invalid_grant",
            (await TokenAsync(org, ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", "a.b.c"))).Body.GetProperty(
                "error").GetString());
    }

    [Theory]
    [InlineData("300", true)]
    [InlineData("0", true)]
    [InlineData("300000", true)]
    [InlineData("300001", false)]
    [InlineData("-299999", true)]
    [InlineData("-300000", false)]
    [InlineData("86400000", false)]
    public async Task The_milliseconds_of_the_Salesforce_CLI_are_accepted(string ahead, bool isAccepted)
    {
        var clock = new FixedClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        var exp = clock.Now.ToUnixTimeMilliseconds() + long.Parse(ahead, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(isAccepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest, (await AssertAsync(
            org, new { iss = "app", sub = "u", aud = "https://login.salesforce.com", exp })).Status);
    }

    private static Task<Answer> AssertAsync(OrgClient org, object claims) =>
        TokenAsync(org, ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", Jwt(claims)));

    [Fact]
    public async Task An_assertion_is_for_a_login_host_or_the_orgs_own_address()
    {
        await using var org = await OrgClient.StartAsync();
        var exp = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60;
        var own = org.Org.Url.AbsoluteUri.TrimEnd('/');
        foreach (var aud in (object[])
            ["https://login.salesforce.com", "https://test.salesforce.com", "https://login.salesforce.com/", own, own
                + "/", own.Replace("http:", "https:", StringComparison.Ordinal), new[] { "x", "https://test.salesforce.com" }])
        {
            Assert.Equal(HttpStatusCode.OK, (await AssertAsync(org, new { iss = "app", sub = "u", aud, exp })).Status);
        }
        foreach (var aud in (object?[])
            ["https://login.salesforce.example", "login.salesforce.com", "https://login.salesforce.com.evil.example", "https://acme.my.salesforce.com", "http://127.0.0.1:1", "x", "", null, 5, Array.Empty<string>()])
        {
            Assert.Equal("""{"error":"invalid_grant","error_description":"audience is invalid"}""", (await AssertAsync(
                org, new { iss = "app", sub = "u", aud, exp })).Text);
        }
        Assert.Equal("""{"error":"invalid_grant","error_description":"audience is invalid"}""", (await AssertAsync(
            org, new { iss = "app", sub = "u", exp })).Text);
        Assert.Equal("""{"error":"invalid_grant","error_description":"expired authorization code"}""", (await AssertAsync(
            org, new { iss = "app", sub = "u", aud = own, exp = (long?)null })).Text);
    }

    private static async Task<Answer> BasicAsync(OrgClient org, string name, string credentials, params (string Name, string Value)[] form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(org.Org.Url, "/services/oauth2/" + name));
        request.Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        using var response = await org.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer(response.StatusCode, text.StartsWith('{')
            ? JsonDocument.Parse(text).RootElement
            : default, text, new Dictionary<string, string>());
    }

    [Fact]
    public async Task A_client_may_send_its_credentials_by_Basic_authentication()
    {
        await using var org = await OrgClient.StartAsync(o => o.Client("app", "se+c:r%et").RequireClientSecret());
        const string Credentials = "app:se+c:r%25et";
        var signedIn = await BasicAsync(org, "token", Credentials, ("grant_type", "client_credentials"));
        Assert.Equal(HttpStatusCode.OK, signedIn.Status);
        var token = signedIn.Body.GetProperty("access_token").GetString()!;
        Assert.Equal(HttpStatusCode.OK, (await BasicAsync(
            org, "token", Credentials, ("grant_type", "client_credentials"), ("client_id", "app"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await BasicAsync(
            org, "token", Credentials, ("grant_type", "password"), ("username", "u"), ("password", "p"))).Status);
        var introspected = await BasicAsync(org, "introspect", Credentials, ("token", token));
        Assert.Equal(
            ("app", true), (introspected.Body.GetProperty("client_id").GetString(), introspected.Body.GetProperty("active").GetBoolean()));
        Assert.Equal(
            "invalid_client", (await BasicAsync(org, "introspect", "app:wrong", ("token", token))).Body.GetProperty("error").GetString());
        Assert.Equal(
            "invalid_client", (await BasicAsync(org, "revoke", "app:wrong", ("token", token))).Body.GetProperty("error").GetString());
        Assert.Equal(HttpStatusCode.OK, (await BasicAsync(org, "revoke", Credentials, ("token", token))).Status);
        Assert.Equal("""{"active":false}""", (await BasicAsync(org, "introspect", Credentials, ("token", token))).Text);
    }

    [Theory]
    [InlineData("app:wrong", null, null, "invalid_client")]
    [InlineData("other:secret", null, null, "invalid_client_id")]
    [InlineData("app", null, null, "invalid_client")]
    [InlineData("app:", null, null, "invalid_client")]
    [InlineData(":secret", null, null, "invalid_client_id")]
    [InlineData("app:secret", "other", null, "invalid_client")]
    [InlineData("app:secret", "app", "other", "invalid_client")]
    public async Task Wrong_Basic_credentials_are_refused(string credentials, string? client, string? secret, string error)
    {
        await using var org = await OrgClient.StartAsync(o => o.Client("app", "secret"));
        (string, string)[] form = [("grant_type", "client_credentials"), .. client is null
            ? []
            : ((string, string)[])[("client_id", client)], .. secret is null ? [] : ((string, string)[])[("client_secret", secret)]];
        var answer = await BasicAsync(org, "token", credentials, form);
        Assert.Equal((HttpStatusCode.BadRequest, error), (answer.Status, answer.Body.GetProperty("error").GetString()));
    }

    [Fact]
    public async Task An_identity_takes_its_token_as_a_parameter_and_is_https_over_TLS()
    {
        await using var org = await OrgClient.StartAsync(o => o.PubSubTls());
        var path = $"/id/{org.Org.OrganizationId}/{org.Org.UserId}";
        org.Http.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(
            "admin@local.example", (await org.GetAsync($"{path}?oauth_token={org.Org.Token}")).Body.GetProperty("username").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, "Bad_OAuth_Token"), (await org.GetAsync(path + "?oauth_token=wrong") is var wrong
            ? (wrong.Status, wrong.Text)
            : default));
        Assert.Equal((HttpStatusCode.Forbidden, "Missing_OAuth_Token"), (await org.GetAsync(path) is var missing
            ? (missing.Status, missing.Text)
            : default));
        Assert.All(org.Org.Calls, c => Assert.DoesNotContain("oauth_token", c.Target, StringComparison.Ordinal));

        using var tls = new HttpClient(new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Equals(org.Org.Certificate)
        }) { BaseAddress = org.Org.PubSubTlsAddress };
        var origin = org.Org.PubSubTlsAddress!.AbsoluteUri.TrimEnd('/');
        Assert.StartsWith("https://", origin, StringComparison.Ordinal);
        var identity = JsonDocument.Parse(
            await tls.GetStringAsync($"{path}?oauth_token={org.Org.Token}", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((origin + path, origin + "/services/data/v{version}/"), (identity.GetProperty("id")
            .GetString(), identity.GetProperty("urls").GetProperty("rest").GetString()));
        using var form = new FormUrlEncodedContent([KeyValuePair.Create(
            "grant_type", "client_credentials"), KeyValuePair.Create("client_id", "a"), KeyValuePair.Create("client_secret", "b")]);
        using var signedIn = await tls.PostAsync("/services/oauth2/token", form, TestContext.Current.CancellationToken);
        var token = JsonDocument.Parse(await signedIn.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal((origin + path, origin), (token.GetProperty("id").GetString(), token.GetProperty("instance_url").GetString()));
        tls.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", org.Org.Token);
        var root = JsonDocument.Parse(await tls.GetStringAsync("/services/data/v67.0", TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(origin + path, root.GetProperty("identity").GetString());
    }

    [Fact]
    public async Task The_web_server_flow_gives_a_code_once_to_whoever_knows_the_verifier_and_refreshing_rotates()
    {
        await using var org = await OrgClient.StartAsync(o => o.Client("app", "secret", rotatesRefreshTokens: true));
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = org.Org.Url };
        var verifier = new string('v', 64);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        async Task<string> CodeAsync()
        {
            using var redirect = await http.GetAsync(
                $"/services/oauth2/authorize?response_type=code&client_id=app&redirect_uri=http%3A%2F%2Flocalhost%2Fback&state=a%20b&code_challenge={challenge}",
                TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Found, redirect.StatusCode);
            var back = redirect.Headers.Location!.OriginalString;
            Assert.EndsWith("&state=a%20b", back, StringComparison.Ordinal);
            return back["http://localhost/back?code=".Length..back.IndexOf('&', StringComparison.Ordinal)];
        }

        Task<Answer> RedeemAsync(string code, string with) => TokenAsync(
            org, ("grant_type", "authorization_code"), ("client_id", "app"), ("code", code), ("redirect_uri", "http://localhost/back"),
            ("code_verifier", with));

        Assert.Equal("invalid_grant", (await RedeemAsync(await CodeAsync(), new string('x', 64))).Body.GetProperty("error").GetString());
        var code = await CodeAsync();
        var signedIn = await RedeemAsync(code, verifier);
        Assert.Equal(HttpStatusCode.OK, signedIn.Status);
        Assert.Equal("invalid_grant", (await RedeemAsync(code, verifier)).Body.GetProperty("error").GetString());

        var refresh = signedIn.Body.GetProperty("refresh_token").GetString()!;
        var refreshed = await TokenAsync(org, ("grant_type", "refresh_token"), ("client_id", "app"), ("refresh_token", refresh));
        Assert.NotEqual(refresh, refreshed.Body.GetProperty("refresh_token").GetString());
        var again = await TokenAsync(org, ("grant_type", "refresh_token"), ("client_id", "app"), ("refresh_token", refresh));
        Assert.Equal("""{"error":"invalid_grant","error_description":"expired access/refresh token"}""", again.Text);
    }

    [Fact]
    public async Task Sessions_end_when_they_are_not_used_are_revoked_or_ended()
    {
        var clock = new FixedClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock).SessionTimeout(TimeSpan.FromHours(1)));
        var lasting = org.Http.DefaultRequestHeaders.Authorization;
        async Task<string> SignInAsync()
        {
            var token = (await TokenAsync(
                org, ("grant_type", "password"), ("client_id", "a"), ("client_secret", "b"), ("username", "u"), ("password", "p")))
                .Body.GetProperty("access_token").GetString()!;
            org.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
            return token;
        }

        async Task<int> StatusAsync() => (int)(await org.GetAsync("sobjects")).Status;

        await SignInAsync();
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.Equal(200, await StatusAsync());
        clock.Now += TimeSpan.FromMinutes(50);
        Assert.Equal(200, await StatusAsync());
        clock.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(401, await StatusAsync());

        var second = await SignInAsync();
        Assert.Contains(
            "\"active\":true", (await PostAsync(org, "introspect", ("token", second), ("client_id", "a"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(org, "revoke", ("token", second))).Status);
        Assert.Equal("""{"active":false}""", (await PostAsync(org, "introspect", ("token", second), ("client_id", "a"))).Text);
        Assert.Equal(401, await StatusAsync());

        await SignInAsync();
        org.Org.EndSessions();
        Assert.Equal(401, await StatusAsync());
        org.Http.DefaultRequestHeaders.Authorization = lasting;
        Assert.Equal(200, await StatusAsync());
    }
}
