using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using Salesforce.Typed.Testing;
using Salesforce.Typed.Testing.Events.Wire;

namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>A user with a token and few permissions tries what belongs to others.</summary>
public sealed class OtherUserTests : IAsyncLifetime
{
    private const string Accounts = "/data/AccountChangeEvent";
    private const string Secret = "zanzibar";

    private NeighbourOrg _org = null!;
    private UserSession _kim = null!;

    public async ValueTask InitializeAsync()
    {
        _org = await NeighbourOrg.StartAsync();
        _kim = await _org.Org.AddUserAsync(Kim(), NeighbourOrg.Cancelled);
    }

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    private static LocalUser Kim() => new LocalUser("kim@acme.example").Object("Project__c", ObjectAccess.None).Field(
        "Account.Phone", FieldAccess.None)
        .Field("Account.Description", FieldAccess.None).Field("Account.BillingCity", FieldAccess.None).Field(
            "Contact.Email", FieldAccess.None);

    [Fact]
    public async Task A_query_locator_is_good_for_the_user_that_opened_it_with_the_same_permissions()
    {
        await AddAccountsAsync(450);
        var pages = new[] { await NextAsync(_org.Org.Token), await NextAsync(_kim.Token) };
        Assert.Equal(400, (await GetAsync(pages[0], _kim.Token)).Status);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await GetAsync(pages[0], _kim.Token)).ErrorCode);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await GetAsync(pages[1], _org.Org.Token)).ErrorCode);
        var step = JsonSerializer.Serialize(new { compositeRequest = new[] { new { method = "GET", url = pages[0], referenceId = "a" } } });
        Assert.Contains("INVALID_QUERY_LOCATOR", (await _org.PostJsonAsync("composite", step, _kim.Token)).Body, StringComparison.Ordinal);
        Assert.Contains("INVALID_QUERY_LOCATOR", (await _org.PostJsonAsync("composite/batch", JsonSerializer.Serialize(new
        {
            batchRequests = new[] { new { method = "GET", url = pages[0]["/services/data/".Length..] } }
        }), _kim.Token)).Body, StringComparison.Ordinal);
        Assert.Equal((200, 200), ((await GetAsync(pages[0], _org.Org.Token)).Status, (await GetAsync(pages[1], _kim.Token)).Status));
        await _org.Org.AddUserAsync(Kim().Object("Account", ObjectAccess.None), NeighbourOrg.Cancelled);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await GetAsync(pages[1], _kim.Token)).ErrorCode);
    }

    [Fact]
    public async Task Many_locators_of_one_user_leave_those_of_others_open()
    {
        await AddAccountsAsync(201);
        var mine = await NextAsync(_org.Org.Token);
        var first = await NextAsync(_kim.Token);
        for (var i = 0; i < 1000; i++)
            await NextAsync(_kim.Token);
        Assert.Equal("INVALID_QUERY_LOCATOR", (await GetAsync(first, _kim.Token)).ErrorCode);
        Assert.Equal(200, (await GetAsync(mine, _org.Org.Token)).Status);
    }

    public static TheoryData<Attack> ControlCalls => new(new[]
    {
        new Attack("serve/_local", "GET /_local/calls", "403"), new("serve/_local", "POST /_local/users", "403"),
        new("serve/_local", "POST /_local/faults", "403"), new("serve/_local", "DELETE /_local/faults", "403"),
        new("serve/_local", "POST /_local/undelete", "403"), new("serve/_local", "POST /_local/emptyRecycleBin", "403"),
        new("serve/_local", "POST /_local/endSessions", "403"),
        new("serve/_local", "POST /_local/events/expire", "403"), new("serve/_local", "POST /_local/events/disconnect", "403"),
        new("serve/_local", "DELETE /_local/events/faults", "403"),
        new("serve/_local", "GET //_local/calls", "403"), new("serve/_local", "GET /_LOCAL/calls", "403"),
        new("serve/_local", "GET /_local/calls/", "403"), new("serve/_local", "GET /_local//calls", "403"),
        new("serve/_local", "GET /%5Flocal/calls", "404"), new("serve/_local", "GET /services/data/v67.0/../../../_local/calls", "404"),
        new("serve/_local", "GET /services/data/../_local/calls", "404"),
        new("serve/_local", "GET /services/data/v67.0/%2e%2e/%2e%2e/_local/calls", "404"),
        new("serve/_local", "GET /services/data/v67.0/..%2f..%2f_local%2fcalls", "404"), new("serve/_local", "GET /./_local/calls", "404"),
        new("serve/_local", "GET /services/data/v67.0\\..\\..\\_local\\calls", "404"),
        new("serve/_local", "GET http://{host}/services/../_local/calls", "403"), new("serve/_local", "GET /;/_local/calls", "404"),
    });

    [Theory, MemberData(nameof(ControlCalls))]
    public async Task Control_calls_are_for_the_orgs_own_token(Attack attack)
    {
        var (method, target) =
            (attack.Input.Split(' ')[0], attack.Input.Split(' ')[1].Replace("{host}", _org.Org.Url.Authority, StringComparison.Ordinal));
        Assert.Equal(attack.Expected, (await _org.SendAsync(method, target, _kim.Token, method == "POST" ? "{}" : "")).Status.ToString(
            System.Globalization.CultureInfo.InvariantCulture));
        var session = (await _org.FormAsync("token", ("grant_type", "client_credentials"), ("client_id", "x"), ("client_secret", "y"))).Json
            .GetProperty("access_token").GetString();
        Assert.Equal(attack.Expected, (await _org.SendAsync(method, target, session, method == "POST" ? "{}" : "")).Status.ToString(
            System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual(200, (await _org.SendAsync(method, target, null)).Status);
        Assert.Equal(200, (await _org.SendAsync("GET", "/_local/calls", _org.Org.Token)).Status);
    }

    [Theory]
    [InlineData("/services/data/v67.0/../../_local/calls")]
    [InlineData("/services/data/v67.0/%2e%2e/%2e%2e/_local/calls")]
    [InlineData("/services/data/v67.0//../_local/calls")]
    public async Task A_step_of_a_composite_does_not_leave_the_API(string url)
    {
        var step = JsonSerializer.Serialize(new { compositeRequest = new[] { new { method = "GET", url, referenceId = "a" } } });
        Assert.Equal(404, (await _org.PostJsonAsync("composite", step, _org.Org.Token)).Json.GetProperty(
            "compositeResponse")[0].GetProperty("httpStatusCode").GetInt32());
    }

    [Fact]
    public async Task A_user_cannot_leave_the_list_of_calls_or_the_faults()
    {
        _org.Org.Inject(FaultKind.ServerError);
        Assert.Equal(500, (await _org.GetAsync("limits", _kim.Token, "X-Local-Page: 1")).Status);
        Assert.Equal(401, (await _org.GetAsync("limits", "wrong", "X-Local-Page: 1")).Status);
        Assert.Equal(2, _org.Org.Calls.Count);
    }

    [Fact]
    public async Task An_identity_is_its_own_users()
    {
        var organization = _org.Org.OrganizationId;
        Assert.Equal("kim@acme.example", (await _org.SendAsync("GET", $"/id/{organization}/{_kim.Id}", _kim.Token)).Json.GetProperty(
            "username").GetString());
        foreach (var path in (string[])[
            $"/id/{organization}/{_org.Org.UserId}", $"/id/00D000000000001AAA/{_kim.Id}", "/id", "/id/x", $"/id/{organization}/{_kim.Id}/x"
        ])
            Assert.Equal((path, 403), (path, (await _org.SendAsync("GET", path, _kim.Token)).Status));
    }

    [Fact]
    public async Task Lists_and_searches_have_what_the_user_may_see()
    {
        var project = await _org.CreateAsync("Project__c", $$"""{"Name":"{{Secret}}"}""");
        var account = await _org.CreateAsync(
            "Account", $$"""{"Name":"Acme","Phone":"{{Secret}}1","Description":"{{Secret}}","BillingCity":"{{Secret}}"}""");
        foreach (var path in (string[])[
            "sobjects", "limits/recordCount", "limits/recordCount?sObjects=Project__c", "recent", "sobjects/Account/describe",
            $"sobjects/Account/{account}", $"sobjects/Account/{account}?fields=BillingAddress"
        ])
        {
            var answer = await _org.GetAsync(path, _kim.Token);
            Assert.Equal((path, 200), (path, answer.Status));
            Assert.DoesNotContain("Project__c", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("\"Phone\"", answer.Body, StringComparison.Ordinal);
        }
        foreach (var path in (string[])[
            "sobjects/Project__c/updated?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z",
            "sobjects/Project__c/deleted?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z", $"sobjects/Project__c/{project}",
            "sobjects/Project__c/describe"
        ])
            Assert.Equal((path, 404), (path, (await _org.GetAsync(path, _kim.Token)).Status));
    }

    [Fact]
    public async Task A_parent_of_several_types_is_not_there_where_the_user_may_not_read_it()
    {
        var account = await _org.CreateAsync("Account", $$"""{"Name":"{{Secret}}","Phone":"5"}""");
        var contact = await _org.CreateAsync("Contact", $$"""{"LastName":"Ray","Phone":"{{Secret}}","Email":"ray@acme.example"}""");
        await _org.CreateAsync("Task", $$"""{"Subject":"Call","WhatId":"{{account}}","WhoId":"{{contact}}"}""");
        var lee = await _org.Org.AddUserAsync(
            new LocalUser("lee@acme.example").Object("Account", ObjectAccess.None).Field("Contact.Phone", FieldAccess.None),
            NeighbourOrg.Cancelled);
        var row = (await _org.QueryAsync(
            "SELECT What.Name, What.Phone, What.Type, Who.Name, Who.Phone, Who.Email FROM Task", lee.Token)).Json.GetProperty("records")[0];
        Assert.Equal(JsonValueKind.Null, row.GetProperty("What").ValueKind);
        Assert.Equal(("Ray", "ray@acme.example"), (row.GetProperty("Who").GetProperty("Name")
            .GetString(), row.GetProperty("Who").GetProperty("Email").GetString()));
        Assert.DoesNotContain(Secret, row.ToString(), StringComparison.Ordinal);
        foreach (var (condition, count) in ((string, int)[])[($"What.Name = '{Secret}'", 0), ("What.Name LIKE "
            + "'z%'", 0), ($"Who.Phone = '{Secret}'", 0), ("Who.Name = 'RAY'", 1), ("What.Type = 'Account'", 0)])
            Assert.Equal((condition, count), (condition, (await _org.QueryAsync(
                "SELECT Id FROM Task WHERE " + condition, lee.Token)).Json.GetProperty("totalSize").GetInt32()));
        Assert.Equal(1, (await _org.QueryAsync($"SELECT Id FROM Task WHERE What.Name = '{Secret}'", _org.Org.Token)).Json.GetProperty(
            "totalSize").GetInt32());
    }

    [Theory]
    [InlineData("FIND {zanzibar} RETURNING Account(Id)", 0)]
    [InlineData("FIND {zanz*} IN ALL FIELDS RETURNING Account(Id)", 0)]
    [InlineData("FIND {zanz?bar1} IN PHONE FIELDS RETURNING Account(Id)", 0)]
    [InlineData("FIND {Acme AND NOT zanzibar} RETURNING Account(Id)", 1)]
    [InlineData("FIND {Acme} RETURNING Account(Id)", 1)]
    [InlineData("FIND {hidden} IN EMAIL FIELDS RETURNING Contact(Id)", 0)]
    [InlineData("FIND {Ray} RETURNING Contact(Id)", 1)]
    public async Task A_search_finds_no_words_of_fields_that_the_user_may_not_read(string sosl, int count)
    {
        await _org.CreateAsync("Account", $$"""{"Name":"Acme","Phone":"{{Secret}}1","Description":"{{Secret}}"}""");
        await _org.CreateAsync("Contact", """{"LastName":"Ray","Email":"hidden@acme.example"}""");
        // The second time the table of the first is there, and rows are new.
        for (var round = 0; round < 2; round++)
            Assert.Equal(count, (await _org.GetAsync("search?q=" + Uri.EscapeDataString(sosl), _kim.Token)).Json.GetProperty(
                "searchRecords").GetArrayLength());
        Assert.Equal(1, (await _org.GetAsync("search?q=" + Uri.EscapeDataString(
            "FIND {zanzibar} RETURNING Account(Id)"), _org.Org.Token)).Json.GetProperty("searchRecords").GetArrayLength());
    }

    [Fact]
    public async Task Topics_and_schemas_show_what_the_user_may_see()
    {
        using var channel = GrpcChannel.ForAddress(_org.Org.PubSubAddress);
        var stub = new PubSub.PubSubClient(channel);
        async Task<string> SchemaIdAsync(string token) => (await stub.GetTopicAsync(
            new TopicRequest { TopicName = Accounts }, Metadata(token), cancellationToken: NeighbourOrg.Cancelled)).SchemaId;
        async Task<string> SchemaAsync(string id, string token) => (await stub.GetSchemaAsync(
            new SchemaRequest { SchemaId = id }, Metadata(token), cancellationToken: NeighbourOrg.Cancelled)).SchemaJson;

        var whole = await SchemaIdAsync(_org.Org.Token);
        var seen = await SchemaIdAsync(_kim.Token);
        Assert.NotEqual(whole, seen);
        Assert.Contains("\"Phone\"", await SchemaAsync(whole, _org.Org.Token), StringComparison.Ordinal);
        var schema = await SchemaAsync(seen, _kim.Token);
        Assert.DoesNotContain("\"Phone\"", schema, StringComparison.Ordinal);
        Assert.Contains("\"Fax\"", schema, StringComparison.Ordinal);
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => SchemaAsync(whole, _kim.Token))).StatusCode);
        foreach (var topic in (string[])["/data/Project__ChangeEvent"])
        {
            var refused = await Assert.ThrowsAsync<RpcException>(() => stub.GetTopicAsync(
                new TopicRequest { TopicName = topic }, Metadata(_kim.Token), cancellationToken: NeighbourOrg.Cancelled).ResponseAsync);
            Assert.Equal(StatusCode.PermissionDenied, refused.StatusCode);
        }
        var project = (await stub.GetTopicAsync(new TopicRequest
        {
            TopicName = "/data/Project__ChangeEvent"
        }, Metadata(_org.Org.Token), cancellationToken: NeighbourOrg.Cancelled)).SchemaId;
        Assert.Equal(StatusCode.NotFound, (await Assert.ThrowsAsync<RpcException>(() => SchemaAsync(project, _kim.Token))).StatusCode);
    }

    [Fact]
    public async Task Events_carry_no_value_that_the_user_may_not_read_also_after_permissions_change()
    {
        using var channel = GrpcChannel.ForAddress(_org.Org.PubSubAddress);
        var stub = new PubSub.PubSubClient(channel);
        using var call = stub.Subscribe(Metadata(_kim.Token), cancellationToken: NeighbourOrg.Cancelled);
        await call.RequestStream.WriteAsync(new FetchRequest
        {
            TopicName = "/data/ChangeEvents", NumRequested = 100, ReplayPreset = ReplayPreset.Earliest
        }, NeighbourOrg.Cancelled);
        await _org.CreateAsync("Project__c", $$"""{"Name":"{{Secret}}"}""");
        await _org.CreateAsync(
            "Account",
            $$"""{"Name":"Acme","Phone":"{{Secret}}","Description":"{{Secret}}","BillingCity":"{{Secret}}","BillingStreet":"Main","Fax":"5"}""");
        var received = await NextEventAsync(call);
        Assert.DoesNotContain(Secret, received.Event.Payload.ToString(System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.Contains("Main", received.Event.Payload.ToString(System.Text.Encoding.Latin1), StringComparison.Ordinal);

        await _org.Org.AddUserAsync(
            Kim().Field("Account.Fax", FieldAccess.None).Object("Contact", ObjectAccess.None), NeighbourOrg.Cancelled);
        await _org.CreateAsync("Contact", """{"LastName":"Ray"}""");
        await _org.CreateAsync("Account", $$"""{"Name":"Later","Fax":"{{Secret}}"}""");
        received = await NextEventAsync(call);
        Assert.Contains("Later", received.Event.Payload.ToString(System.Text.Encoding.Latin1), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, received.Event.Payload.ToString(System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_of_CometD_belongs_to_the_session_that_shook_hands_and_sees_what_its_user_may()
    {
        var shaken = await CometdAsync(
            _kim.Token, null, new { channel = "/meta/handshake", version = "1.0", supportedConnectionTypes = new[] { "long-polling" } });
        var cookie = shaken.Header("Set-Cookie")!.Split(';')[0];
        var client = shaken.Json[0].GetProperty("clientId").GetString();
        object Message(string channel, string? subscription = null) =>
            new { channel, clientId = client, subscription, advice = new { timeout = 0 } };

        var again = await _org.Org.AddUserAsync(Kim(), NeighbourOrg.Cancelled);
        foreach (var token in (string[])[_org.Org.Token, again.Token])
        {
            foreach (var channel in (string[])["/meta/connect", "/meta/subscribe", "/meta/unsubscribe", "/meta/disconnect"])
                Assert.Contains(
                    "403::Unknown client", (await CometdAsync(token, cookie, Message(channel, Accounts))).Body, StringComparison.Ordinal);
        }
        Assert.Contains("create_denied", (await CometdAsync(
            _kim.Token, cookie, Message("/meta/subscribe", "/data/Project__ChangeEvent"))).Body, StringComparison.Ordinal);
        Assert.Contains("\"successful\":true", (await CometdAsync(
            _kim.Token, cookie, Message("/meta/subscribe", Accounts))).Body, StringComparison.Ordinal);
        await _org.CreateAsync("Account", $$"""{"Name":"Acme","Phone":"{{Secret}}","BillingCity":"{{Secret}}"}""");
        var events = await CometdAsync(_kim.Token, cookie, Message("/meta/connect"));
        Assert.Contains("Acme", events.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, events.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Phone\"", events.Body, StringComparison.Ordinal);
        await _org.Org.AddUserAsync(new LocalUser("kim@acme.example") { ApiEnabled = false }, NeighbourOrg.Cancelled);
        Assert.Contains("401::Authentication invalid", (await CometdAsync(
            _kim.Token, cookie, Message("/meta/connect"))).Body, StringComparison.Ordinal);
    }

    private Task<RawAnswer> CometdAsync(string token, string? cookie, object message) => _org.SendAsync(
        "POST", "/cometd/67.0", token, JsonSerializer.Serialize(new[] { message }),
        ["Content-Type: application/json", .. cookie is null ? [] : (string[])["Cookie: " + cookie]]);

    private static async Task<ConsumerEvent> NextEventAsync(AsyncDuplexStreamingCall<FetchRequest, FetchResponse> call)
    {
        do
            Assert.True(await call.ResponseStream.MoveNext(NeighbourOrg.Cancelled));
        while (call.ResponseStream.Current.Events.All(
            e => e.Event.Payload.ToString(System.Text.Encoding.Latin1).Contains("\bUser", StringComparison.Ordinal)));
        return call.ResponseStream.Current.Events.First(
            e => !e.Event.Payload.ToString(System.Text.Encoding.Latin1).Contains("\bUser", StringComparison.Ordinal));
    }

    private Metadata Metadata(string token) =>
        new() { { "accesstoken", token }, { "instanceurl", _org.Org.Url.ToString() }, { "tenantid", _org.Org.OrganizationId } };

    private Task<RawAnswer> GetAsync(string target, string token) => _org.SendAsync("GET", target, token);

    private async Task<string> NextAsync(string token) =>
        (await _org.GetAsync("query?q=SELECT+Id+FROM+Account", token, "Sforce-Query-Options: batchSize=200")).Json.GetProperty(
            "nextRecordsUrl").GetString()!;

    private async Task AddAccountsAsync(int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(200))
        {
            var records = some.Select(
                i => new Dictionary<string, object> { ["attributes"] = new { type = "Account" }, ["Name"] = "A" + i });
            Assert.Equal(
                200, (await _org.PostJsonAsync("composite/sobjects", JsonSerializer.Serialize(new { records }), _org.Org.Token)).Status);
        }
    }
}
