using System.Net;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The bus over Bayeux long polling, spoken with a bare HTTP client.</summary>
public sealed class CometdTests
{
    private const string Accounts = "/data/AccountChangeEvent";
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(110);

    [Fact]
    public async Task Events_come_with_a_poll_as_json_with_names_and_without_what_did_not_change()
    {
        await using var org = await OrgClient.StartAsync(o => o.Clock(new FixedClock()));
        var client = await ConnectedAsync(org);
        Assert.True((await SubscribeAsync(org, client, Accounts)).GetProperty("successful").GetBoolean());
        var poll = PollAsync(org, client);
        var id = await org.CreateAsync("Account", """{"Name":"Acme","Phone":"1","BillingCity":"Rome","AnnualRevenue":5}""");
        var created = Data(await poll);
        var payload = created.GetProperty("payload");
        var header = payload.GetProperty("ChangeEventHeader");
        Assert.Equal(("CREATE", id), (header.GetProperty("changeType").GetString(), header.GetProperty("recordIds")[0].GetString()));
        Assert.False(header.TryGetProperty("nulledFields", out _));
        Assert.Equal(("Acme", "Rome", 5), (payload.GetProperty("Name").GetString(), payload.GetProperty("BillingAddress").GetProperty(
            "City").GetString(), payload.GetProperty("AnnualRevenue").GetInt32()));
        Assert.Equal("2026-11-23T08:15:30.000Z", payload.GetProperty("CreatedDate").GetString());
        Assert.False(payload.TryGetProperty("Fax", out _));
        Assert.True(created.GetProperty("event").GetProperty("replayId").GetInt64() > 0);
        poll = PollAsync(org, client);
        await org.SendAsync("PATCH", $"sobjects/Account/{id}", """{"Phone":null,"BillingCity":"Bari"}""");
        payload = Data(await poll).GetProperty("payload");
        Assert.Equal(["BillingAddress.City", "LastModifiedDate", "Phone"], payload.GetProperty("ChangeEventHeader").GetProperty(
            "changedFields").EnumerateArray().Select(f => f.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal([
            "BillingAddress", "ChangeEventHeader", "LastModifiedDate", "Phone"
        ], payload.EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal));
        Assert.Equal("""{"City":"Bari"}""", payload.GetProperty("BillingAddress").GetRawText());
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("Phone").ValueKind);
    }

