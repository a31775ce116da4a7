using Acme.Crm;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Records with their children, against the local org.</summary>
public sealed class TreeTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Children_are_created_with_their_parents_and_every_record_has_its_id()
    {
        var ray = await Client.Contact.CreateAsync(new Contact { LastName = "Ray" }, Cancel);
        var acme = new Account
        {
            Name = "Acme",
            Contacts = [new Contact { LastName = "Otto" }, new Contact { LastName = "Kim" }],
            Opportunities =
                [new Opportunity { Name = "Deal", StageName = OpportunityStageName.Prospecting, CloseDate = new DateOnly(2026, 12, 1) }],
        };

        var result = await Client.CreateTreeAsync([acme, new Account { Name = "Globex" }], Cancel);

        Assert.Equal([acme.Name, "Globex"], result.Roots.Select(r => r.Record.Name));
        Assert.Equal(5, result.Outcomes.Count);
        var read = await Client.Account.Where(a => a.Name == "Acme").Select(a => new
        {
            a.Id, Contacts = a.Contacts.Select(c => new { c.Id, c.LastName }), Deals = a.Opportunities.Select(o => o.Id)
        }).SingleAsync(Cancel);
        Assert.Equal(result.IdOf(acme), read.Id);
        Assert.Equal(
            acme.Contacts.Select(c => (result.IdOf(c), c.LastName)).Order(), read.Contacts.Select(c => (c.Id, c.LastName)).Order());
        Assert.Equal([result.IdOf(acme.Opportunities[0])], read.Deals);

        // The reference to the master that the tree says is left out, although the org requires it.
        var projects = await Client.CreateTreeAsync(
            [new Project__c { Name = "P", Milestones__r = [new Milestone__c { Title__c = "M", Responsible__c = ray }] }], Cancel);
        Assert.Equal(projects.Roots[0].Id, (await Client.Milestone__c.SingleAsync(Cancel)).Project__c);
    }

    [Fact]
    public async Task More_roots_than_a_request_takes_are_cut_between_roots_and_each_request_stands_for_itself()
    {
        var roots = Enumerable.Range(0, 150).Select(i => new Account
        {
            Name = $"A{i}",
            Contacts = [new Contact { LastName = i == 70 ? new string('x', 81) : $"C{i}" }, new Contact { LastName = $"D{i}" }],
        }).ToList();

        var refused = await Assert.ThrowsAsync<TreeException>(() => Client.CreateTreeAsync(roots, Cancel));

        // 66 roots of three records a request: the second one holds the guilty record.
        Assert.Equal(3, _org.Wire.Calls.Count);
        var guilty = Assert.Single(refused.Failed);
        Assert.Same(roots[70].Contacts[0], guilty.Record);
        Assert.Equal("STRING_TOO_LONG", guilty.Errors[0].ErrorCode);
        Assert.Equal(
            (198 + 54, 197), (refused.Outcomes.Count(o => o.Succeeded), refused.Outcomes.Count(o => o.Status == OutcomeStatus.RolledBack)));
        Assert.Equal(150 - 66, await Client.Account.CountAsync(Cancel));
        Assert.All(refused.Outcomes.Where(o => o.Succeeded), o => Assert.True(o.RawId.IsId));
    }

    [Fact]
    public async Task A_tree_that_nobody_answers_is_not_known()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.CutOff, Path = "/composite/tree" });

        var lost = await Assert.ThrowsAsync<TreeException>(
            () => Client.CreateTreeAsync([new Account { Name = "Acme", Contacts = [new Contact { LastName = "Ray" }] }], Cancel));

        Assert.All(lost.Outcomes, o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        Assert.Equal(1, await Client.Contact.CountAsync(Cancel));
    }
}
