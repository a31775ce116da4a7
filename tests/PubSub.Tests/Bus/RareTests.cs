using Acme.Crm;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Events;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>What rarely happens on a real bus, over both transports where both have it.</summary>
public class RareTests
{
    private static CancellationToken Soon => new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    [Fact]
    public async Task Gaps_overflows_and_conversions_say_what_has_to_be_read_anew()
    {
        await using var org = await BusOrg.StartAsync();
        await org.Local.Events.PublishGapAsync(GapKind.Update, "Account", "001000000000001AAA");
        await org.Local.Events.PublishOverflowAsync("Account");
        await org.Local.Events.PublishConversionAsync("Account", "Phone");

        var changes = await org.Client.Changes<Account>(org.Options, Soon).Take(3).ToListAsync(Soon);

        Assert.Equal([ChangeType.GapUpdate, ChangeType.GapOverflow, ChangeType.Update], changes.Select(c => c.Type));
        Assert.Equal([Reload.Records, Reload.Object, Reload.Object], changes.Select(c => c.Reload));
        Assert.Equal([1, 0, 0], changes.Select(c => c.RecordIds.Count));
        Assert.Equal([false, true, true], changes.Select(c => c.IsOfAllRecords));
        Assert.True(changes[2].Changed(a => a.Phone));
    }

    [Fact]
    public async Task A_schema_that_changes_in_the_middle_of_a_stream_is_followed()
    {
        await using var org = await BusOrg.StartAsync();
        await org.Client.Account.CreateAsync(new Account { Name = "before", Phone = "1" }, Soon);
        await org.Local.Events.ChangeSchemaAsync("Account");
        await org.Client.Account.CreateAsync(new Account { Name = "after", Phone = "2" }, Soon);
        var changes = await org.Client.Changes<Account>(org.Options, Soon).Take(2).ToListAsync(Soon);
        Assert.Equal([("before", "1"), ("after", "2")], changes.Select(c => (c.Record.Name, c.Record.Phone!)));
    }

    [Fact]
    public async Task A_poison_event_is_handed_over_with_its_bytes_and_the_stream_goes_on()
    {
        await using var org = await BusOrg.StartAsync();
        await org.Local.Events.PublishPoisonAsync("Account");
        await org.Client.Account.CreateAsync(new Account { Name = "Acme" }, Soon);
        UndecodableEvent? bad = null;
        var options = org.Options with
        {
            OnUndecodable = (e, _) =>
            {
                bad = e;
                return default;
            },
        };
        Assert.Equal("Acme", (await org.Client.Changes<Account>(options, Soon).FirstAsync(Soon)).Record.Name);
        Assert.NotNull(bad);
        Assert.True(bad.Payload.Length > 0);
        await Assert.ThrowsAsync<SalesforceFormatException>(
            async () => await org.Client.Changes<Account>(org.Options, Soon).FirstAsync(Soon));
    }

    [Theory]
    [InlineData(EventTransport.PubSub)]
    [InlineData(EventTransport.CometD)]
    public async Task A_replay_id_that_expired_is_told_apart(EventTransport transport)
    {
        await using var org = await BusOrg.StartAsync();
        var options = org.Options with { Transport = transport, Store = new MemoryReplayStore() };
        await org.Client.Account.CreateAsync(new Account { Name = "one" }, Soon);
        await org.Client.Account.CreateAsync(new Account { Name = "two" }, Soon);
        Assert.Equal(2, await org.Client.Changes<Account>(options, Soon).Take(2).CountAsync(Soon));
        await org.Local.Events.ExpireReplayIdsAsync();
        await Assert.ThrowsAsync<ReplayIdException>(async () => await org.Client.Changes<Account>(options, Soon).FirstAsync(Soon));

        await org.Client.Account.CreateAsync(new Account { Name = "three" }, Soon);
        Assert.Equal("three", (await org.Client.Changes<Account>(options with { IfExpired = ReplayFrom.Earliest }, Soon).FirstAsync(
            Soon)).Record.Name);
    }

