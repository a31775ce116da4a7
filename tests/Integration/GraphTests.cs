using Acme.Crm;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>Graphs, against the local org.</summary>
public sealed class GraphTests : IAsyncLifetime
{
    private Org _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await Org.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_thousand_related_records_go_in_a_few_requests_in_an_order_that_works()
    {
        var graph = Client.Graph();
        var heads = Enumerable.Range(0, 250).Select(_ => graph.Reserve<Account>()).ToList();
        var people = heads.Select((head, i) => graph.Create(new Contact { LastName = $"C{i}", AccountId = head.Id })).ToList();
        for (var i = 0; i < heads.Count; i++)
        {
            var deal = graph.Create(new Opportunity
            {
                Name = $"O{i}", StageName = OpportunityStageName.Prospecting, CloseDate = new DateOnly(2026, 12, 1), AccountId = heads[i].Id
            });
            graph.Update(Opportunity.WithId(deal.Id) with { NextStep = "call" });
            graph.Create(heads[i], new Account { Name = $"A{i}" });
        }
        await graph.SendAsync(Cancel);

        Assert.All(graph.Steps, s => Assert.True(s.Succeeded, s.ToString()));
        Assert.Equal(4, _org.Wire.Calls.Count);
        Assert.Equal((250, 250), (await Client.Account.CountAsync(
            Cancel), await Client.Opportunity.Where(o => o.NextStep == "call").CountAsync(Cancel)));
        Assert.Equal(heads[7].Id, (await Client.Contact.GetAsync(people[7].Id, Cancel))!.AccountId);
    }

    [Fact]
    public async Task A_graph_that_fails_leaves_nothing_behind_and_the_others_stand()
    {
        var graph = Client.Graph();
        var good = graph.Create(new Account { Name = "Good" });
        graph.Create(new Contact { LastName = "Ray", AccountId = good.Id });
        var bad = graph.Create(new Account { Name = "Bad" });
        var guilty = graph.Create(new Contact { LastName = new string('x', 81), AccountId = bad.Id });
        await graph.SendAsync(Cancel);

        Assert.Equal([
            OutcomeStatus.Succeeded, OutcomeStatus.Succeeded, OutcomeStatus.RolledBack, OutcomeStatus.Failed
        ], graph.Steps.Select(s => s.Status));
        Assert.Equal("STRING_TOO_LONG", guilty.Errors[0].ErrorCode);
        Assert.Equal("Good", (await Client.Account.SingleAsync(Cancel)).Name);
    }

    [Fact]
    public async Task What_the_org_did_not_try_after_too_many_failures_is_told_apart_and_can_be_sent_again()
    {
        var graph = Client.Graph();
        for (var i = 0; i < 40; i++)
        {
            var account = graph.Create(new Account { Name = i < 20 ? new string('x', 300) : $"A{i}" });
            graph.Create(new Contact { LastName = $"C{i}", AccountId = account.Id });
        }
        await graph.SendAsync(Cancel);

        var counts = graph.Steps.CountBy(s => s.Status).ToDictionary();
        Assert.Equal(counts[OutcomeStatus.Failed], counts[OutcomeStatus.RolledBack]);
        Assert.InRange(counts[OutcomeStatus.Failed], 14, 15);
        Assert.Equal(80 - (2 * counts[OutcomeStatus.Failed]), counts[OutcomeStatus.Halted]);
        Assert.Equal(0, await Client.Account.CountAsync(Cancel));

        var again = Client.Graph();
        foreach (var halted in graph.Steps.OfType<SaveStep<Account>>().Where(s => s.Status == OutcomeStatus.Halted).Skip(6))
            again.Create(halted.Record!);
        await again.SendAsync(Cancel);
        Assert.All(again.Steps, s => Assert.True(s.Succeeded, s.ToString()));
    }
}
