using System.Net;
using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Describes: typed in short, whole as JSON, and kept when nothing changed.</summary>
public class DescribeTests
{
    private static readonly DateTimeOffset Changed = new(2026, 11, 23, 8, 15, 30, TimeSpan.Zero);

    [Fact]
    public async Task A_describe_that_is_known_is_given_back_when_nothing_changed()
    {
        var stub = new StubOrg(call =>
        {
            var isKnown = call.Headers.Contains("If-Modified-Since: Mon, 23 Nov 2026 08:15:30 GMT");
            var answer = isKnown ? new HttpResponseMessage(
                HttpStatusCode.NotModified) : StubOrg.Json(call.Path.EndsWith("describe", StringComparison.Ordinal)
                ? """{"name":"Account","fields":[{"name":"Name","type":"string","length":255,"filterable":true}],"custom":false}"""
                : """{"encoding":"UTF-8","maxBatchSize":200,"sobjects":[{"name":"Account","keyPrefix":"001","queryable":true}]}""");
            answer.Content.Headers.LastModified = Changed;
            return answer;
        });
        await using var org = stub.Client();
        var account = await org.DescribeAsync("Account", cancellationToken: Cancel);
        Assert.Equal(("Account", 255, true, Changed), (account.Name, account.Find(
            "name")!.Length, account.Find("Name")!.IsFilterable, account.LastModified));
        Assert.Same(account, await org.DescribeAsync("Account", account, Cancel));
        var global = await org.DescribeGlobalAsync(cancellationToken: Cancel);
        Assert.Equal(("001", true, 200), (global.Find("account")!.KeyPrefix, global.Find("Account")!.IsQueryable, global.MaxBatchSize));
        Assert.Same(global, await org.DescribeGlobalAsync(global, Cancel));
        Assert.Equal(
            ["/services/data/v67.0/sobjects/Account/describe", "/services/data/v67.0/sobjects"], stub.Calls.Select(c => c.Path).Distinct());
    }

    [Fact]
    public async Task Every_real_describe_is_read()
    {
        var folder = TestPaths.SharedData("describe", "full");
        var files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var json = await File.ReadAllBytesAsync(file, Cancel);
            var text = System.Text.Encoding.UTF8.GetString(json);
            var name = System.Text.Json.Nodes.JsonNode.Parse(text)!["name"]!.GetValue<string>();
            await using var org = StubOrg.Always(text).Client();
            var described = await org.DescribeAsync(name, cancellationToken: Cancel);
            Assert.Equal(name, described.Name);
            Assert.True(described.Find("Id") is { Type: "id" });
            Assert.Equal(json.Length, described.Json.Length);
        }
    }

    [Fact]
    public async Task A_real_describe_global_is_read()
    {
        var folder = TestPaths.SharedData("describe", "global");
        await using var org = StubOrg.Always(await File.ReadAllTextAsync(Directory.GetFiles(folder)[0], Cancel)).Client();
        var global = await org.DescribeGlobalAsync(cancellationToken: Cancel);
        Assert.Equal((110, "001"), (global.Objects.Count, global.Find("Account")!.KeyPrefix));
    }

    [Fact]
    public async Task A_name_that_leads_elsewhere_and_a_describe_of_another_object_are_refused()
    {
        var stub = StubOrg.Always("""{"name":"Account","fields":[]}""");
        await using var org = stub.Client();
        var account = await org.DescribeAsync("Account", cancellationToken: Cancel);
        await Assert.ThrowsAsync<ArgumentException>(() => org.DescribeAsync("../limits", cancellationToken: Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => org.DescribeAsync("Contact", account, Cancel));
        Assert.Single(stub.Calls);
    }

    [Fact]
    public async Task The_information_of_an_object_brings_the_records_of_late()
    {
        var stub = StubOrg.Always(
            """{"objectDescribe":{"name":"Account","label":"Account"},"recentItems":[{"attributes":{"type":"Account","url":"/x"},"Id":"001000000000001AAA","Name":"Acme"}]}""");
        await using var org = stub.Client();
        var information = await org.Account.GetInformationAsync(Cancel);
        Assert.Equal(
            ("Account", "Acme", "001000000000001AAA"),
            (information.Summary.Name, information.RecentItems[0].Name, information.RecentItems[0].Id.ToString()));
        Assert.Equal("/services/data/v67.0/sobjects/Account", stub.Calls[0].Path);
    }
}
