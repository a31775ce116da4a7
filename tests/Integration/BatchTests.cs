using Acme.Crm;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>Batches, against the local org.</summary>
public sealed class BatchTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Each_step_stands_for_itself()
    {
        var acme = await Client.Account.CreateAsync(new Account { Name = "Acme" }, Cancel);
        var batch = Client.Batch();
        var create = batch.Create(new Contact { LastName = "Ray", AccountId = acme });
        var refused = batch.Create(new Contact { LastName = new string('x', 81) });
        var update = batch.Update(Account.WithId(acme) with { Phone = "1" });
        var upsert = batch.Upsert(Client.Account, a => a.ErpId__c, "K/1 ?", Account.Empty with { Name = "Key" });
        var get = batch.Get(acme);
        var query = batch.Query(
            Client.Account.Where(a => a.Name.StartsWith("Ac")).Select(a => new { a.Name, People = a.Contacts.Select(c => c.LastName) }));
        var groups = batch.Query(Client.Account.GroupBy(a => a.Name).Select(g => new { g.Key, Count = g.Count() }));
        var gone = batch.Delete(Id<Contact>.Parse("003000000000009AAA"));
        await batch.SendAsync(Cancel);

        Assert.Single(_org.Wire.Calls, c => c.Request.EndsWith("/composite/batch", StringComparison.Ordinal));
        Assert.Equal([refused, gone], batch.Failed);
        Assert.Equal((true, true, "1"), (create.Created, upsert.Created, get.Record.Phone));
        Assert.Equal(acme, update.Id);
        Assert.Equal(["Ray"], Assert.Single(query.Records).People);
        Assert.Equal(2, groups.Records.Count);
        Assert.Equal("K/1 ?", (await Client.Account.GetAsync(upsert.Id, Cancel))!.ErpId__c);
    }

    [Fact]
    public async Task Many_steps_become_several_requests_and_a_batch_that_halts_sends_no_more()
    {
        var batch = Client.Batch(haltOnError: true);
        for (var i = 0; i < 80; i++)
            batch.Create(new Account { Name = i == 30 ? new string('x', 300) : $"A{i}" });
        await batch.SendAsync(Cancel);

        Assert.Equal(2, _org.Wire.Calls.Count);
        Assert.Equal(
            [(OutcomeStatus.Succeeded, 30), (OutcomeStatus.Failed, 1), (OutcomeStatus.Halted, 19), (OutcomeStatus.NotSent, 30)],
            batch.Steps.CountBy(s => s.Status).Select(c => (c.Key, c.Value)));
        Assert.Equal(30, await Client.Account.CountAsync(Cancel));
    }
}