    [Fact]
    public async Task A_subscription_begins_where_its_replay_extension_says()
    {
        await using var org = await OrgClient.StartAsync();
        await org.CreateAsync("Account", """{"Name":"1"}""");
        await org.CreateAsync("Account", """{"Name":"2"}""");
        var client = await ConnectedAsync(org);
        await SubscribeAsync(org, client, Accounts, -2);
        var both = await PollAsync(org, client);
        Assert.Equal(["1", "2"], both.Where(m => m.GetProperty("channel").GetString() == Accounts).Select(
            m => m.GetProperty("data").GetProperty("payload").GetProperty("Name").GetString()));
        var first = Data(both).GetProperty("event").GetProperty("replayId").GetInt64();
        var other = await ConnectedAsync(org);
        await SubscribeAsync(org, other, Accounts, first);
        Assert.Equal("2", Data(await PollAsync(org, other)).GetProperty("payload").GetProperty("Name").GetString());
        var refused = await SubscribeAsync(org, other, Accounts, 17);
        Assert.Equal("400::The replayId {17} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or -1 to "
            + "replay only new events.", refused.GetProperty("error").GetString());
        Assert.StartsWith(
            "404::", (await SubscribeAsync(org, other, "/data/Nothing")).GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.True((await SendAsync(org, new { channel = "/meta/unsubscribe", clientId = other, subscription = Accounts }))[0].GetProperty(
            "successful").GetBoolean());
        Assert.True(
            (await SendAsync(org, new { channel = "/meta/disconnect", clientId = other }))[0].GetProperty("successful").GetBoolean());
        Assert.Equal("403::Unknown client", (await PollAsync(org, other))[0].GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_poll_ends_after_110_seconds_and_who_stays_away_for_40_is_not_known_any_more()
    {
        var clock = new TimerClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        var client = await ConnectedAsync(org);
        await SubscribeAsync(org, client, Accounts);
        var poll = PollAsync(org, client);
        await clock.WaitedForAsync(Poll, times: 2);
        clock.Advance(Poll - TimeSpan.FromSeconds(1));
        await Task.Delay(50, BusClient.Cancelled);
        Assert.False(poll.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(Assert.Single(await poll).GetProperty("successful").GetBoolean());
        clock.Advance(TimeSpan.FromSeconds(41));
        var unknown = Assert.Single(await PollAsync(org, client));
        Assert.Equal(("403::Unknown client", "handshake"), (unknown.GetProperty("error")
            .GetString(), unknown.GetProperty("advice").GetProperty("reconnect").GetString()));
    }

    [Fact]
    public async Task Clients_are_known_by_token_and_cookie()
    {
        await using var org = await OrgClient.StartAsync();
        var client = await ConnectedAsync(org);
        using var stranger = new HttpClient { BaseAddress = org.Org.Url };
        stranger.DefaultRequestHeaders.Authorization = org.Http.DefaultRequestHeaders.Authorization;
        using var content = new StringContent(
            JsonSerializer.Serialize(new[] { new { channel = "/meta/connect", clientId = client, connectionType = "long-polling" } }));
        using var response = await stranger.PostAsync(new Uri("cometd/67.0", UriKind.Relative), content, BusClient.Cancelled);
        Assert.Contains("403::Unknown client", await response.Content.ReadAsStringAsync(BusClient.Cancelled), StringComparison.Ordinal);
        org.Org.Events.Fail(EventFaultKind.TokenExpired);
        Assert.Equal("401::Authentication invalid", (await PollAsync(org, client))[0].GetProperty("error").GetString());
        org.Org.Events.Fail(EventFaultKind.DeliveryLimitExceeded);
        Assert.Equal(
            "403::Organization total events daily limit exceeded", (await PollAsync(org, client))[0].GetProperty("error").GetString());
        org.Org.Events.Fail(EventFaultKind.Unavailable);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await org.SendAsync("POST", "/cometd/67.0", "[]")).Status);
        org.Http.DefaultRequestHeaders.Authorization = null;
        var denied = Assert.Single(await SendAsync(
            org, new { channel = "/meta/handshake", version = "1.0", supportedConnectionTypes = new[] { "long-polling" } }));
        Assert.Equal(("403::Handshake denied", "401::Authentication invalid"), (denied.GetProperty("error")
            .GetString(), denied.GetProperty("ext").GetProperty("sfdc").GetProperty("failureReason").GetString()));
    }

    [Fact]
    public async Task Who_is_cut_off_is_told_to_shake_hands_anew_and_big_requests_are_refused()
    {
        var clock = new TimerClock();
        await using var org = await OrgClient.StartAsync(o => o.Clock(clock));
        var client = await ConnectedAsync(org);
        await SubscribeAsync(org, client, Accounts);
        var poll = PollAsync(org, client);
        await clock.WaitedForAsync(Poll, times: 2);
        org.Org.Events.Disconnect();
        Assert.Equal("403::Unknown client", Assert.Single(await poll).GetProperty("error").GetString());
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, (await org.SendAsync("POST", "/cometd/67.0", $"[{new string(' ', 33_000)}]")).Status);
    }

    private static JsonElement Data(List<JsonElement> messages) => messages.First(m => m.TryGetProperty("data", out _)).GetProperty("data");

    private static async Task<string> ConnectedAsync(OrgClient org)
    {
        var shaken = Assert.Single(await SendAsync(
            org, new { channel = "/meta/handshake", version = "1.0", supportedConnectionTypes = new[] { "long-polling" } }));
        Assert.True(shaken.GetProperty("ext").GetProperty("replay").GetBoolean());
        var client = shaken.GetProperty("clientId").GetString()!;
        var connected = Assert.Single(await PollAsync(org, client));
        Assert.Equal(110_000, connected.GetProperty("advice").GetProperty("timeout").GetInt32());
        return client;
    }

    private static Task<List<JsonElement>> PollAsync(OrgClient org, string client) =>
        SendAsync(org, new { channel = "/meta/connect", clientId = client, connectionType = "long-polling" });

    private static async Task<JsonElement> SubscribeAsync(
        OrgClient org, string client, string topic, long? replay = null) => Assert.Single(await SendAsync(org, new
    {
        channel = "/meta/subscribe", clientId = client, subscription = topic,
        ext = replay is null ? null : new { replay = new Dictionary<string, long> { [topic] = replay.Value } },
    }));

    private static async Task<List<JsonElement>> SendAsync(OrgClient org, object message)
    {
        var answer = await org.SendAsync("POST", "/cometd/67.0", JsonSerializer.Serialize(new[] { message }));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return [.. answer.Body.EnumerateArray()];
    }
}
