using Acme.Crm;
using Salesforce.Typed.Events;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Platform events, published and received as their own type.</summary>
public class PlatformEventTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task What_is_published_is_received()
    {
        await using var org = await BusOrg.StartAsync();
        var shippedAt = new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
        var outcome = await org.Client.PublishAsync(new Order_Shipped__e
        {
            Number__c = "K-1", Weight__c = 1.25m, IsExpress__c = true, ShippedAt__c = shippedAt
        }, org.Options, Soon);
        Assert.Equal(PublishStatus.Published, outcome.Status);

        foreach (var transport in Enum.GetValues<EventTransport>())
        {
            var received = await org.Client.Events<Order_Shipped__e>(org.Options with { Transport = transport }, Soon).FirstAsync(Soon);
            Assert.Equal(
                ("K-1", 1.25m, true, shippedAt),
                (received.Record.Number__c, received.Record.Weight__c, received.Record.IsExpress__c, received.Record.ShippedAt__c));
            Assert.Equal(org.Local.UserId, received.CreatedById.ToString());
            Assert.InRange(received.CreatedDate, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
            Assert.Equal(outcome.EventId, received.EventId);
        }
    }

    [Fact]
    public async Task Many_are_cut_into_requests_and_each_has_its_outcome()
    {
        await using var org = await BusOrg.StartAsync();
        var outcomes = await org.Client.PublishAsync(
            Enumerable.Range(0, 450).Select(i => new Order_Shipped__e { Number__c = $"{i}" }), org.Options, Soon);
        Assert.Equal(450, outcomes.Count(o => o.Status == PublishStatus.Published));
        var received = await org.Client.Events<Order_Shipped__e>(org.Options, Soon).Take(450).ToListAsync(Soon);
        Assert.Equal(Enumerable.Range(0, 450).Select(i => $"{i}"), received.Select(e => e.Record.Number__c));
        Assert.Equal(outcomes.Select(o => o.EventId), received.Select(e => e.EventId));
        Assert.Equal(outcomes.Select(o => o.ReplayId), received.Select(e => e.ReplayId));
    }

    [Fact]
    public async Task An_open_call_publishes_again_and_again_and_is_opened_anew_when_it_was_closed()
    {
        await using var org = await BusOrg.StartAsync();
        await using var publisher = org.Client.OpenPublisher<Order_Shipped__e>(org.Options);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(PublishStatus.Published, Assert.Single(
                await publisher.PublishAsync([new Order_Shipped__e { Number__c = $"{i}" }], Soon)).Status);
            if (i == 2)
                org.Local.EndSessions();
        }
        Assert.Equal(5, await org.Client.Events<Order_Shipped__e>(org.Options, Soon).Take(5).CountAsync(Soon));
    }

    [Fact]
    public async Task A_token_that_was_refused_is_renewed_and_a_broken_call_is_not_made_again()
    {
        await using var org = await BusOrg.StartAsync();
        org.Local.Events.Fail(EventFaultKind.TokenExpired);
        await org.Client.PublishAsync(new Order_Shipped__e { Number__c = "1" }, org.Options, Soon);
        org.Local.EndSessions();
        await org.Client.PublishAsync(new Order_Shipped__e { Number__c = "2" }, org.Options, Soon);
        Assert.Equal(2, await org.Client.Events<Order_Shipped__e>(org.Options, Soon).Take(2).CountAsync(Soon));
    }

    [Fact]
    public async Task Publishing_refuses_a_received_event_and_publishes_a_copy_of_it()
    {
        await using var org = await BusOrg.StartAsync();
        await org.Client.PublishAsync(new Order_Shipped__e { Number__c = "1", Weight__c = 1.25m }, org.Options, Soon);
        var received = (await org.Client.Events<Order_Shipped__e>(org.Options, Soon).FirstAsync(Soon)).Record;
        await using var publisher = org.Client.OpenPublisher<Order_Shipped__e>(org.Options);

        Func<Task>[] refused =
        [
            () => org.Client.PublishAsync(received, org.Options, Soon),
            () => org.Client.PublishAsync(received with { Number__c = "2" }, org.Options, Soon),
            () => org.Client.PublishAsync([received], org.Options, Soon),
            () => publisher.PublishAsync([new Order_Shipped__e { Number__c = "3" }, received], Soon),
        ];
        foreach (var publish in refused)
            Assert.Contains("AsNew()", (await Assert.ThrowsAsync<ArgumentException>(publish)).Message, StringComparison.Ordinal);

        await org.Client.PublishAsync(received.AsNew() with { Number__c = "4" }, org.Options, Soon);
        var copies = await org.Client.Events<Order_Shipped__e>(org.Options, Soon).Take(2).ToListAsync(Soon);
        Assert.Equal(["1", "4"], copies.Select(e => e.Record.Number__c));
        Assert.Equal(1.25m, copies[1].Record.Weight__c);
    }

    [Fact]
    public async Task Nothing_is_published_over_CometD()
    {
        await using var org = await BusOrg.StartAsync();
        await Assert.ThrowsAsync<NotSupportedException>(() => org.Client.PublishAsync(
            new Order_Shipped__e { Number__c = "1" }, org.Options with { Transport = EventTransport.CometD }, Soon));
    }
}
