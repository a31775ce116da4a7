using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Many records, against the local org.</summary>
public sealed class CollectionTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Records_are_created_updated_read_and_deleted_by_the_hundreds()
    {
        var created = await Client.Account.CreateManyAsync(
            Enumerable.Range(0, 450).Select(i => new Account { Name = $"A{i:D3}", ErpId__c = $"K{i}" }), Cancel);
        Assert.Equal(3, _org.Wire.Calls.Count);
        Assert.All(created, o => Assert.True(o.Succeeded, o.ToString()));

        var read = await Client.Account.GetManyAsync(created.Select(o => o.Id), Cancel);
        Assert.Equal(created.Select(o => (o.Id, o.Record.Name)), read.Select(a => (a!.Id, a.Name)));

        var updated = await Client.Account.UpdateManyAsync(read.Select(a => a! with { Phone = a.Name }), Cancel);
        Assert.All(updated, o => Assert.Equal((true, false), (o.Succeeded, o.Created)));

        var upserted = await Client.Account.UpsertManyAsync(
            a => a.ErpId__c, Enumerable.Range(300, 300).Select(i => Account.Empty with { ErpId__c = $"K{i}", Name = $"B{i}" }), Cancel);
        Assert.Equal(Enumerable.Range(300, 300).Select(i => i >= 450), upserted.Select(o => o.Created));
        Assert.Equal(created.Skip(300).Select(o => o.Id), upserted.Take(150).Select(o => o.Id));

        var deleted = await Client.Account.DeleteManyAsync(created.Select(o => o.Id), Cancel);
        Assert.All(deleted, o => Assert.True(o.Succeeded, o.ToString()));
        Assert.Equal(150, await Client.Account.CountAsync(Cancel));
        Assert.Equal([null, "B599"], (await Client.Account.GetManyAsync([created[0].Id, upserted[^1].Id], Cancel)).Select(a => a?.Name));
    }

    [Fact]
    public async Task What_the_org_refuses_is_told_in_its_place_and_the_others_are_written()
    {
        var outcomes = await Client.Contact.CreateManyAsync(
            Enumerable.Range(0, 401).Select(i => new Contact { LastName = i % 100 == 50 ? new string('x', 81) : $"C{i}" }), Cancel);

        Assert.Equal([50, 150, 250, 350], Enumerable.Range(0, 401).Where(i => !outcomes[i].Succeeded));
        Assert.Equal((OutcomeStatus.Failed, "STRING_TOO_LONG"), (outcomes[50].Status, outcomes[50].Errors[0].ErrorCode));
        Assert.Equal(["LastName"], outcomes[50].Errors[0].Fields);
        Assert.True(outcomes[50].Id.IsNone);
        Assert.Equal(397, await Client.Contact.CountAsync(Cancel));
    }

    [Fact]
    public async Task All_or_none_of_a_request_takes_back_its_own_records_alone()
    {
        var outcomes = await Client.Contact.CreateManyAsync(
            Enumerable.Range(0, 300).Select(i => new Contact { LastName = i == 7 ? new string('x', 81) : $"C{i}" }),
            new CollectionOptions { AllOrNone = AllOrNone.PerRequest }, Cancel);

        Assert.Equal(OutcomeStatus.Failed, outcomes[7].Status);
        Assert.All(outcomes.Take(200).Where((_, i) => i != 7), o => Assert.Equal(OutcomeStatus.RolledBack, o.Status));
        Assert.All(outcomes.Skip(200), o => Assert.True(o.Succeeded));
        Assert.Equal(100, await Client.Contact.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_request_that_fails_leaves_the_others_and_says_what_is_not_known()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "POST", Path = "/composite/sobjects" });
        _org.Local.Inject(new Fault { Kind = FaultKind.RowLocked, Method = "POST", Path = "/composite/sobjects" });

        var outcomes = await Client.Account.CreateManyAsync(
            Enumerable.Range(0, 600).Select(i => new Account { Name = $"A{i}" }), new CollectionOptions { Parallelism = 1 }, Cancel);

        Assert.Equal([
            OutcomeStatus.Unknown, OutcomeStatus.Succeeded, OutcomeStatus.Succeeded
        ], outcomes.Chunk(200).Select(c => c.Select(o => o.Status).Distinct().Single()));
        // The org executed the first request, and its response was lost; the second found a row locked and was retried.
        Assert.Equal(600, await Client.Account.CountAsync(Cancel));
    }

    [Fact]
    public async Task Records_of_many_objects_go_together_and_the_outcomes_keep_their_order()
    {
        var account = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        SObject[] kinds =
        [
            new Account { Name = "A" }, new Contact { LastName = "C" }, new Lead { LastName = "L", Company = "Acme" },
            new Campaign { Name = "P" },
            new Product2 { Name = "X" }, new Project__c { Name = "R" }, new Case { Subject = "S" }, new SfTask { Subject = "T" },
            new Pricebook2 { Name = "B" }, new Asset { Name = "E", AccountId = account },
            new Opportunity { Name = "O", StageName = OpportunityStageName.Prospecting, CloseDate = new DateOnly(2026, 11, 24) },
        ];
        // One after the other, an object would change with each record: 330 runs.
        SObject[] records = [.. Enumerable.Repeat(kinds, 30).SelectMany(k => k)];
        var before = _org.Wire.Calls.Count;

        var outcomes = await Client.CreateManyAsync(records, Cancel);

        Assert.Equal(2, _org.Wire.Calls.Count - before);
        Assert.Equal(records, outcomes.Select(o => o.Record), ReferenceEqualityComparer.Instance);
        Assert.All(outcomes, o => Assert.True(o.Succeeded, o.ToString()));
        Assert.Equal(outcomes[0].IdOf<Account>(), (await Client.Account.GetAsync(outcomes[0].IdOf<Account>(), Cancel))!.Id);
        Assert.Throws<InvalidCastException>(() => outcomes[0].IdOf<Contact>());
        var updated = await Client.UpdateManyAsync([Account.WithId(outcomes[0].IdOf<Account>()) with
        {
            Phone = "1"
        }, Contact.WithId(outcomes[1].IdOf<Contact>()) with { Phone = "2" }], Cancel);
        Assert.All(updated, o => Assert.True(o.Succeeded, o.ToString()));
    }
}
