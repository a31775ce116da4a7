using System.Net;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The page, and the list of calls behind it. What it looks like in a browser is checked by tests/ForeignClients.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task The_page_needs_no_token_and_nothing_from_elsewhere()
    {
        await using var org = await OrgClient.StartAsync();
        org.Http.DefaultRequestHeaders.Authorization = null;
        var page = await org.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("innerHTML", page.Text, StringComparison.Ordinal);
        Assert.Empty(org.Org.Calls);
    }

    [Fact]
    public async Task The_describes_that_the_page_draws_have_fields_references_values_and_children()
    {
        await using var org = await OrgClient.StartAsync();
        var page = await org.GetAsync("/");
        Assert.Contains("id=\"tab-model\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("createElementNS('http://www.w3.org/2000/svg', tag)", page.Text, StringComparison.Ordinal);
        var describe = (await org.GetAsync("sobjects/Contact/describe")).Body;
        var account = describe.GetProperty("fields").EnumerateArray().Single(f => f.GetProperty("name").GetString() == "AccountId");
        Assert.Equal(
            ("reference", "Account", true, false),
            (account.GetProperty("type").GetString(), account.GetProperty("referenceTo")[0].GetString(), account.GetProperty("nillable")
                .GetBoolean(), account.GetProperty("cascadeDelete").GetBoolean()));
        Assert.All(describe.GetProperty("fields").EnumerateArray(), f => Assert.Equal(
            JsonValueKind.Array, f.GetProperty("picklistValues").ValueKind));
        Assert.All(describe.GetProperty("childRelationships").EnumerateArray(), r =>
            Assert.False(string.IsNullOrEmpty(r.GetProperty("childSObject").GetString())));
    }

    [Fact]
    public async Task The_calls_of_late_are_listed_with_status_and_user_and_without_secrets()
    {
        await using var org = await OrgClient.StartAsync();
        await org.QueryAsync("SELECT Id FROM Account");
        org.Org.Inject(FaultKind.Unavailable);
        await org.SendAsync("POST", "sobjects/Account", """{"Name":"x"}""");
        await org.GetAsync("/services/oauth2/authorize?client_id=x&code_challenge=secret");
        org.Http.DefaultRequestHeaders.Authorization = null;
        await org.GetAsync("limits");
        Assert.Equal(
            [
                "GET /services/data/v67.0/query?q=SELECT%20Id%20FROM%20Account 200 admin@local.example",
                "POST /services/data/v67.0/sobjects/Account 503 admin@local.example",
                "GET /services/oauth2/authorize 400 admin@local.example", "GET /services/data/v67.0/limits 401 ",
            ],
            org.Org.Calls.Select(c => $"{c.Method} {c.Target} {c.Status} {c.Username}"));
        Assert.All(org.Org.Calls, c => Assert.True(c.Duration > TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Unauthorized, (await org.GetAsync("/_local/calls")).Status);
        org.Http.DefaultRequestHeaders.Authorization = new("Bearer", org.Org.Token);
        var listed = (await org.GetAsync("/_local/calls")).Body.EnumerateArray().ToList();
        Assert.Equal((4, 503), (listed.Count, listed[1].GetProperty("status").GetInt32()));
        Assert.Equal(JsonValueKind.Null, listed[3].GetProperty("username").ValueKind);
    }

    [Fact]
    public async Task What_the_page_asks_is_not_among_the_calls_and_meets_no_fault()
    {
        await using var org = await OrgClient.StartAsync();
        org.Org.Inject(FaultKind.ServerError);
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("limits", ("X-Local-Page", "1"))).Status);
        Assert.Empty(org.Org.Calls);
        Assert.Equal(HttpStatusCode.InternalServerError, (await org.GetAsync("limits")).Status);
    }
}
