using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Events;

namespace Salesforce.Typed.Tests;

/// <summary>The same streams over CometD, against a server whose answers are those of Salesforce's documentation.</summary>
public class CometTests
{
    private const string Header = """
        "ChangeEventHeader":{"entityName":"Account","recordIds":["0015f00002JUWMVAA5"],"changeType":"UPDATE","changeOrigin":"com/salesforce/api/soap/60.0",
        "transactionKey":"0000654a-b07c-5852-d65f-47dc5ecd631d","sequenceNumber":1,"commitTimestamp":1714149392000,"commitNumber":1100583868458,"commitUser":"0055f000005mc66AAA",
        "changedFields":["Phone","BillingAddress.City","LastModifiedDate","Industry"]}
        """;

    private readonly CometServer _server = new();

    [Fact]
    public async Task A_change_is_read_with_the_names_that_the_event_has()
    {
        _server.Poll(
            CometServer.Event(
                7,
                $$"""{ {{Header}},"Phone":"1","Industry":null,"BillingAddress":{"City":"Bern"},"LastModifiedDate":"2024-04-26T16:36:32Z" }"""));
        var change = Assert.Single(await ReadAsync());

        Assert.Equal((ChangeType.Update, "n:7", 1), (change.Type, change.ReplayId.ToString(), change.SequenceNumber));
        Assert.Equal(["0015f00002JUWMVAA5"], change.RecordIds.Select(i => i.ToString()));
        Assert.Equal(("1", "Bern", null), (change.Record.Phone, change.Record.BillingCity, change.Record.Industry));
        Assert.Equal(new DateTimeOffset(2024, 4, 26, 16, 36, 32, TimeSpan.Zero), change.Record.LastModifiedDate);
        Assert.True(change.Changed(a => a.BillingCity) && change.Changed(a => a.BillingAddress) && change.Changed(a => a.Phone));
        Assert.False(change.Changed(a => a.Name));
        Assert.Equal(["Phone", "BillingCity", "LastModifiedDate", "Industry"], change.ChangedFields);
        Assert.Throws<FieldNotLoadedException>(() => change.Record.Name);
    }

    [Fact]
    public async Task What_CometD_does_not_tell_is_said_and_not_guessed()
    {
        _server.Poll(CometServer.Event(7, $$"""{ {{Header}} }"""));
        var change = Assert.Single(await ReadAsync());
        Assert.Contains("CometD does not tell which fields of Account became null", Assert.Throws<NotSupportedException>(
            () => change.NulledFields).Message, StringComparison.Ordinal);
        Assert.Empty(change.DiffFields);
    }

    [Fact]
    public async Task A_difference_is_no_text()
    {
        const string hash = "4355a46b19d348dc2f57c046f8ef63d4538ebb936000f3c9ee954a27460dd865";
        _server.Poll(CometServer.Event(7, $$"""{ {{Header}},"Description":{"diff":"--- \n+++ {{hash}}\n@@ -1,1 +1,1 @@\n-0\n+1"} }"""));
        var change = Assert.Single(await ReadAsync());
        Assert.Equal(["Description"], change.DiffFields);
        Assert.False(change.Record.IsLoaded(a => a.Description));
        Assert.Equal("1\n", change.ApplyDiff(a => a.Description, "0\n"));
    }

    [Fact]
    public async Task The_subscription_says_where_to_begin_and_carries_cookies_and_bearer()
    {
        await ReadAsync(new EventOptions { From = ReplayFrom.Earliest });
        Assert.Equal([
            "/meta/handshake", "/meta/subscribe", "/meta/connect"
        ], _server.Messages.Take(3).Select(m => m.GetProperty("channel").GetString()));
        Assert.Equal(-2, _server.Messages[1].GetProperty("ext").GetProperty("replay").GetProperty("/data/AccountChangeEvent").GetInt32());
        Assert.Equal("c1", _server.Messages[1].GetProperty("clientId").GetString());
        Assert.Equal([(null, "00Dtoken"), ("BAYEUX_BROWSER=b1", "00Dtoken"), ("BAYEUX_BROWSER=b1", "00Dtoken")], _server.Headers.Take(3));
    }

    [Fact]
    public async Task A_client_that_the_server_forgot_signs_on_again_after_what_was_handled()
    {
        _server.Poll(CometServer.Event(7, $$"""{ {{Header}} }""")).Refuse("403::Unknown client").Poll(
            CometServer.Event(8, $$"""{ {{Header}} }"""));
        Assert.Equal(["n:7", "n:8"], (await ReadAsync()).Select(c => c.ReplayId.ToString()));
        Assert.Equal([-1, 7], _server.Messages.Where(m => m.GetProperty("channel").GetString() == "/meta/subscribe").Select(
            m => m.GetProperty("ext").GetProperty("replay").GetProperty("/data/AccountChangeEvent").GetInt32()));
    }

    [Fact]
    public async Task A_session_that_ended_is_signed_on_again()
    {
        _server.Refuse("401::Authentication invalid").Poll(CometServer.Event(8, $$"""{ {{Header}} }"""));
        Assert.Single(await ReadAsync());
    }

    [Fact]
    public async Task A_place_that_is_too_old_is_told_apart()
    {
        _server.Refusals.Enqueue("400::The replayId {7} you provided was invalid.  Please provide a valid ID, -2 to replay all events, or "
            + "-1 to replay only new events.");
        await Assert.ThrowsAsync<ReplayIdException>(
            () => Open(new EventOptions { From = ReplayFrom.After(ReplayId.Parse("n:7")) }).CountAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task A_place_of_the_other_transport_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => Open(new EventOptions { From = ReplayFrom.After(new ReplayId(new byte[10])) }).CountAsync(Cancel).AsTask());

    private async Task<List<ChangeEvent<Account>>> ReadAsync(EventOptions? options = null)
    {
        var read = new List<ChangeEvent<Account>>();
        try
        {
            await foreach (var change in Open(options ?? new EventOptions()))
                read.Add(change);
        }
        catch (EventStreamException e) when (e.Message.Contains("enough", StringComparison.Ordinal))
        {
        }
        return read;
    }

    private IAsyncEnumerable<ChangeEvent<Account>> Open(EventOptions options)
    {
        var org = new SalesforceClient(new SalesforceOptions
        {
            Instance = new("https://acme.my.salesforce.com"), Auth = new ExternalTokenFlow("00Dtoken"), HttpHandler = _server
        });
        return org.Changes<Account>(
            options with { Transport = EventTransport.CometD, ReconnectDelay = TimeSpan.Zero, MaxReconnectDelay = TimeSpan.Zero }, Cancel);
    }
}
