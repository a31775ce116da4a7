using System.Buffers.Text;
using System.Net;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Passwords of users: once one is set, wrong passwords and unknown users are refused.</summary>
public sealed class PasswordTests
{
    private static Task<Answer> PasswordAsync(OrgClient org, string username, string password) =>
        TokenAsync(
            org, ("grant_type", "password"), ("client_id", "a"), ("client_secret", "b"), ("username", username), ("password", password));

    private static Task<Answer> AssertAsync(OrgClient org, string username)
    {
        var header = Base64Url.EncodeToString("""{"alg":"RS256"}"""u8);
        var claims = new
        {
            iss = "a", sub = username, aud = "https://login.salesforce.com", exp = DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 60
        };
        return TokenAsync(
            org, ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"),
            ("assertion", $"{header}.{Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(claims))}.c2lnbmF0dXJl"));
    }

    private static async Task<Answer> TokenAsync(OrgClient org, params (string Name, string Value)[] form)
    {
        using var content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await org.SendContentAsync("POST", "/services/oauth2/token", content);
    }

    [Fact]
    public async Task Without_a_password_any_is_right_and_an_unknown_user_is_the_first()
    {
        await using var org = await OrgClient.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(org, "whoever", "whatever")).Status);
    }

    [Fact]
    public async Task With_a_password_wrong_ones_and_unknown_users_are_refused()
    {
        const string Refused = """{"error":"invalid_grant","error_description":"authentication failure"}""";
        await using var org = await OrgClient.StartAsync(o => o.Password("common").Password("kim@acme.example", "kims"));
        await org.Org.AddUserAsync(new LocalUser("kim@acme.example"), TestContext.Current.CancellationToken);
        await org.Org.AddUserAsync(new LocalUser("lee@acme.example") { Password = "lees" }, TestContext.Current.CancellationToken);
        await org.Org.AddUserAsync(new LocalUser("max@acme.example"), TestContext.Current.CancellationToken);
        foreach (var (username, password) in ((string, string)[])[
            ("admin@local.example", "common"), ("kim@acme.example", "kims"), ("KIM@acme.example", "kims"), ("lee@acme.example", "lees"),
            ("max@acme.example", "common")
        ])
            Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(org, username, password)).Status);
        foreach (var (username, password) in ((string, string)[])
            [("admin@local.example", "Common"), ("admin@local.example", "kims"), ("kim@acme.example", "common"), ("lee@acme.example", "common"), ("max@acme.example", "x"), ("nobody@acme.example", "common")])
        {
            Assert.Equal(Refused, (await PasswordAsync(org, username, password)).Text);
        }
        Assert.Equal(HttpStatusCode.OK, (await AssertAsync(org, "kim@acme.example")).Status);
        Assert.Equal(
            """{"error":"invalid_grant","error_description":"user hasn't approved this consumer"}""",
            (await AssertAsync(org, "nobody@acme.example")).Text);
    }

    [Fact]
    public async Task A_password_of_one_user_makes_all_others_have_none()
    {
        await using var org = await OrgClient.StartAsync(o => o.Password("sam@acme.example", "sams"));
        // Another name for the first user.
        var signedIn = await PasswordAsync(org, "sam@acme.example", "sams");
        Assert.EndsWith(org.Org.UserId, signedIn.Body.GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await PasswordAsync(org, "admin@local.example", "sams")).Status);
        await org.SendAsync("POST", "/_local/users", """{"username":"kim@acme.example","password":"kims"}""");
        Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(org, "kim@acme.example", "kims")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await PasswordAsync(org, "kim@acme.example", "sams")).Status);
    }
}
