using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>Records that came from an org by every way of reading, and what becomes of them when they are written.</summary>
public sealed class WriteOriginTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_record_that_was_read_in_any_way_is_not_created()
    {
        var id = await SeedAsync();
        var contact = await Client.Contact.Only(c => [c.LastName, c.Account.Name, c.Account.ErpId__c]).SingleAsync(Cancel);
        var withChildren = await Client.Account.WithChildren(a => a.Contacts).Where(a => a.Id == id).SingleAsync(Cancel);
        var task = await Client.Task.Only(t => [t.What.Name]).SingleAsync(Cancel);
        var account = (await Client.Account.GetAsync(id, Cancel))!;
        SObject[] records =
        [
            account,
            account with { Description = "copy" },
            (await Client.Account.GetAsync(id, a => [a.Name], Cancel))!,
            (await Client.Account.GetByKeyAsync(a => a.ErpId__c, "K-1", Cancel))!,
            (await Client.Account.GetManyAsync([id], Cancel))[0]!,
            await Client.Account.FirstAsync(Cancel),
            await Client.Account.Only(a => [a.Name]).FirstAsync(Cancel),
            contact,
            contact.Account!,
            withChildren.Contacts[0],
            task,
            task.What.As<Account>()!,
            Assert.Single(await Client.Search("Acme").Returning(Client.Account).RunAsync(Cancel)),
            JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(account))!,
            JsonSerializer.Deserialize<Account>(JsonSerializer.Serialize(withChildren))!.Contacts[0],
        ];
        var before = _org.Wire.Calls.Count;

        foreach (var record in records)
        {
            var refused = await Assert.ThrowsAsync<ArgumentException>(() => Client.CreateManyAsync([record], Cancel));
            Assert.Contains("AsNew()", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, _org.Wire.Calls.Count);
    }

    [Fact]
    public async Task A_copy_has_the_values_of_the_record_that_was_loaded()
    {
        var id = await SeedAsync();
        var loaded = (await Client.Account.GetAsync(id, Cancel))!;

        var copy =
            (await Client.Account.GetAsync(await Client.Account.CreateAsync(loaded.AsNew() with { ErpId__c = "K-2" }, Cancel), Cancel))!;

        Assert.NotEqual(loaded.Id, copy.Id);
        Assert.Equal(
            (loaded.Name, loaded.Phone, loaded.AnnualRevenue, loaded.Regions__c, loaded.OwnerId),
            (copy.Name, copy.Phone, copy.AnnualRevenue, copy.Regions__c, copy.OwnerId));
        Assert.Equal("K-2", copy.ErpId__c);
    }

    [Fact]
    public async Task A_tree_can_be_copied()
    {
        await SeedAsync();
        var loaded = await Client.Account.WithChildren(a => a.Contacts).SingleAsync(Cancel);

        var made = await Client.CreateTreeAsync(
            [loaded.AsNew(a => [a.Name, a.Phone]) with { Contacts = [.. loaded.Contacts.Select(c => c.AsNew(x => [x.LastName]))] }],
            Cancel);

        var copy = await Client.Account.WithChildren(a => a.Contacts).Where(a => a.Id == made.Roots[0].Id).SingleAsync(Cancel);
        Assert.Equal(("Acme", "1", "Ray"), (copy.Name, copy.Phone, copy.Contacts[0].LastName));
    }

    [Fact]
    public async Task Writing_identical_values_again_sends_nothing()
    {
        var id = await SeedAsync();
        var loaded = (await Client.Account.GetAsync(id, Cancel))!;
        var modified = loaded.LastModifiedDate;
        var same = loaded with { Name = "Acme", Phone = "1", Site = "", AnnualRevenue = 5.00m, Regions__c = [
            AccountRegions__c.APAC, AccountRegions__c.EMEA
        ], OwnerId = loaded.OwnerId };
        var before = _org.Wire.Calls.Count;

        Assert.Equal(OutcomeStatus.Unchanged, (await Client.Account.UpdateAsync(same, Cancel)).Status);
        Assert.All(await Client.Account.UpdateManyAsync(
            [same, loaded], Cancel), o => Assert.Equal((OutcomeStatus.Unchanged, id), (o.Status, o.Id)));
        Assert.All(await Client.Account.UpsertManyAsync(
            a => a.ErpId__c, [same, loaded], Cancel), o => Assert.Equal((OutcomeStatus.Unchanged, id), (o.Status, o.Id)));
        Assert.Equal(before, _org.Wire.Calls.Count);
        Assert.Equal(OutcomeStatus.Succeeded, (await Client.Account.UpdateAsync(same.MarkChanged(a => [a.Phone]), Cancel)).Status);
        Assert.Equal("{\"Phone\":\"1\"}", _org.Wire.Calls[^1].Body);
        Assert.True((await Client.Account.GetAsync(id, Cancel))!.LastModifiedDate >= modified);
    }

    [Fact]
    public async Task A_change_that_waited_as_JSON_is_written()
    {
        var id = await SeedAsync();
        var waiting = JsonSerializer.Serialize((await Client.Account.GetAsync(id, Cancel))! with { Phone = "777" });

        await Client.Account.UpdateAsync(JsonSerializer.Deserialize<Account>(waiting)!, Cancel);

        Assert.Equal("{\"Phone\":\"777\"}", _org.Wire.Calls[^1].Body);
        Assert.Equal("777", (await Client.Account.GetAsync(id, Cancel))!.Phone);
    }

    private async Task<Id<Account>> SeedAsync()
    {
        var id = await Client.Account.CreateAsync(
            new Account { Name = "Acme", Phone = "1", ErpId__c = "K-1", AnnualRevenue = 5m, Regions__c = [
                AccountRegions__c.EMEA, AccountRegions__c.APAC
            ] }, Cancel);
        var contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = id }, Cancel);
        await Client.Task.CreateAsync(new SfTask { Subject = "T", WhoId = contact, WhatId = id }, Cancel);
        return id;
    }
}
