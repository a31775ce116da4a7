using System.Net;
using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What real orgs answered to these calls is read.</summary>
public class RecordedCallTests
{
    [Theory]
    [InlineData("docs_and_misc", "versions.json", "21.0")]
    [InlineData("restforce", "services_data_success_response.json", "20.0")]
    [InlineData("netcoreforce", "versions.json", "31.0")]
    public async Task Versions(string folder, string file, string oldest)
    {
        await using var org = StubOrg.Always(await ReadAsync(folder, file)).Client();
        var versions = await org.GetVersionsAsync(Cancel);
        Assert.Equal(oldest, versions[0].Version);
        Assert.All(versions, v => Assert.Equal("/services/data/v" + v.Version, v.Path));
    }

    [Fact]
    public async Task Limits()
    {
        await using var org = StubOrg.Always(await ReadAsync("docs_and_misc", "limits.json")).Client();
        var limits = await org.GetLimitsAsync(Cancel);
        Assert.Equal((15_000L, 2L), (limits.DailyApiRequests!.Max, limits.DailyApiRequests.Used));
        Assert.Equal(9_999, limits["HourlyODataCallout"].Remaining);
    }

    [Theory]
    [InlineData("sobject__list_sobjects_success_response.json")]
    [InlineData("sobject__describe_sobjects_success_response.json")]
    public async Task Objects(string file)
    {
        await using var org = StubOrg.Always(await ReadAsync("restforce", file)).Client();
        Assert.Equal("001", (await org.DescribeGlobalAsync(cancellationToken: Cancel)).Find("Account")!.KeyPrefix);
    }

    [Fact]
    public async Task A_record_with_its_state()
    {
        using var exchange = JsonDocument.Parse(await ReadAsync("by_kind", "record_get.json"));
        var (headers, body) = (exchange.RootElement.GetProperty("responseHeaders"), exchange.RootElement.GetProperty("responseBody"));
        var etag = headers.GetProperty("ETag").GetString()!;
        var stub = new StubOrg(_ =>
        {
            var answer = StubOrg.Json(body.GetRawText());
            answer.Headers.TryAddWithoutValidation("ETag", etag);
            answer.Content.Headers.TryAddWithoutValidation("Last-Modified", headers.GetProperty("Last-Modified").GetString());
            return answer;
        });
        await using var org = stub.Client();
        var read = await org.Account.GetAsync(Id<Account>.Parse("0014S000007NxmlQAC"), new RecordOptions(), Cancel);
        Assert.Equal(
            ("Smith", etag, new DateTimeOffset(2021, 12, 3, 17, 59, 20, TimeSpan.Zero)), (read.Record!.Name, read.ETag, read.LastModified));
        await org.Account.GetAsync(read.Record.Id, new RecordOptions { IfNoneMatch = read.ETag }, Cancel);
        Assert.Contains("If-None-Match: " + etag, stub.Calls[1].Headers);
    }

    [Fact]
    public async Task Several_records_with_one_key()
    {
        await using var org =
            StubOrg.Always(await ReadAsync("restforce", "sobject__upsert_multiple_error_response.json"), HttpStatusCode.Ambiguous).Client();
        var several = await Assert.ThrowsAsync<MultipleMatchesException>(() => org.Account.GetByKeyAsync(a => a.ErpId__c, "K", Cancel));
        Assert.Equal(2, several.Urls.Count);
    }

    private static Task<string> ReadAsync(string folder, string file) =>
        File.ReadAllTextAsync(TestPaths.SharedData("rest", folder, file), Cancel);
}
