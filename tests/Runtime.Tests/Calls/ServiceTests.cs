using System.Net;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>Versions, resources and limits.</summary>
public class ServiceTests
{
    [Fact]
    public async Task Versions_are_asked_for_without_a_token()
    {
        var stub = StubOrg.Always(
            """[{"label":"Spring '11","url":"/services/data/v21.0","version":"21.0"},{"label":"Summer '99","url":"/services/data/v99.0","version":"99.0"}]""");
        await using var org = stub.Client(new ClientCredentialsFlow("id", "secret"), new CallOptions { ClientName = "x" });
        Assert.Equal(["21.0", "99.0"], (await org.GetVersionsAsync(Cancel)).Select(v => v.Version));
        Assert.Single(stub.Calls);
        Assert.Equal(("/services/data", null), (stub.Calls[0].Path, stub.Calls[0].Authorization));
        Assert.DoesNotContain(stub.Calls[0].Headers, h => h.StartsWith("Sforce", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Resources_are_names_with_addresses()
    {
        await using var org = StubOrg.Always("""{"identity":"https://x/id/a/b","query":"/services/data/v67.0/query","odd":{}}""").Client();
        var resources = await org.GetResourcesAsync(Cancel);
        Assert.Equal((2, "/services/data/v67.0/query"), (resources.Count, resources["query"]));
    }

    [Fact]
    public async Task Limits_keep_those_that_nobody_knows_and_the_shares_of_some()
    {
        await using var org = StubOrg.Always("""
            {"DailyApiRequests":{"Max":15000,"Remaining":14998,"My App":{"Max":0,"Remaining":0}},"MoonLandings":{"Max":3,"Remaining":-1},"DataStorageMB":{"Max":1024,"Remaining":1.0E3}}
            """).Client();
        var limits = await org.GetLimitsAsync(Cancel);
        Assert.Equal((15000L, 2L), (limits.DailyApiRequests!.Max, limits.DailyApiRequests.Used));
        Assert.Equal(["My App"], limits.DailyApiRequests.Parts.Keys);
        Assert.Equal((-1L, 4L), (limits["MoonLandings"].Remaining, limits["MoonLandings"].Used));
        Assert.Equal(1000, limits.DataStorageMB!.Remaining);
        Assert.Null(limits.SingleEmail);
        Assert.Throws<KeyNotFoundException>(() => limits["Nothing"]);
    }

    [Fact]
    public async Task Limits_need_a_permission()
    {
        await using var org = StubOrg.Always("""[{"errorCode":"INSUFFICIENT_ACCESS","message":"no"}]""", HttpStatusCode.Forbidden).Client();
        await Assert.ThrowsAsync<SalesforceAccessDeniedException>(() => org.GetLimitsAsync(Cancel));
    }
}
