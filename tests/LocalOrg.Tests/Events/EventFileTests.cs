using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests;

/// <summary>Replay ids from run to run, and events that are read from the data file.</summary>
public sealed class EventFileTests : IDisposable
{
    private const string Accounts = "/data/AccountChangeEvent";
    private const string Corrupted = "sfdc.platform.eventbus.grpc.subscription.fetch.replayid.corrupted";

    private readonly string _folder = Directory.CreateTempSubdirectory("events-").FullName;

    private string File => Path.Combine(_folder, "org.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replay_id_of_an_earlier_run_is_refused(bool isInFile)
    {
        var earlier = new List<ByteString>();
        await using (var org = await StartAsync(isInFile))
        {
            await CreateAsync(org, 20);
            earlier.AddRange(await ReplayIdsAsync(org, 20));
        }
        foreach (var file in Directory.GetFiles(_folder))
            System.IO.File.Delete(file);
        await using var next = await StartAsync(isInFile);
        using var bus = new BusClient(next.Org);
        await AssertRefusedAsync();
        await CreateAsync(next, 100);
        await AssertRefusedAsync();
        foreach (var id in earlier)
        {
            var number = Number(id);
            Assert.StartsWith($"400::The replayId {{{number}}} you provided was invalid.", await CometdErrorAsync(
                next, number), StringComparison.Ordinal);
        }
        Assert.Null(await CometdErrorAsync(next, Number((await ReplayIdsAsync(next, 1))[0])));

        async Task AssertRefusedAsync()
        {
            foreach (var id in earlier)
            {
                using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: id);
                var refused = await Assert.ThrowsAsync<RpcException>(stream.AnswerAsync);
                Assert.Equal((StatusCode.InvalidArgument, Corrupted), (refused.StatusCode, BusClient.ErrorCode(refused)));
            }
        }
    }

    [Fact]
    public async Task A_replay_id_of_another_org_that_runs_at_the_same_time_is_refused()
    {
        var clock = new FixedClock();
        await using var one = await OrgClient.StartAsync(o => o.Clock(clock));
        await using var other = await OrgClient.StartAsync(o => o.Clock(clock));
        await CreateAsync(one, 300);
        await CreateAsync(other, 300);
        foreach (var (from, to) in new[] { (one, other), (other, one) })
        {
            using var bus = new BusClient(to.Org);
            using var stream = await bus.SubscribeAsync(
                Accounts, preset: ReplayPreset.Custom, replayId: (await ReplayIdsAsync(from, 90))[^1]);
            Assert.Equal(Corrupted, BusClient.ErrorCode(await Assert.ThrowsAsync<RpcException>(stream.AnswerAsync)));
        }
    }

    [Fact]
    public async Task Replay_ids_fit_a_number_of_JSON()
    {
        await using var org = await StartAsync(isInFile: false);
        await CreateAsync(org, 1);
        Assert.InRange(Number((await ReplayIdsAsync(org, 1))[0]), 1, (1L << 53) - 1);
    }

