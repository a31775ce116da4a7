using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Events;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Changes of records of a local org, as a program reads them. The org's bus has its own encoder, which shares no code with ours.
/// </summary>
public class ChangeTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task A_creation_brings_all_fields_and_an_update_those_that_changed()
    {
        await using var org = await BusOrg.StartAsync();
        var id = await org.Client.Account.CreateAsync(new Account
        {
            Name = "Acme", Industry = AccountIndustry.Technology, AnnualRevenue = 1234567m, BillingCity = "Bern", NumberOfEmployees = 12
        }, Soon);
        await org.Client.Account.UpdateAsync(Account.WithId(id) with { Phone = "1", Industry = null, BillingCity = "Basel" }, Soon);
        await org.Client.Account.DeleteAsync(id, Soon);

        var changes = await org.Client.Changes<Account>(org.Options, Soon).Take(3).ToListAsync(Soon);

        var created = changes[0];
        Assert.Equal((ChangeType.Create, "Account", Reload.Nothing), (created.Type, created.EntityName, created.Reload));
        Assert.Equal([id], created.RecordIds);
        Assert.Equal(
            ("Acme", AccountIndustry.Technology, 1234567m, "Bern", 12),
            (created.Record.Name, created.Record.Industry, created.Record.AnnualRevenue, created.Record.BillingCity, created.Record.NumberOfEmployees));
        Assert.Equal(id, created.Record.Id);
        Assert.Null(created.Record.Phone);
        Assert.Empty(created.ChangedFields);
        Assert.Equal(1, created.SequenceNumber);
        Assert.NotEmpty(created.TransactionKey);
        Assert.InRange(created.CommitTimestamp, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));

        var updated = changes[1];
        Assert.Equal(ChangeType.Update, updated.Type);
        Assert.True(updated.Changed(a => a.Phone));
        Assert.True(updated.Changed(a => a.BillingAddress));
        Assert.False(updated.Changed(a => a.Name));
        Assert.Equal(("1", "Basel"), (updated.Record.Phone, updated.Record.BillingCity));
        Assert.Equal(["BillingCity", "Industry", "LastModifiedDate", "Phone"], updated.ChangedFields.Order());
        Assert.Equal(["Industry"], updated.NulledFields);
        Assert.Null(updated.Record.Industry);
        Assert.Throws<FieldNotLoadedException>(() => updated.Record.Name);

        Assert.Equal(ChangeType.Delete, changes[2].Type);
        Assert.Equal([id], changes[2].RecordIds);
        Assert.False(changes[2].Record.IsLoaded(a => a.Name));
    }

    [Fact]
    public async Task A_record_of_an_event_counts_as_from_the_org_when_it_is_written()
    {
        await using var org = await BusOrg.StartAsync();
        var id = await org.Client.Account.CreateAsync(new Account { Name = "Acme", Phone = "1", ErpId__c = "K-1" }, Soon);
        var created = (await org.Client.Changes<Account>(org.Options, Soon).FirstAsync(Soon)).Record;

        var refused = await Assert.ThrowsAsync<ArgumentException>(() => org.Client.Account.CreateAsync(created, Soon));
        Assert.Contains("AsNew()", refused.Message, StringComparison.Ordinal);
        Assert.Equal(OutcomeStatus.Unchanged, (await org.Client.Account.UpdateAsync(created with { Phone = "1" }, Soon)).Status);
        Assert.Equal(OutcomeStatus.Unchanged, (await org.Client.Account.UpsertAsync(a => a.ErpId__c, "K-1", created, Soon)).Status);
        Assert.Equal(OutcomeStatus.Succeeded, (await org.Client.Account.UpdateAsync(created with { Phone = "2" }, Soon)).Status);
        var copy = await org.Client.Account.CreateAsync(created.AsNew(a => [a.Name, a.Phone]), Soon);
        Assert.NotEqual(id, copy);
        Assert.Equal("1", (await org.Client.Account.GetAsync(copy, Soon))!.Phone);
    }

    [Fact]
    public async Task Changes_of_all_objects_are_told_apart_by_type()
    {
        await using var org = await BusOrg.StartAsync();
        var account = await org.Client.Account.CreateAsync(new Account { Name = "Acme" }, Soon);
        await org.Client.Contact.CreateAsync(new Contact { LastName = "Ray", FirstName = "Ann", AccountId = account }, Soon);

        var seen = new List<string>();
        await foreach (var change in org.Client.Changes(SalesforceObjects.All, org.Options, Soon))
        {
            switch (change)
            {
                case ChangeEvent<Account> a:
                    seen.Add($"Account {a.Record.Name}");
                    break;
                case ChangeEvent<Contact> c:
                    seen.Add($"Contact {c.Record.FirstName} {c.Record.LastName} of {c.Record.AccountId == account}");
                    break;
                default:
                    seen.Add(change.EntityName);
                    break;
            }
            if (seen.Count == 2)
                break;
        }
        Assert.Equal(["Account Acme", "Contact Ann Ray of True"], seen);
    }
}