    [Theory]
    [InlineData(EventTransport.PubSub)]
    [InlineData(EventTransport.CometD)]
    public async Task Failures_and_disconnections_are_outlived(EventTransport transport)
    {
        await using var org = await BusOrg.StartAsync();
        org.Local.Events.Fail(EventFaultKind.Unavailable, times: 2);
        org.Local.Events.Fail(EventFaultKind.TokenExpired);
        var names = new List<string>();
        await org.Client.Account.CreateAsync(new Account { Name = "0" }, Soon);
        await foreach (var change in org.Client.Changes<Account>(org.Options with { Transport = transport }, Soon))
        {
            names.Add(change.Record.Name);
            if (names.Count == 20)
                break;
            if (names.Count % 5 == 0)
                org.Local.Events.Disconnect(abruptly: names.Count % 10 == 0);
            await org.Client.Account.CreateAsync(new Account { Name = $"{names.Count}" }, Soon);
        }
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), names);
    }

    [Fact]
    public async Task Events_that_the_server_repeats_are_handed_over_once()
    {
        await using var org = await BusOrg.StartAsync();
        org.Local.Events.RedeliverOnReconnect = 3;
        org.Local.Events.DisconnectEvery = 10;
        for (var i = 0; i < 30; i++)
            await org.Client.Account.CreateAsync(new Account { Name = $"{i}" }, Soon);
        var names = await org.Client.Changes<Account>(org.Options, Soon).Take(30).Select(c => c.Record.Name).ToListAsync(Soon);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"{i}"), names);
    }

    [Fact]
    public async Task A_channel_of_ones_own_brings_enriched_fields_that_did_not_change()
    {
        await using var org = await BusOrg.StartAsync(o => o.Channel("Sales__chn", c => c.Of("Account", "ErpId__c").Of("Contact")));
        var id = await org.Client.Account.CreateAsync(new Account { Name = "Acme", ErpId__c = "K-1" }, Soon);
        await org.Client.Contact.CreateAsync(new Contact { LastName = "Ray" }, Soon);
        await org.Client.Account.UpdateAsync(Account.WithId(id) with { Phone = "1" }, Soon);
        await org.Client.Account.DeleteAsync(id, Soon);
        var changes = await org.Client.Changes<Account>(org.Options with { Channel = "/data/Sales__chn" }, Soon).Take(3).ToListAsync(Soon);
        Assert.Equal([ChangeType.Create, ChangeType.Update, ChangeType.Delete], changes.Select(c => c.Type));
        Assert.Equal("K-1", changes[1].Record.ErpId__c);
        Assert.False(changes[1].Changed(a => a.ErpId__c));
        Assert.Equal("K-1", changes[2].Record.ErpId__c);
    }

    [Fact]
    public async Task A_difference_of_a_long_text_makes_the_text_after()
    {
        await using var org = await BusOrg.StartAsync();
        var before = string.Join("\n", Enumerable.Range(0, 100).Select(i => $"line {i} of a description that is long enough"));
        var after = before.Replace("line 50", "LINE 50", StringComparison.Ordinal);
        var id = await org.Client.Account.CreateAsync(new Account { Name = "Acme", Description = before }, Soon);
        await org.Client.Account.UpdateAsync(Account.WithId(id) with { Description = after }, Soon);
        foreach (var transport in Enum.GetValues<EventTransport>())
        {
            var updated =
                (await org.Client.Changes<Account>(org.Options with { Transport = transport }, Soon).Take(2).ToListAsync(Soon))[1];
            Assert.Equal(["Description"], updated.DiffFields);
            Assert.True(updated.Changed(a => a.Description));
            Assert.False(updated.Record.IsLoaded(a => a.Description));
            Assert.Equal(after, updated.ApplyDiff(a => a.Description, before));
            Assert.Throws<DiffMismatchException>(() => updated.ApplyDiff(a => a.Description, "another text"));
        }
    }

    [Fact]
    public async Task Over_CometD_the_same_changes_come()
    {
        await using var org = await BusOrg.StartAsync();
        var id = await org.Client.Account.CreateAsync(
            new Account { Name = "Acme", BillingCity = "Bern", AnnualRevenue = 5m, Regions__c = [] }, Soon);
        await org.Client.Account.UpdateAsync(Account.WithId(id) with { Phone = "1", BillingCity = "Basel" }, Soon);
        await org.Client.Account.DeleteAsync(id, Soon);
        var grpc = await org.Client.Changes<Account>(org.Options, Soon).Take(3).ToListAsync(Soon);
        var comet =
            await org.Client.Changes<Account>(org.Options with { Transport = EventTransport.CometD }, Soon).Take(3).ToListAsync(Soon);
        foreach (var (one, other) in grpc.Zip(comet))
        {
            Assert.Equal(
                (one.Type, one.TransactionKey, one.SequenceNumber, one.CommitTimestamp, one.CommitUser),
                (other.Type, other.TransactionKey, other.SequenceNumber, other.CommitTimestamp, other.CommitUser));
            Assert.Equal(one.RecordIds, other.RecordIds);
            Assert.Equal(one.ChangedFields.Order(), other.ChangedFields.Order());
        }
        Assert.Equal(("Acme", "Bern", 5m), (comet[0].Record.Name, comet[0].Record.BillingCity, comet[0].Record.AnnualRevenue));
        Assert.Equal(grpc[0].Record.CreatedDate, comet[0].Record.CreatedDate);
        Assert.Equal(("1", "Basel"), (comet[1].Record.Phone, comet[1].Record.BillingCity));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_says_how_topics_are_written()
    {
        await using var org = await BusOrg.StartAsync();
        var error = await Assert.ThrowsAsync<EventStreamException>(async () =>
            await org.Client.Changes<Account>(org.Options with { Channel = "/data/accountchangeevent" }, Soon).FirstAsync(Soon));
        Assert.Equal("NotFound", error.Status);
        Assert.Contains("Topics are case-sensitive", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RpcId);
    }

    [Fact]
    public async Task A_managed_subscription_goes_on_where_it_was_committed()
    {
        await using var org = await BusOrg.StartAsync(o => o.ManagedSubscription("Mirror", "/data/ChangeEvents", fromEarliest: true));
        for (var i = 0; i < 10; i++)
            await org.Client.Account.CreateAsync(new Account { Name = $"{i}" }, Soon);
        var options = org.Options with { SaveInterval = TimeSpan.Zero };
        var first = new List<string>();
        await foreach (var change in org.Client.ManagedChanges("Mirror", SalesforceObjects.All, options, Soon))
        {
            if (first.Count == 4)
                break;
            first.Add(((ChangeEvent<Account>)change).Record.Name);
        }
        var second = await org.Client.ManagedChanges(org.Local.Events.ManagedSubscriptionId("Mirror"), SalesforceObjects.All, options, Soon)
            .Take(6).Select(c => ((ChangeEvent<Account>)c).Record.Name).ToListAsync(Soon);
        Assert.Equal(["0", "1", "2", "3"], first);
        Assert.Equal(["4", "5", "6", "7", "8", "9"], second);
    }
}
