using System.Text.Json;
using Acme.Crm;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>A parent that is named by an external id instead of its id.</summary>
public sealed class ParentByKeyTests : IAsyncLifetime
{
    private Org _org = null!;
    private Id<Account> _account;
    private Id<Contact> _contact;
    private Id<Project__c> _project;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync()
    {
        _org = await Org.StartAsync();
        _account = await Client.Account.CreateAsync(new Account { Name = "Acme", ErpId__c = "K \"7\"" }, Cancel);
        _contact = await Client.Contact.CreateAsync(new Contact { LastName = "Ray", Email = "ray@acme.example" }, Cancel);
        _project = await Client.Project__c.CreateAsync(new Project__c { Name = "P", LegacyNumber__c = 123_456_789_012_345m }, Cancel);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_parent_is_sent_as_an_object_with_its_key_alone()
    {
        var project = new Project__c { Name = "Q", Account__r = Account.ByKey(a => a.ErpId__c, "K \"7\"") };

        var id = await Client.Project__c.CreateAsync(project, Cancel);

        using var body = JsonDocument.Parse(_org.Wire.Calls[^1].Body);
        var parent = Assert.Single(body.RootElement.GetProperty("Account__r").EnumerateObject());
        Assert.Equal(("ErpId__c", "K \"7\""), (parent.Name, parent.Value.GetString()));
        Assert.Equal(_account, (await Client.Project__c.GetAsync(id, Cancel))!.Account__c);
        Assert.Equal(project, new Project__c { Name = "Q", Account__r = Account.ByKey(a => a.ErpId__c, "K \"7\"") });
    }

    [Fact]
    public async Task A_key_may_be_a_number_and_stands_for_a_reference_that_the_org_demands()
    {
        var id = await Client.Milestone__c.CreateAsync(
            new Milestone__c
            {
                Title__c = "M", Project__r = Project__c.ByKey(p => p.LegacyNumber__c, 123_456_789_012_345m), Responsible__c = _contact
            }, Cancel);

        Assert.Contains("\"Project__r\":{\"LegacyNumber__c\":123456789012345}", _org.Wire.Calls[^1].Body, StringComparison.Ordinal);
        Assert.Equal(_project, (await Client.Milestone__c.GetAsync(id, Cancel))!.Project__c);
    }

    [Fact]
    public async Task Each_reference_that_the_org_demands_is_missed_before_anything_is_sent()
    {
        var calls = _org.Wire.Calls.Count;

        var project = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Milestone__c.CreateAsync(new Milestone__c { Title__c = "M", Responsible__c = _contact }, Cancel));
        var responsible = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Milestone__c.CreateAsync(new Milestone__c { Title__c = "M", Project__c = _project }, Cancel));

        Assert.Contains("Milestone__c.Project__c is missing", project.Message, StringComparison.Ordinal);
        Assert.Contains("Milestone__c.Responsible__c is missing", responsible.Message, StringComparison.Ordinal);
        Assert.Equal(calls, _org.Wire.Calls.Count);
    }

    [Fact]
    public async Task An_update_and_an_upsert_take_a_parent_by_key_and_a_parent_that_never_changes_is_refused()
    {
        var id = await Client.Contact.CreateAsync(new Contact { LastName = "Otto" }, Cancel);
        await Client.Contact.UpdateAsync(Contact.WithId(id) with { Account = Account.ByKey(a => a.ErpId__c, "K \"7\"") }, Cancel);
        Assert.Equal(_account, (await Client.Contact.GetAsync(id, Cancel))!.AccountId);

        var upserted = await Client.Project__c.UpsertAsync(p => p.LegacyNumber__c, 8m, Project__c.Empty with
        {
            Name = "R", Parent__r = Project__c.ByKey(p => p.LegacyNumber__c, 123_456_789_012_345m)
        }, Cancel);
        Assert.Equal(_project, (await Client.Project__c.GetAsync(upserted.Id, Cancel))!.Parent__c);

        var milestone = await Client.Milestone__c.CreateAsync(
            new Milestone__c { Title__c = "M", Project__c = _project, Responsible__c = _contact }, Cancel);
        var refused = await Assert.ThrowsAsync<ArgumentException>(() =>
            Client.Milestone__c.UpdateAsync(
                Milestone__c.WithId(milestone) with { Project__r = Project__c.ByKey(p => p.LegacyNumber__c, 8m) }, Cancel));
        Assert.Contains(
            "Milestone__c.Project__r can be set when the record is created and not afterwards", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_a_value_and_an_id_as_key_are_refused_where_they_are_written()
    {
        Assert.Contains("Account.ErpId__c is needed", Assert.Throws<ArgumentException>(
            () => Account.ByKey(a => a.ErpId__c, "")).Message, StringComparison.Ordinal);
        Assert.Contains("Account.ErpId__c is needed", Assert.Throws<ArgumentException>(
            () => Account.ByKey(a => a.ErpId__c, null!)).Message, StringComparison.Ordinal);
        Assert.Contains("set the reference itself", Assert.Throws<ArgumentException>(
            () => Account.ByKey(a => a.Id, _account)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parent_is_set_to_a_named_record_and_to_nothing_else()
    {
        var loaded = (await Client.Account.GetAsync(_account, Cancel))!;

        var ordinary = Assert.Throws<ArgumentException>(() => new Contact { LastName = "Ray", Account = loaded });
        var built = Assert.Throws<ArgumentException>(() => new Contact { LastName = "Ray", Account = new Account { Name = "New" } });
        var none = Assert.Throws<ArgumentException>(() => new Contact { LastName = "Ray", Account = null });

        Assert.All([ordinary, built, none], e =>
        {
            Assert.Contains("Account.ByKey(", e.Message, StringComparison.Ordinal);
            Assert.Contains("set AccountId", e.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_key_that_no_record_has_is_the_orgs_to_refuse()
    {
        var refused = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() =>
            Client.Contact.CreateAsync(new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "nobody") }, Cancel));

        Assert.Equal("INVALID_FIELD", refused.ErrorCode);
        Assert.Contains("nobody", refused.Errors[0].Message, StringComparison.Ordinal);
    }
}
