using System.Net;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What clients ask of the org itself: its limits, its counts, its record of Organization, and the formats that it answers in.
/// </summary>
public sealed class OrganizationTests : IAsyncLifetime
{
    private OrgClient _org = null!;

    public async ValueTask InitializeAsync() => _org = await OrgClient.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Organization_answers_without_a_snapshot()
    {
        Assert.Equal(
            [$"{_org.Org.OrganizationId}|Local Org|Developer Edition|LOCAL|False|-|-"],
            await _org.RowsAsync(
                "SELECT Id, Name, OrganizationType, InstanceName, IsSandbox, TrialExpirationDate, NamespacePrefix FROM Organization"));
        var record = await _org.GetAsync($"sobjects/Organization/{_org.Org.OrganizationId}");
        Assert.Equal((HttpStatusCode.OK, "Local Org"), (record.Status, record.Body.GetProperty("Name").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await _org.GetAsync("sobjects/Organization/describe")).Status);
        Assert.Equal(["1"], await _org.RowsAsync("SELECT COUNT(Id) FROM Organization"));
    }

    [Fact]
    public async Task Organization_answers_every_user_and_is_not_writable()
    {
        var kim = await _org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("*", ObjectAccess.None), TestContext.Current.CancellationToken);
        _org.Http.DefaultRequestHeaders.Authorization = new("Bearer", kim.Token);
        Assert.Equal(["Local Org"], await _org.RowsAsync("SELECT Name FROM Organization"));
        Assert.Equal("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", (await _org.SendAsync(
            "POST", "sobjects/Organization", "{}")).Body[0].GetProperty("errorCode").GetString());
    }

    [Fact]
    public async Task Lists_of_objects_are_those_of_the_snapshots()
    {
        Assert.DoesNotContain("Organization", (await _org.GetAsync("sobjects")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Organization", (await _org.GetAsync("limits/recordCount")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Organization", (await _org.GetAsync("recent")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organization_is_added_to_a_data_file_of_an_earlier_version()
    {
        var file = Path.GetTempFileName();
        try
        {
            for (var i = 0; i < 2; i++)
            {
                await using var org = await OrgClient.StartAsync(o => o.Data(file));
                Assert.Equal(["Local Org"], await org.RowsAsync("SELECT Name FROM Organization"));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("?sObjects=")]
    [InlineData("?sObjects")]
    [InlineData("?sObjects=,")]
    public async Task Record_counts_without_names_are_those_of_all_objects(string query)
    {
        await _org.CreateAsync("Account", """{"Name":"x"}""");
        var counts = (await _org.GetAsync("limits/recordCount" + query)).Body.GetProperty("sObjects").EnumerateArray().ToDictionary(
            c => c.GetProperty("name").GetString()!, c => c.GetProperty("count").GetInt32());
        Assert.Equal(_org.Org.ObjectCount, counts.Count);
        Assert.Equal((1, 0), (counts["Account"], counts["Contact"]));
    }

    [Fact]
    public async Task Record_counts_with_names_are_those_of_the_objects_that_there_are()
    {
        var counts = (await _org.GetAsync("limits/recordCount?sObjects=account,Nothing,Contact")).Body.GetProperty("sObjects");
        Assert.Equal(["Account", "Contact"], counts.EnumerateArray().Select(c => c.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Limits_have_the_entries_that_clients_read()
    {
        var limits = (await _org.GetAsync("limits")).Body;
        foreach (var name in (string[])
        [
            "SingleEmail", "MassEmail", "PermissionSets", "AnalyticsExternalDataSizeMB", "ActiveScratchOrgs", "DailyScratchOrgs",
            "Package2VersionCreates", "DailyApiRequests", "DailyAsyncApexTests",
            "DailyDeliveredPlatformEvents", "DailyDurableStreamingApiEvents", "DailyGenericStreamingApiEvents", "DailyWorkflowEmails",
            "HourlyODataCallout", "StreamingApiConcurrentClients",
        ])
        {
            Assert.True(
                limits.GetProperty(name).GetProperty("Max").GetInt32() >= limits.GetProperty(name).GetProperty("Remaining").GetInt32());
        }
        Assert.Equal(1000, limits.GetProperty("PermissionSets").GetProperty("CreateCustom").GetProperty("Max").GetInt32());
        Assert.True(limits.EnumerateObject().Count() >= 50);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml")]
    [InlineData("application/xml, application/json;q=0")]
    [InlineData("application/soap+xml")]
    public async Task A_client_that_takes_only_XML_is_refused(string accept)
    {
        foreach (var path in (string[])[
            "query?q=SELECT+Id+FROM+Account", "sobjects/Account/describe", "limits", "/services/data",
            $"/id/{_org.Org.OrganizationId}/{_org.Org.UserId}"
        ])
            (await _org.GetAsync(path, ("Accept", accept))).IsError(
                406, "NOT_ACCEPTABLE", "The local org answers in JSON only: accept application/json.", null);
        Assert.Equal(406, (int)(await _org.SendAsync("POST", "sobjects/Account", """{"Name":"x"}""", ("Accept", accept))).Status);
        Assert.Empty(await _org.RowsAsync("SELECT Id FROM Account"));
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("application/xml;q=0.5, application/json")]
    [InlineData("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8")]
    [InlineData("not a media type")]
    public async Task A_client_that_takes_JSON_is_answered(string accept) =>
        Assert.Equal(HttpStatusCode.OK, (await _org.GetAsync("limits", ("Accept", accept))).Status);
}
