using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

public sealed class WriteTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task What_was_created_is_read_back_with_each_value_as_it_was()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme", ErpId__c = "K-1" }, Cancel);
        var project = new Project__c
        {
            Name = "Rollout",
            Account__c = account,
            Budget__c = 1_234_567.89m,
            Completion__c = 12.5m,
            DailyStandup__c = new TimeOnly(9, 30, 0, 250),
            IsBillable__c = true,
            KickoffAt__c = new DateTimeOffset(2026, 11, 23, 8, 15, 30, TimeSpan.FromHours(2)),
            Site__Latitude__s = 53.55,
            Site__Longitude__s = -9.99,
            StartDate__c = new DateOnly(2026, 3, 29),
            Summary__c = "two\nlines \u00e9",
        };
        var id = await Client.Project__c.CreateAsync(project, Cancel);

        var read = await Client.Project__c.Where(p => p.Id == id).SingleAsync(Cancel);

        Assert.All(project.GetChanges(), change => Assert.Contains(change, Read(read)));

        // What a record holds, as the changes of a record that was made of it would say.
        static FieldChange[] Read(Project__c record) =>
            [
                new("Name", record.Name), new("Account__c", record.Account__c!.Value.Raw), new("Budget__c", record.Budget__c),
                new("Completion__c", record.Completion__c), new("DailyStandup__c", record.DailyStandup__c),
                new("IsBillable__c", record.IsBillable__c),
                new("KickoffAt__c", record.KickoffAt__c), new("Site__Latitude__s", record.Site__Latitude__s),
                new("Site__Longitude__s", record.Site__Longitude__s), new("StartDate__c", record.StartDate__c),
                new("Summary__c", record.Summary__c),
            ];
    }

    [Fact]
    public async Task An_update_sends_what_changed_and_a_null_clears_the_field()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "Acme", Phone = "1", Website = "https://acme.example" }, Cancel);
        var loaded = (await Client.Account.GetAsync(id, Cancel))!;

        await Client.Account.UpdateAsync(loaded with { Phone = null }, Cancel);

        Assert.Equal("{\"Phone\":null}", _org.Wire.Calls[^1].Body);
        var updated = (await Client.Account.GetAsync(id, Cancel))!;
        Assert.Null(updated.Phone);
        Assert.Equal("https://acme.example", updated.Website);
    }

    [Fact]
    public async Task A_parent_can_be_named_by_its_external_id()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme", ErpId__c = "K-7" }, Cancel);

        var id = await Client.Contact.CreateAsync(
            new Contact { LastName = "Ray", Account = Account.ByKey(a => a.ErpId__c, "K-7") }, Cancel);

        Assert.Equal(account, (await Client.Contact.GetAsync(id, Cancel))!.AccountId);
    }

    [Fact]
    public async Task A_reference_that_the_org_demands_is_missed_before_anything_is_sent()
    {
        var before = _org.Wire.Calls.Count;

        var missing = await Assert.ThrowsAsync<ArgumentException>(
            () => Client.Milestone__c.CreateAsync(new Milestone__c { Title__c = "M1" }, Cancel));

        Assert.Contains("Milestone__c.Project__c is missing", missing.Message, StringComparison.Ordinal);
        Assert.Equal(before, _org.Wire.Calls.Count);
    }

    [Fact]
    public async Task An_upsert_creates_first_and_updates_after()
    {
        var first = await Client.Account.UpsertAsync(a => a.ErpId__c, "A/B 7?", Account.Empty with { Name = "Acme" }, Cancel);
        var second = await Client.Account.UpsertAsync(a => a.ErpId__c, "A/B 7?", Account.Empty with { Name = "Acme Two" }, Cancel);

        Assert.Equal((true, false), (first.Created, second.Created));
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("Acme Two", (await Client.Account.GetAsync(first.Id, Cancel))!.Name);
    }

    [Fact]
    public async Task A_deleted_record_is_gone_and_cannot_be_deleted_twice()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);

        await Client.Account.DeleteAsync(id, Cancel);

        Assert.Null(await Client.Account.GetAsync(id, Cancel));
        var gone = await Assert.ThrowsAsync<SalesforceNotFoundException>(() => Client.Account.DeleteAsync(id, Cancel));
        Assert.Equal("ENTITY_IS_DELETED", gone.ErrorCode);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_an_exception_with_code_message_and_field()
    {
        var refused = await Assert.ThrowsAsync<SalesforceInvalidRequestException>(() =>
            Client.Contact.CreateAsync(new Contact { LastName = new string('x', 81) }, Cancel));

        Assert.Equal("STRING_TOO_LONG", refused.ErrorCode);
        Assert.Equal(["LastName"], refused.Errors[0].Fields);
    }

    [Fact]
    public async Task A_wrong_token_is_told_apart_and_named_nowhere()
    {
        using var stranger = new SalesforceClient(
            new SalesforceOptions { Instance = _org.Local.Url, Auth = new ExternalTokenFlow("not-the-token") });

        var refused = await Assert.ThrowsAsync<SalesforceNotAuthenticatedException>(() => stranger.Account.CountAsync(Cancel));

        Assert.Equal("INVALID_SESSION_ID", refused.ErrorCode);
        Assert.DoesNotContain("not-the-token", refused.ToString(), StringComparison.Ordinal);
    }
}