    [Fact]
    public async Task A_replay_id_before_the_first_event_is_valid_after_a_restart()
    {
        ByteString tip;
        await using (var org = await StartAsync(isInFile: true))
        {
            using var bus = new BusClient(org.Org);
            using var stream = await bus.SubscribeAsync(Accounts);
            await Task.Delay(100, BusClient.Cancelled);
            await org.Org.Events.ExpireReplayIdsAsync();
            await CreateAsync(org, 1);
            tip = (await stream.RawAsync()).ReplayId;
        }
        await using (var org = await StartAsync(isInFile: true))
            await AssertNextAsync(org);
        await using (var org = await StartAsync(isInFile: true))
            await AssertNextAsync(org);

        async Task AssertNextAsync(OrgClient org)
        {
            using var bus = new BusClient(org.Org);
            using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: tip);
            await CreateAsync(org, 1);
            Assert.NotEqual(tip, (await stream.RawAsync()).ReplayId);
        }
    }

    [Fact]
    public async Task All_events_are_read_from_the_file_and_none_twice()
    {
        const int Count = 1500;
        await using (var org = await StartAsync(isInFile: true))
        {
            await CreateAsync(org, Count);
            Assert.Equal(Count, org.Org.Events.Count);
            var ids = await ReplayIdsAsync(org, Count);
            Assert.Equal(ids.Select(Number).Order(), ids.Select(Number));
            Assert.Equal(Count, ids.Distinct().Count());
            foreach (var place in new[] { 0, 255, 256, 257, 900, Count - 2 })
            {
                using var bus = new BusClient(org.Org);
                using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: ids[place]);
                Assert.Equal(ids[place + 1], (await stream.RawAsync()).ReplayId);
            }
        }
        await using var again = await StartAsync(isInFile: true);
        Assert.Equal(Count, again.Org.Events.Count);
        Assert.Equal(Count, (await ReplayIdsAsync(again, Count)).Count);
    }

    [Fact]
    public async Task Redelivery_reads_events_of_the_file_backwards()
    {
        await using (var org = await StartAsync(isInFile: true))
            await CreateAsync(org, 700);
        await using var again = await StartAsync(isInFile: true);
        var ids = await ReplayIdsAsync(again, 700);
        again.Org.Events.RedeliverOnReconnect = 600;
        using var bus = new BusClient(again.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: ids[^1]);
        Assert.Equal(ids[100], (await stream.RawAsync()).ReplayId);
    }

    [Fact]
    public async Task Events_of_the_file_expire_after_72_hours_and_their_rows_are_deleted()
    {
        var clock = new TimerClock();
        await using (var org = await OrgClient.StartAsync(o => o.Data(File).Clock(clock)))
        {
            await CreateAsync(org, 400);
            var old = await ReplayIdsAsync(org, 400);
            clock.Advance(TimeSpan.FromHours(48));
            await CreateAsync(org, 10);
            clock.Advance(TimeSpan.FromHours(25));
            Assert.Equal(10, org.Org.Events.Count);
            using var bus = new BusClient(org.Org);
            using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Custom, replayId: old[^1]);
            Assert.Equal(Corrupted, BusClient.ErrorCode(await Assert.ThrowsAsync<RpcException>(stream.AnswerAsync)));
            Assert.Equal(10, (await ReplayIdsAsync(org, 10)).Count);
            // Each transaction deletes some of the rows.
            for (var i = 0; i < 4; i++)
                await CreateAsync(org, 1);
            Assert.Equal(14, Rows(org));
        }
        await using var again = await OrgClient.StartAsync(o => o.Data(File).Clock(clock));
        Assert.Equal(14, again.Org.Events.Count);
    }

    [Fact]
    public async Task Events_of_a_transaction_that_was_rolled_back_are_not_in_the_file()
    {
        await using var org = await StartAsync(isInFile: true);
        var answer = await org.SendAsync(
            "POST", "composite/sobjects",
            """{"allOrNone":true,"records":[{"attributes":{"type":"Account"},"Name":"1"},{"attributes":{"type":"Account"}}]}""");
        Assert.Contains("REQUIRED_FIELD_MISSING", answer.Text, StringComparison.Ordinal);
        Assert.Equal((0, 0), (org.Org.Events.Count, Rows(org)));
    }

    private static int Rows(OrgClient org)
    {
        using var count = org.Org.Database.Prepare("SELECT COUNT(*) FROM _event");
        return count.Step() ? (int)count.Integer(0) : -1;
    }

    private Task<OrgClient> StartAsync(bool isInFile) => OrgClient.StartAsync(o =>
    {
        if (isInFile)
            o.Data(File);
    });

    private static long Number(ByteString replayId) => Testing.Events.Bus.ReplayIds.Parse(replayId.Span)!.Value;

    private static async Task<List<ByteString>> ReplayIdsAsync(OrgClient org, int count)
    {
        using var bus = new BusClient(org.Org);
        using var stream = await bus.SubscribeAsync(Accounts, preset: ReplayPreset.Earliest);
        var ids = new List<ByteString>();
        while (ids.Count < count)
        {
            ids.Add((await stream.RawAsync()).ReplayId);
            if (ids.Count % 100 == 0)
                await stream.AskAsync(100);
        }
        return ids;
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

    // The error of a subscription after a replay id; null where it is accepted.
    private static async Task<string?> CometdErrorAsync(OrgClient org, long replayId)
    {
        var handshake = await SendAsync(
            org, new { channel = "/meta/handshake", version = "1.0", supportedConnectionTypes = new[] { "long-polling" } });
        var answer = await SendAsync(org, new
        {
            channel = "/meta/subscribe",
            clientId = handshake.GetProperty("clientId").GetString(),
            subscription = Accounts,
            ext = new Dictionary<string, object> { ["replay"] = new Dictionary<string, long> { [Accounts] = replayId } },
        });
        return answer.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    private static async Task<JsonElement> SendAsync(OrgClient org, object message) =>
        (await org.SendAsync("POST", "/cometd/67.0", JsonSerializer.Serialize(new[] { message }))).Body[0];
}
