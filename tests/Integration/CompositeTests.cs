using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Units of work, against the local org.</summary>
public sealed class CompositeTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Steps_hand_on_ids_and_fields()
    {
        var boss = await Client.Contact.CreateAsync(new Contact { LastName = "Boss", Title = "CEO" }, Cancel);
        var unit = Client.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        var ray = unit.Create(new Contact { LastName = "Ray", AccountId = acme.Id, ReportsToId = boss });
        var people = unit.Query(Client.Contact.Where(c => c.AccountId == acme.Id));
        var copy = unit.Create(new Contact
        {
            LastName = people.Records[0].LastName!, AccountId = people.Records[0].AccountId, ReportsToId = people.Records[0].ReportsToId
        });
        unit.Update(people.Records[0] with { Title = "CTO" });
        var changed = unit.Get(ray.Id);
        var children = unit.Create([new Account { Name = "East", ParentId = acme.Id }, new Account { Name = "West", ParentId = acme.Id }]);
        var east = unit.Upsert(Client.Account, a => a.ErpId__c, "K-1", Account.Empty with { Name = "Key", ParentId = children.Ids[0] });
        var all = unit.Get([children.Ids[1], acme.Id]);
        unit.Delete(copy.Id);
        await unit.SendAsync(Cancel);

        Assert.All(unit.Steps, s => Assert.True(s.Succeeded, s.ToString()));
        Assert.Single(_org.Wire.Calls, c => c.Request.EndsWith("/composite", StringComparison.Ordinal));
        Assert.Equal((acme.Id, "CTO", boss), (changed.Record.AccountId, changed.Record.Title, changed.Record.ReportsToId));
        Assert.Equal(ray.Id, Assert.Single(people.Records).Id);
        Assert.Equal(["West", "Acme"], all.Records.Select(r => r?.Name));
        Assert.Equal(children.Ids[0], (await Client.Account.GetAsync(east.Id, Cancel))!.ParentId);
        Assert.Null(await Client.Contact.GetAsync(copy.Id, Cancel));
    }

    [Fact]
    public async Task All_or_none_leaves_nothing_behind()
    {
        var unit = Client.Composite(allOrNone: true);
        var acme = unit.Create(new Account { Name = "Acme" });
        var ray = unit.Create(new Contact { LastName = new string('x', 81), AccountId = acme.Id });
        unit.Create(new Contact { LastName = "Otto", AccountId = acme.Id });
        var refused = await Assert.ThrowsAsync<CompositeException>(() => unit.SendAsync(Cancel));

        Assert.Same(ray, Assert.Single(refused.Failed));
        Assert.Equal([OutcomeStatus.RolledBack, OutcomeStatus.Failed, OutcomeStatus.RolledBack], unit.Steps.Select(s => s.Status));
        Assert.Equal(0, await Client.Account.CountAsync(Cancel));
    }

    [Fact]
    public async Task Each_for_itself_carries_out_what_does_not_need_the_one_that_failed()
    {
        var unit = Client.Composite(allOrNone: false);
        var none = unit.Query(Client.Account.Where(a => a.Name == "Nobody"));
        unit.Create(new Account { Name = new string('x', 300) });
        unit.Create(new Contact { LastName = "Ray", AccountId = none.Records[0].Id });
        unit.Create(new Contact { LastName = "Otto", AccountId = ((SaveStep<Account>)unit.Steps[1]).Id });
        unit.Create(new Account { Name = "Acme" });
        await unit.SendAsync(Cancel);

        Assert.Equal(
            [OutcomeStatus.Succeeded, OutcomeStatus.Failed, OutcomeStatus.Failed, OutcomeStatus.Halted, OutcomeStatus.Succeeded],
            unit.Steps.Select(s => s.Status));
        Assert.Equal((1, 0), (await Client.Account.CountAsync(Cancel), await Client.Contact.CountAsync(Cancel)));
    }

    [Fact]
    public async Task More_steps_than_a_request_takes_become_several()
    {
        var unit = Client.Composite(allOrNone: false);
        for (var i = 0; i < 40; i++)
        {
            var account = unit.Create(new Account { Name = $"A{i}" });
            unit.Create(new Contact { LastName = $"C{i}", AccountId = account.Id });
        }
        await unit.SendAsync(Cancel);
        Assert.Equal(4, _org.Wire.Calls.Count);
        Assert.Equal(40, await Client.Contact.Where(c => c.AccountId != null).CountAsync(Cancel));
    }

    [Fact]
    public async Task A_unit_that_nobody_answers_is_not_known()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.CutOff, Path = "/composite" });
        var unit = Client.Composite();
        var acme = unit.Create(new Account { Name = "Acme" });
        await Assert.ThrowsAnyAsync<Exception>(() => unit.SendAsync(Cancel));
        Assert.Equal(OutcomeStatus.Unknown, acme.Status);
        Assert.Equal(1, await Client.Account.CountAsync(Cancel));
    }
}
