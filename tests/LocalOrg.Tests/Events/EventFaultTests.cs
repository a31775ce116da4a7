using System.Net;
using Grpc.Core;
using Salesforce.Typed.Testing;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Injected faults, which are rare on a real bus.</summary>
public sealed class EventFaultTests
{
    private const string Accounts = "/data/AccountChangeEvent";

    [Fact]
    public async Task Gaps_overflows_and_conversions_are_published_as_asked()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.Org.Events.PublishGapAsync(GapKind.Undelete, "Account", "001Lc0000000001AAA", "001Lc0000000002AAA");
        await org.Org.Events.PublishOverflowAsync("Account");
        await org.Org.Events.PublishConversionAsync("Account", "Phone");
        var events = await stream.NextAsync(3);
        Assert.Equal(["GAP_UNDELETE", "GAP_OVERFLOW", "UPDATE"], events.Select(e => e.Type));
        Assert.Equal(["001Lc0000000001AAA", "001Lc0000000002AAA"], events[0].RecordIds);
        Assert.Equal("001*", events[2].Id);
        Assert.Equal(["Phone"], events[2].Changed);
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Org.Events.PublishConversionAsync("Account", "Nothing"));
    }

    [Fact]
    public async Task A_schema_that_changes_has_another_id_and_the_old_one_is_still_known()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.CreateAsync("Account", """{"Name":"before"}""");
        await org.Org.Events.ChangeSchemaAsync("Account");
        await org.CreateAsync("Account", """{"Name":"after"}""");
        var events = await stream.NextAsync(2);
        Assert.NotEqual(events[0].Raw.Event.SchemaId, events[1].Raw.Event.SchemaId);
        Assert.Equal(["before", "after"], events.Select(e => e["Name"]));
        Assert.Equal("LocalRevision1__c", events[1].Schema.Fields[1].Name);
    }

    [Fact]
    public async Task A_poisoned_event_cannot_be_decoded_and_the_next_one_can()
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.Org.Events.PublishPoisonAsync("Account");
        await org.CreateAsync("Account", """{"Name":"good"}""");
        var poisoned = await stream.RawAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => bus.DecodeAsync(poisoned));
        Assert.Equal("good", (await stream.NextAsync())["Name"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Open_streams_are_cut_off_and_go_on_where_they_were(bool abruptly)
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.CreateAsync("Account", """{"Name":"before"}""");
        var before = await stream.NextAsync();
        var waiting = stream.AnswerAsync();
        org.Org.Events.Disconnect(abruptly);
        var cut = await Assert.ThrowsAsync<RpcException>(() => waiting);
        if (!abruptly)
            Assert.Equal(
                (StatusCode.Unavailable, "sfdc.platform.eventbus.grpc.service.unavailable"), (cut.StatusCode, BusClient.ErrorCode(cut)));
        await org.CreateAsync("Account", """{"Name":"meanwhile"}""");
        org.Org.Events.RedeliverOnReconnect = 1;
        using var again = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: before.Raw.ReplayId);
        Assert.Equal(["before", "meanwhile"], (await again.NextAsync(2)).Select(e => e["Name"]));
    }

    [Fact]
    public async Task Streams_can_be_cut_off_after_every_few_events()
    {
        await using var org = await OrgClient.StartAsync();
        org.Org.Events.DisconnectEvery = 3;
        for (var i = 0; i < 7; i++)
            await org.CreateAsync("Account", $$"""{"Name":"{{i}}"}""");
        using var bus = new BusClient(org.Org);
        var seen = new List<string>();
        var preset = ReplayPreset.Earliest;
        var replayId = Google.Protobuf.ByteString.Empty;
        while (seen.Count < 7)
        {
            using var stream = await bus.SubscribeAsync(Accounts, preset: preset, replayId: replayId);
            try
            {
                while (seen.Count < 7)
                {
                    var received = await stream.NextAsync();
                    seen.Add((string)received["Name"]!);
                    (preset, replayId) = (ReplayPreset.Custom, received.Raw.ReplayId);
                }
            }
            catch (RpcException e)
            {
                Assert.Equal(StatusCode.Unavailable, e.StatusCode);
                Assert.Equal(0, seen.Count % 3);
            }
        }
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], seen);
    }

    [Fact]
    public async Task Replay_ids_can_be_voided_and_the_tip_after_that_is_good()
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"old"}""");
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        var old = await stream.RawAsync();
        await org.Org.Events.ExpireReplayIdsAsync();
        Assert.Equal(0, org.Org.Events.Count);
        var corrupted = await Assert.ThrowsAsync<RpcException>(() => AnsweredAsync(bus, ReplayPreset.Custom, old.ReplayId));
        Assert.EndsWith("replayid.corrupted", BusClient.ErrorCode(corrupted), StringComparison.Ordinal);
        await org.CreateAsync("Account", """{"Name":"new"}""");
        Assert.Equal("new", (await stream.NextAsync())["Name"]);
    }

    [Theory]
    [InlineData(EventFaultKind.TokenExpired, StatusCode.Unauthenticated, "service.auth.error")]
    [InlineData(EventFaultKind.Unavailable, StatusCode.Unavailable, "service.unavailable")]
    [InlineData(EventFaultKind.TooManyClients, StatusCode.ResourceExhausted, "concurrent.client.limit.exceeded")]
    [InlineData(EventFaultKind.DeliveryLimitExceeded, StatusCode.ResourceExhausted, "subscription.limit.exceeded")]
    public async Task The_next_calls_fail_as_asked_and_no_more(EventFaultKind kind, StatusCode status, string code)
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        org.Org.Events.Fail(kind, times: 2);
        for (var i = 0; i < 2; i++)
        {
            var failed = await Assert.ThrowsAsync<RpcException>(TopicAsync);
            Assert.Equal((status, "sfdc.platform.eventbus.grpc." + code), (failed.StatusCode, BusClient.ErrorCode(failed)));
        }
        await TopicAsync();

        async Task TopicAsync() =>
            await bus.Stub.GetTopicAsync(new TopicRequest { TopicName = Accounts }, bus.Metadata, cancellationToken: BusClient.Cancelled);
    }

    [Fact]
    public async Task An_open_stream_outlives_its_session_and_a_new_call_does_not()
    {
        await using var org = await OrgClient.StartAsync();
        var token = (await org.SendContentAsync("POST", "/services/oauth2/token", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = "c", ["client_secret"] = "s",
        }))).Body.GetProperty("access_token").GetString()!;
        using var bus = new BusClient(org.Org, token);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.CreateAsync("Account", """{"Name":"1"}""");
        await stream.RawAsync();
        org.Org.EndSessions();
        await org.CreateAsync("Account", """{"Name":"2"}""");
        await stream.RawAsync();
        Assert.Equal(StatusCode.Unauthenticated, (await Assert.ThrowsAsync<RpcException>(() => AnsweredAsync(bus))).StatusCode);
    }

    [Fact]
    public async Task Other_languages_ask_for_the_same_over_http()
    {
        await using var org = await OrgClient.StartAsync();
        foreach (var (path, body) in new[]
        {
            ("disable", """{"objects":["Contact"]}"""), ("enable", """{"objects":["Account"]}"""),
            ("gap", """{"kind":"update","object":"Account","ids":["001Lc0000000001AAA"]}"""),
            ("overflow", """{"object":"Account"}"""), ("conversion", """{"object":"Account","field":"Phone"}"""),
            ("poison", """{"object":"Account"}"""),
            ("schema", """{"object":"Account"}"""), ("disconnect", """{"abruptly":true}"""), ("disconnectEvery", """{"events":100}"""),
            ("redeliver", """{"events":2}"""),
            ("faults", """{"kind":"unavailable","times":3}"""),
        })
        {
            var answer = await org.SendAsync("POST", "/_local/events/" + path, body);
            Assert.True(answer.Status == HttpStatusCode.NoContent, path + answer.Text);
        }
        Assert.Equal((4, 100, 2), (org.Org.Events.Count, org.Org.Events.DisconnectEvery, org.Org.Events.RedeliverOnReconnect));
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync("DELETE", "/_local/events/faults")).Status);
        Assert.Null(org.Org.Events.DisconnectEvery);
        Assert.Equal(HttpStatusCode.NoContent, (await org.SendAsync("POST", "/_local/events/expire")).Status);
        Assert.Equal(0, org.Org.Events.Count);
        Assert.Equal(HttpStatusCode.BadRequest, (await org.SendAsync(
            "POST", "/_local/events/gap", """{"kind":"nonsense","object":"Account","ids":[]}""")).Status);
        Assert.Equal(
            HttpStatusCode.BadRequest, (await org.SendAsync("POST", "/_local/events/overflow", """{"object":"Nothing"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await org.SendAsync("POST", "/_local/events/nothing", "{}")).Status);
    }

    // A call that is refused may be so before its first request is sent whole.
    private static async Task AnsweredAsync(
        BusClient bus, ReplayPreset preset = ReplayPreset.Latest, Google.Protobuf.ByteString? replayId = null)
    {
        using var call = bus.Stub.Subscribe(bus.Metadata, cancellationToken: BusClient.Cancelled);
        try
        {
            await call.RequestStream.WriteAsync(
                new FetchRequest
                {
                    TopicName = Accounts, NumRequested = 1, ReplayPreset = preset, ReplayId = replayId ?? Google.Protobuf.ByteString.Empty
                }, BusClient.Cancelled);
        }
        catch (RpcException)
        {
            // The answer says why.
        }
        await call.ResponseStream.MoveNext(BusClient.Cancelled);
    }
}
