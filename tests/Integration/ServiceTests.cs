using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What the local org reports about itself and its changes.</summary>
public sealed class ServiceTests : IAsyncLifetime
{
    private Org _org = null!;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Versions_resources_and_limits()
    {
        var org = _org.Client;
        Assert.Contains(await org.GetVersionsAsync(Cancel), v => v is { Version: "67.0", Path: "/services/data/v67.0" });
        Assert.Equal("/services/data/v67.0/query", (await org.GetResourcesAsync(Cancel))["query"]);
        var limits = await org.GetLimitsAsync(Cancel);
        Assert.True(limits.DailyApiRequests!.Used > 0);
        Assert.True(limits.Count > 5);
    }

    [Fact]
    public async Task Describes_are_what_the_snapshots_say_and_are_kept_when_nothing_changed()
    {
        var org = _org.Client;
        var global = await org.DescribeGlobalAsync(cancellationToken: Cancel);
        Assert.Same(global, await org.DescribeGlobalAsync(global, Cancel));
        var account = await org.DescribeAsync("Account", cancellationToken: Cancel);
        Assert.Same(account, await org.DescribeAsync("account", account, Cancel));
        Assert.Equal("001", global.Find("Account")!.KeyPrefix);
        Assert.True(account.Find("ErpId__c") is { IsIdLookup: true, IsExternalId: true, Type: "string" });
        Assert.Contains(account.ChildRelationships, c =>
            c is { SObject: "Contact", Field: "AccountId", RelationshipName: "Contacts", CascadeDelete: true });
        await Assert.ThrowsAsync<SalesforceNotFoundException>(() => org.DescribeAsync("Nothing__c", cancellationToken: Cancel));
    }

    [Fact]
    public async Task The_information_of_an_object_has_its_records_of_late()
    {
        var id = await _org.Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        var information = await _org.Client.Account.GetInformationAsync(Cancel);
        Assert.Equal(("Account", id, "Acme"), (information.Summary.Name, information.RecentItems[0].Id, information.RecentItems[0].Name));
    }

    [Fact]
    public async Task What_changed_is_told_in_spans_that_go_on_where_the_last_one_ended()
    {
        var accounts = _org.Client.Account;
        var kept = await accounts.CreateAsync(new Account { Name = "Kept" }, Cancel);
        var gone = await accounts.CreateAsync(new Account { Name = "Gone" }, Cancel);
        await accounts.DeleteAsync(gone, Cancel);
        var (from, to) = (DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddMinutes(5));
        var updated = await accounts.GetUpdatedAsync(from, to, Cancel);
        Assert.Equal([kept], updated.Ids);
        Assert.True(updated.LatestDateCovered < to);
        var deleted = await accounts.GetDeletedAsync(from, to, Cancel);
        Assert.Equal(gone, Assert.Single(deleted.Records).Id);
    }

    [Fact]
    public async Task A_raw_call_goes_through_the_same_door()
    {
        using var answer = await _org.Client.SendAsync(HttpMethod.Get, "limits/recordCount?sObjects=Account", cancellationToken: Cancel);
        Assert.Equal("""{"sObjects":[{"count":0,"name":"Account"}]}""", await answer.Content.ReadAsStringAsync(Cancel));
        var missing = await Assert.ThrowsAsync<SalesforceNotFoundException>(
            () => _org.Client.SendAsync(HttpMethod.Get, "/services/apexrest/none", cancellationToken: Cancel));
        Assert.Equal("GET /services/apexrest/none", missing.Call);
    }
}
