using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Testing;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>How events are requested and delivered.</summary>
public sealed class SubscriptionTests
{
    private const string Accounts = "/data/AccountChangeEvent";
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task No_more_than_100_events_are_outstanding_however_many_are_asked_for()
    {
        await using var org = await OrgClient.StartAsync();
        await CreateAsync(org, 130);
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, count: 500, ReplayPreset.Earliest);
        var answer = await stream.AnswerAsync();
        Assert.Equal((100, 0), (answer!.Events.Count, answer.PendingNumRequested));
        Assert.Equal(answer.Events[^1].ReplayId, answer.LatestReplayId);
        await stream.AskAsync(40);
        answer = await stream.AnswerAsync();
        Assert.Equal((30, 10), (answer!.Events.Count, answer.PendingNumRequested));
    }

    [Fact]
    public async Task Latest_begins_with_what_is_new_and_custom_after_the_id_whose_numbers_have_holes()
    {
        await using var org = await OrgClient.StartAsync();
        await CreateAsync(org, 5);
        using var bus = new BusClient(org.Org);
        using var all = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        var events = await all.NextAsync(5);
        var numbers = events.Select(e => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(e.Raw.ReplayId.Span)).ToList();
        Assert.True(numbers.Zip(numbers.Skip(1)).All(n => n.Second > n.First + 1));
        using var rest = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: events[2].Raw.ReplayId);
        Assert.Equal(events.Skip(3).Select(e => e.Raw.Event.Id), (await rest.NextAsync(2)).Select(e => e.Raw.Event.Id));
        // Clients that take an id for a number send its eight bytes.
        using var number = await bus.SubscribeAsync(
            Accounts, preset: ReplayPreset.Custom, replayId: ByteString.CopyFrom(events[3].Raw.ReplayId.Span[..8]));
        Assert.Equal(events[4].Raw.Event.Id, (await number.RawAsync()).Event.Id);
        using var latest = await bus.SubscribeAsync(Accounts);
        var next = latest.NextAsync();
        while (!next.IsCompleted)
        {
            // When the bus has heard of the subscription is its own affair.
            await org.CreateAsync("Account", """{"Name":"new"}""");
            await Task.Delay(50, BusClient.Cancelled);
        }
        Assert.Equal("new", (await next)["Name"]);
    }

    [Fact]
    public async Task Who_asks_for_nothing_for_a_minute_is_let_go_and_who_waits_hears_from_the_bus()
    {
        var clock = new TimerClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        await CreateAsync(org, 2);
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, count: 3, ReplayPreset.Earliest);
        var events = await stream.NextAsync(2);
        var waiting = stream.AnswerAsync();
        await AdvanceUntilAsync(clock, TimeSpan.FromSeconds(270), waiting);
        var silence = await waiting;
        Assert.Empty(silence!.Events);
        Assert.Equal((1, events[1].Raw.ReplayId), (silence.PendingNumRequested, silence.LatestReplayId));
        await CreateAsync(org, 1);
        Assert.Equal(0, (await stream.AnswerAsync())!.PendingNumRequested);
        var end = stream.AnswerAsync();
        await AdvanceUntilAsync(clock, TimeSpan.FromSeconds(60), end);
        Assert.Null(await end);
    }

    [Fact]
    public async Task Events_are_kept_for_72_hours_of_the_orgs_clock()
    {
        var clock = new FakeTimeProvider(Start);
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock).SessionTimeout(TimeSpan.FromDays(30)));
        await CreateAsync(org, 1);
        using var bus = new BusClient(org.Org);
        using var first = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        var old = (await first.NextAsync()).Raw.ReplayId;
        clock.Advance(TimeSpan.FromHours(71));
        await org.CreateAsync("Account", """{"Name":"younger"}""");
        Assert.Equal(2, org.Org.Events.Count);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, org.Org.Events.Count);
        await RefusedAsync(bus, r =>
            (r.ReplayPreset, r.ReplayId) = (ReplayPreset.Custom, old), StatusCode.InvalidArgument, "subscription.fetch.replayid.corrupted");
        using var earliest = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        Assert.Equal("younger", (await earliest.NextAsync())["Name"]);
    }

    [Fact]
    public async Task What_a_subscription_may_not_ask_is_refused_in_the_platforms_codes()
    {
        await using var org = await OrgClient.StartAsync();
        await CreateAsync(org, 1);
        using var bus = new BusClient(org.Org);
        await RefusedAsync(bus, r => r.TopicName = "", StatusCode.InvalidArgument, "topic.validation.empty");
        await RefusedAsync(bus, r => r.TopicName = "/data/accountchangeevent", StatusCode.NotFound, "topic.not.found");
        await RefusedAsync(bus, r => r.NumRequested = 0, StatusCode.InvalidArgument, "subscription.fetch.requested.events.invalid");
        await RefusedAsync(
            bus, r => r.ReplayPreset = ReplayPreset.Custom, StatusCode.InvalidArgument, "subscription.fetch.replayid.validation.failed");
        foreach (var bad in new[] { "x"u8.ToArray(), new byte[10], [0, 0, 0, 0, 0x7F, 0, 0, 0, 0, 0] })
            await RefusedAsync(bus, r => (r.ReplayPreset, r.ReplayId) =
                (ReplayPreset.Custom, ByteString.CopyFrom(bad)), StatusCode.InvalidArgument, "subscription.fetch.replayid.corrupted");
        using var stream = await bus.SubscribeAsync(Accounts);
        await stream.Call.RequestStream.WriteAsync(
            new FetchRequest { TopicName = "/data/ContactChangeEvent", NumRequested = 1 }, BusClient.Cancelled);
        var mismatch = await Assert.ThrowsAsync<RpcException>(stream.AnswerAsync);
        Assert.EndsWith("subscription.fetch.topic.mismatch", BusClient.ErrorCode(mismatch), StringComparison.Ordinal);
        var unknown = await Assert.ThrowsAsync<RpcException>(() => bus.SchemaAsync("unknown"));
        Assert.Equal(StatusCode.NotFound, unknown.StatusCode);
        var blank = await Assert.ThrowsAsync<RpcException>(() => bus.SchemaAsync(""));
        Assert.EndsWith("schema.validation.failed", BusClient.ErrorCode(blank), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accesstoken", "", "service.auth.headers.invalid")]
    [InlineData("accesstoken", "nobody's", "service.auth.error")]
    [InlineData("instanceurl", "acme", "service.auth.headers.invalid")]
    [InlineData("tenantid", "00D000000000001", "service.auth.error")]
    public async Task Calls_are_known_by_their_metadata(string name, string value, string code)
    {
        await using var org = await OrgClient.StartAsync();
        using var bus = new BusClient(org.Org);
        bus.Metadata.Remove(bus.Metadata.Single(e => e.Key == name));
        bus.Metadata.Add(name, value);
        var refused = await RefusedAsync(bus, _ => { }, StatusCode.Unauthenticated, code);
        Assert.EndsWith("rpcId: " + refused.Trailers.GetValue("rpc-id"), refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_has_no_events_of_objects_and_no_values_of_fields_that_he_may_not_read()
    {
        await using var org = await OrgClient.StartAsync();
        var kim = await org.Org.AddUserAsync(
            new LocalUser("kim@acme.example").Object("Contact", ObjectAccess.None).Field("Account.Phone", FieldAccess.None).Field(
                "Account.BillingAddress", FieldAccess.None), BusClient.Cancelled);
        using var bus = new BusClient(org.Org, kim.Token);
        await RefusedAsync(
            bus, r => r.TopicName = "/data/ContactChangeEvent", StatusCode.PermissionDenied, "subscription.topic.cannot.subscribe");
        using var stream = await bus.SubscribeAsync("/data/ChangeEvents", preset: ReplayPreset.Earliest);
        Assert.Equal("User", (await stream.NextAsync()).Entity);
        await org.CreateAsync("Contact", """{"LastName":"Ray"}""");
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Phone":"1","Fax":"2","BillingCity":"Rome"}""");
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Phone":null,"Fax":"3","BillingCity":"Bari"}""");
        var events = await stream.NextAsync(2);
        Assert.Equal(("Acme", "2"), (events[0]["Name"], events[0]["Fax"]));
        Assert.DoesNotContain(events[0].Schema.Fields, f => f.Name is "Phone" or "BillingAddress");
        Assert.Equal(["Fax", "LastModifiedDate"], events[1].Changed.Order(StringComparer.Ordinal));
        Assert.Empty(events[1].Nulled);
    }

    [Fact]
    public async Task A_channel_of_ones_own_has_its_objects_with_the_fields_that_enrich_them()
    {
        await using var org = await OrgClient.StartAsync(
            o => o.ChangeEvents().Channel("Sales__chn", c => c.Of("Account", "Name", "BillingAddress").Of("Opportunity")));
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync("/data/Sales__chn", preset: ReplayPreset.Earliest);
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Fax":"1","BillingCity":"Rome"}""");
        await org.CreateAsync("Contact", """{"LastName":"Ray"}""");
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Fax":"3"}""");
        await org.SendAsync("DELETE", $"sobjects/Account/{id}");
        var events = await stream.NextAsync(3);
        Assert.Equal(["CREATE", "UPDATE", "DELETE"], events.Select(e => e.Type));
        Assert.Equal(["BillingAddress", "Fax", "LastModifiedDate", "Name"], events[1].Filled.Order(StringComparer.Ordinal));
        Assert.Equal(["Fax", "LastModifiedDate"], events[1].Changed.Order(StringComparer.Ordinal));
        Assert.Equal("Rome", events[2].Part("BillingAddress", "City"));
        Assert.Equal(["BillingAddress", "Name"], events[2].Filled.Order(StringComparer.Ordinal));
        using var own = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        await org.Org.Events.EnableAsync("Account");
        await org.CreateAsync("Account", """{"Name":"enabled"}""");
        Assert.Equal("enabled", (await own.NextAsync())["Name"]);
    }

    [Fact]
    public async Task A_managed_subscription_goes_on_after_what_was_committed()
    {
        await using var org = await OrgClient.StartAsync(o => o.ManagedSubscription("Accounts", Accounts, fromEarliest: true));
        await CreateAsync(org, 4);
        using var bus = new BusClient(org.Org);
        ByteString second;
        using (var call = bus.Stub.ManagedSubscribe(bus.Metadata, cancellationToken: BusClient.Cancelled))
        {
            await call.RequestStream.WriteAsync(
                new ManagedFetchRequest { DeveloperName = "Accounts", NumRequested = 4 }, BusClient.Cancelled);
            Assert.True(await call.ResponseStream.MoveNext(BusClient.Cancelled));
            Assert.Equal(4, call.ResponseStream.Current.Events.Count);
            second = call.ResponseStream.Current.Events[1].ReplayId;
            await call.RequestStream.WriteAsync(new ManagedFetchRequest
            {
                CommitReplayIdRequest = new CommitReplayRequest { CommitRequestId = "c1", ReplayId = second }
            }, BusClient.Cancelled);
            Assert.True(await call.ResponseStream.MoveNext(BusClient.Cancelled));
            var answer = call.ResponseStream.Current.CommitResponse;
            Assert.Equal(("c1", second, null), (answer.CommitRequestId, answer.ReplayId, answer.Error));
            await call.RequestStream.WriteAsync(new ManagedFetchRequest
            {
                CommitReplayIdRequest = new CommitReplayRequest { CommitRequestId = "c2", ReplayId = ByteString.CopyFrom(1) }
            }, BusClient.Cancelled);
            Assert.True(await call.ResponseStream.MoveNext(BusClient.Cancelled));
            Assert.Equal(ErrorCode.Commit, call.ResponseStream.Current.CommitResponse.Error.Code);
            await call.RequestStream.CompleteAsync();
            while (await call.ResponseStream.MoveNext(BusClient.Cancelled))
            {
            }
        }
        using var again = bus.Stub.ManagedSubscribe(bus.Metadata, cancellationToken: BusClient.Cancelled);
        await again.RequestStream.WriteAsync(new ManagedFetchRequest
        {
            SubscriptionId = org.Org.Events.ManagedSubscriptionId("Accounts"), NumRequested = 9
        }, BusClient.Cancelled);
        Assert.True(await again.ResponseStream.MoveNext(BusClient.Cancelled));
        Assert.Equal((2, 7), (again.ResponseStream.Current.Events.Count, again.ResponseStream.Current.PendingNumRequested));
        using var other = bus.Stub.ManagedSubscribe(bus.Metadata, cancellationToken: BusClient.Cancelled);
        await other.RequestStream.WriteAsync(new ManagedFetchRequest { DeveloperName = "Accounts", NumRequested = 9 }, BusClient.Cancelled);
        var refused = await Assert.ThrowsAsync<RpcException>(() => other.ResponseStream.MoveNext(BusClient.Cancelled));
        Assert.EndsWith("managed.subscription.already.active", BusClient.ErrorCode(refused), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_is_served_over_tls_with_a_certificate_that_can_be_trusted()
    {
        await using var org = await OrgClient.StartAsync(o => o.PubSubTls());
        using var trusting = Trusting();
        using var grpcTrusting = Trusting();
        using var channel = Grpc.Net.Client.GrpcChannel.ForAddress(
            org.Org.PubSubTlsAddress!, new Grpc.Net.Client.GrpcChannelOptions { HttpHandler = grpcTrusting });
        using var bus = new BusClient(org.Org);
        var topic = await new PubSub.PubSubClient(channel).GetTopicAsync(
            new TopicRequest { TopicName = Accounts }, bus.Metadata, cancellationToken: BusClient.Cancelled);
        Assert.True(topic.CanSubscribe);
        using var http = new HttpClient(trusting, disposeHandler: false);
        Assert.Contains("67.0", await http.GetStringAsync(
            new Uri(org.Org.PubSubTlsAddress!, "/services/data"), BusClient.Cancelled), StringComparison.Ordinal);
        Assert.False(org.Org.Certificate!.HasPrivateKey);
        Assert.Equal("https", org.Org.PubSubTlsAddress!.Scheme);

        SocketsHttpHandler Trusting() => new()
        {
            SslOptions = { RemoteCertificateValidationCallback =
                (_, shown, _, _) => shown!.GetRawCertData().SequenceEqual(org.Org.Certificate!.RawData) },
        };
    }

    [Fact]
    public async Task Events_and_their_schemas_outlive_the_org_in_a_data_file()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".db");
        try
        {
            ByteString first;
            string lastId;
            await using (var org = await OrgClient.StartAsync(o => o.Data(file).Channel("Sales__chn", c => c.Of("Account"))))
            {
                await CreateAsync(org, 1);
                await org.Org.Events.ChangeSchemaAsync("Account");
                await CreateAsync(org, 1);
                using var bus = new BusClient(org.Org);
                using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
                var events = await stream.NextAsync(2);
                (first, lastId) = (events[0].Raw.ReplayId, events[1].Raw.Event.Id);
            }
            await using (var org = await OrgClient.StartAsync(o => o.Data(file).Channel("Sales__chn", c => c.Of("Account"))))
            {
                using var bus = new BusClient(org.Org);
                using var channel = await bus.SubscribeAsync("/data/Sales__chn", preset: ReplayPreset.Custom, replayId: first);
                Assert.Equal(lastId, (await channel.RawAsync()).Event.Id);
                using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: first);
                var kept = await stream.NextAsync();
                Assert.Equal(lastId, kept.Raw.Event.Id);
                Assert.Equal("Account 0", kept["Name"]);
                await CreateAsync(org, 1);
                Assert.True(await stream.NextAsync() is { } next && next.Raw.ReplayId.Span.SequenceCompareTo(kept.Raw.ReplayId.Span) > 0);
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task CreateAsync(OrgClient org, int count)
    {
        for (var done = 0; done < count; done += 200)
        {
            var records = Enumerable.Range(done, Math.Min(200, count - done)).Select(
                i => $$"""{"attributes":{"type":"Account"},"Name":"Account {{i}}"}""");
            await org.SendAsync("POST", "composite/sobjects", $$"""{"records":[{{string.Join(',', records)}}]}""");
        }
    }

    private static async Task<RpcException> RefusedAsync(BusClient bus, Action<FetchRequest> change, StatusCode status, string code)
    {
        var request = new FetchRequest { TopicName = Accounts, NumRequested = 1 };
        change(request);
        using var call = bus.Stub.Subscribe(bus.Metadata, cancellationToken: BusClient.Cancelled);
        try
        {
            await call.RequestStream.WriteAsync(request, BusClient.Cancelled);
        }
        catch (RpcException)
        {
            // It was refused before it was sent whole.
        }
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(BusClient.Cancelled));
        Assert.Equal((status, "sfdc.platform.eventbus.grpc." + code), (refused.StatusCode, BusClient.ErrorCode(refused)));
        return refused;
    }

    // Time goes on to the last second and no further, and then there.
    private static async Task AdvanceUntilAsync(TimerClock clock, TimeSpan time, Task noticed)
    {
        await clock.WaitedForAsync(time);
        clock.Advance(time - TimeSpan.FromSeconds(1));
        await Task.Delay(50, BusClient.Cancelled);
        Assert.False(noticed.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        await noticed.WaitAsync(TimeSpan.FromSeconds(60), BusClient.Cancelled);
    }
}
