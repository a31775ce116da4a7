using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Audit.Chains;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Tools over HTTP, as the SDK's own client calls them.</summary>
public class GateTests
{
    private const string Policy = """
        {
          "agents": {
            "sales-ops": {
              "title": "Sales Ops Agent",
              "objects": {
                "Account":     { "access": "read", "hide": ["Phone"], "rows": "Industry = 'Banking'" },
                "Contact":     { "access": "edit", "hide": ["Birthdate"], "mask": ["Email"] },
                "Opportunity": { "access": "edit", "rows": "StageName != 'Closed Lost'" },
                "Lead":        { "access": "edit", "confirm": ["update"], "set": ["Status", "LastName", "Company"] },
                "Task":        { "access": "full" },
                "User":        { "access": "read", "show": ["Id", "Name"] }
              },
              "actions": { "search": true }
            },
            "reader": { "objects": { "Account": { "access": "read" } }, "budgets": { "callsPerMinute": 3 } },
            "nobody": {}
          }
        }
        """;

    [Fact]
    public async Task Tools_are_listed_for_the_key()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var tools = await (await gate.ConnectAsync("sales-ops")).ListToolsAsync(cancellationToken: Cancel);
        var reader = await (await gate.ConnectAsync("reader")).ListToolsAsync(cancellationToken: Cancel);
        var nobody = await (await gate.ConnectAsync("nobody")).ListToolsAsync(cancellationToken: Cancel);

        Assert.Equal([
            "changes", "create", "delete", "describe", "find_objects", "get", "query", "run_steps", "search", "status", "update", "upsert"
        ], tools.Select(t => t.Name).Order());
        Assert.Equal(["changes", "describe", "find_objects", "get", "query", "status"], reader.Select(t => t.Name).Order());
        Assert.Equal(["status"], nobody.Select(t => t.Name));
        Assert.True(tools.Single(t => t.Name == "query").ProtocolTool.Annotations!.ReadOnlyHint);
        Assert.True(tools.Single(t => t.Name == "delete").ProtocolTool.Annotations!.DestructiveHint);
    }

    [Fact]
    public async Task A_query_gives_columns_and_rows_of_what_was_granted()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking", Phone = "1" });
        await gate.CreateAsync("Account", new { Name = "Farm", Industry = "Agriculture" });
        await gate.CreateAsync("Contact", new { LastName = "Ray", Email = "ray@acme.example", AccountId = bank });
        var agent = await gate.ConnectAsync("sales-ops");

        var accounts = await GateFixture.CallAsync(
            agent, "query", new { soql = "SELECT Name, Owner.Name, (SELECT LastName, Email FROM Contacts) FROM Account" });
        var contacts = await GateFixture.CallAsync(agent, "query", new { soql = "SELECT LastName, Email, Account.Name FROM Contact" });
        var groups = await GateFixture.CallAsync(
            agent, "query", new { soql = "SELECT Industry i, COUNT(Id) FROM Account GROUP BY Industry" });
        var count = await GateFixture.CallAsync(agent, "query", new { soql = "SELECT COUNT() FROM Account" });

        Assert.Equal("""["Name","Owner.Name","Contacts"]""", accounts.Content.GetProperty("columns").GetRawText());
        Assert.StartsWith("""[["Bank",""", accounts.Rows);
        Assert.EndsWith(""",{"columns":["LastName","Email"],"rows":[["Ray","•••"]]}]]""", accounts.Rows);
        Assert.Equal("""[["Ray","•••","Bank"]]""", contacts.Rows);
        Assert.Equal("""[["Banking",1]]""", groups.Rows);
        Assert.Equal("[[1]]", count.Rows);
        Assert.Contains("**Sales Ops Agent** read 1 Contact row (LastName, Email, Account.Name) in acme: **allowed** by Contact: edit; "
            + "Account: read.", await gate.SentencesAsync());
    }

    [Theory]
    [InlineData("SELECT Phone FROM Account", "not_found", "Phone")]
    [InlineData("SELECT Id FROM Case", "not_found", "Case")]
    [InlineData("SELECT Id FROM Contact WHERE Email = 'x'", "denied", "Email")]
    [InlineData("SELECT Id FROM Account FOR VIEW", "denied", null)]
    [InlineData("SELEC Id FROM Account", "invalid", null)]
    public async Task A_query_that_was_not_granted_is_refused_and_recorded(string soql, string code, string? at)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var answer = await GateFixture.CallAsync(await gate.ConnectAsync("sales-ops"), "query", new { soql });

        Assert.True(answer.IsError);
        Assert.Equal(code, answer.Code);
        if (at is not null)
            Assert.Equal(at, answer.Content.GetProperty("at").GetString());
        Assert.Contains(await gate.SentencesAsync(), s => s.StartsWith(
            "**Sales Ops Agent** tried to run a query: **denied**", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("query", """{"soql":"SELECT Id FROM Account","x":1}""", "There is no argument 'x'")]
    [InlineData("query", """{"soql":5}""", "takes a text")]
    [InlineData("query", """{}""", "Give soql, or cursor")]
    [InlineData("query", """{"soql":"SELECT Id FROM Account","max_rows":0}""", "from 1 to 2000")]
    [InlineData("query", """{"cursor":"AAAA"}""", "cursor is not valid")]
    [InlineData("get", """{"object":"Account","ids":[],"fields":["Id"]}""", "empty list")]
    [InlineData("get", """{"object":"Account","ids":["x"],"fields":["Id"]}""", "15 or 18")]
    [InlineData("get", """{"object":"Account","ids":["001000000000001AAA"],"fields":["Id FROM Case"]}""", "are names")]
    [InlineData("create", """{"object":"Contact","records":[{"LastName":{"a":1}}]}""", "takes one value")]
    [InlineData("create", """{"object":"Contact","records":[{"Id":"003000000000001AAA","LastName":"x"}]}""", "has no Id")]
    [InlineData("search", """{"text":"x","objects":["Account"],"in":"sidebar"}""", "takes name, phone, email, all")]
    public async Task Arguments_are_checked(string tool, string arguments, string message)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var answer = await GateFixture.CallAsync(await gate.ConnectAsync("sales-ops"), tool, JsonDocument.Parse(arguments).RootElement);

        Assert.Equal("invalid", answer.Code);
        Assert.Contains(message, answer.Content.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Describe_names_what_the_agent_sees_and_nothing_else()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var user = await GateFixture.CallAsync(agent, "describe", new { @object = "User" });
        var account = await GateFixture.CallAsync(agent, "describe", new { @object = "Account" });
        var fields = await GateFixture.CallAsync(agent, "describe", new { @object = "account", fields = new[] { "Industry" } });

        Assert.Equal("""{"id":["Id"],"string":["Name"]}""", user.Content.GetProperty("fields").GetRawText());
        Assert.DoesNotContain("\"Phone\"", account.Text);
        Assert.DoesNotContain("Cases", account.Text);
        Assert.True(account.Text.Length <= 875, $"{account.Text.Length} bytes: {account.Text}");
        Assert.Contains(
            "Banking", fields.Content.GetProperty("fields")[0].GetProperty("values").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal("not_found", (await GateFixture.CallAsync(agent, "describe", new { @object = "Case" })).Code);
        Assert.Equal(
            "not_found", (await GateFixture.CallAsync(agent, "describe", new { @object = "Account", fields = new[] { "Phone" } })).Code);
    }

    [Fact]
    public async Task Records_are_read_by_id_within_the_filter()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var farm = await gate.CreateAsync("Account", new { Name = "Farm" });
        var agent = await gate.ConnectAsync("sales-ops");

        var read = await GateFixture.CallAsync(
            agent, "get", new { @object = "Account", ids = new[] { bank, farm }, fields = new[] { "Id", "Name" } });
        var changed = await GateFixture.CallAsync(agent, "changes", new
        {
            @object = "Account", kind = "updated", since = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ")
        });
        var deleted = await GateFixture.CallAsync(agent, "changes", new
        {
            @object = "Account", kind = "deleted", since = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ")
        });
        var found = await GateFixture.CallAsync(agent, "search", new { text = "Bank", objects = new[] { "Account" } });

        Assert.Equal($"""[["{bank}","Bank"]]""", read.Rows);
        Assert.DoesNotContain(farm, changed.Text);
        Assert.Equal("denied", deleted.Code);
        Assert.Contains("\"Bank\"", found.Content.GetProperty("objects").GetProperty("Account").GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task A_long_answer_is_cut_at_a_row_and_goes_on_with_a_cursor_of_this_agent_alone()
    {
        await using var gate =
            await GateFixture.StartAsync(Policy.Replace("\"actions\": { \"search\": true }", "\"budgets\": { \"resultTokens\": 100 }"));
        for (var i = 0; i < 30; i++)
            await gate.CreateAsync("Contact", new { LastName = $"Contact number {i:00}" });
        var agent = await gate.ConnectAsync("sales-ops");
        var names = new List<string>();
        var answer = await GateFixture.CallAsync(agent, "query", new { soql = "SELECT LastName FROM Contact" });
        var first = answer.Content.GetProperty("cursor").GetString()!;
        while (true)
        {
            names.AddRange(answer.Content.GetProperty("rows").EnumerateArray().Select(r => r[0].GetString()!));
            if (!answer.Content.TryGetProperty("cursor", out var cursor))
                break;
            answer = await GateFixture.CallAsync(agent, "query", new { cursor = cursor.GetString() });
        }

        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"Contact number {i:00}"), names.Order());
        Assert.Equal("invalid", (await GateFixture.CallAsync(await gate.ConnectAsync("reader"), "query", new { cursor = first })).Code);
        await gate.Gate.ApplyPolicyAsync(Policy, "kim", cancellationToken: Cancel);
        Assert.Equal("invalid", (await GateFixture.CallAsync(agent, "query", new { cursor = first })).Code);
    }

    // The first page too: a page that is read again must have its rows in the same order.
    [Theory]
    [InlineData("SELECT LastName FROM Contact", "SELECT LastName FROM Contact ORDER BY Id")]
    [InlineData("SELECT LastName FROM Contact ORDER BY LastName DESC", "SELECT LastName FROM Contact ORDER BY LastName DESC, Id")]
    [InlineData("SELECT LastName FROM Contact ORDER BY id", "SELECT LastName FROM Contact ORDER BY id")]
    [InlineData("SELECT LastName FROM Contact GROUP BY LastName", "SELECT LastName FROM Contact GROUP BY LastName")]
    public async Task The_order_of_rows_is_decided_by_the_id(string soql, string sent)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        await GateFixture.CallAsync(await gate.ConnectAsync("sales-ops"), "query", new { soql });

        Assert.Contains(
            gate.Org.Calls, c => Uri.UnescapeDataString(c.Target.Replace('+', ' ')).EndsWith($"q={sent}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Writes_have_an_outcome_each_and_keep_within_the_filter()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var open = await gate.CreateAsync("Opportunity", new { Name = "Open", StageName = "Prospecting", CloseDate = "2026-12-31" });
        var lost = await gate.CreateAsync("Opportunity", new { Name = "Lost", StageName = "Closed Lost", CloseDate = "2026-12-31" });
        var agent = await gate.ConnectAsync("sales-ops");

        var created = await GateFixture.CallAsync(agent, "create", new
        {
            @object = "Contact", records = new object[] { new { LastName = "A" }, new { FirstName = "no last name" } }
        });
        var updated = await GateFixture.CallAsync(
            agent, "update", new { @object = "Opportunity", records = new[] { new { Id = open, Name = "Still open" } } });
        var hidden = await GateFixture.CallAsync(
            agent, "update", new { @object = "Opportunity", records = new[] { new { Id = lost, Name = "Mine" } } });
        var leaving = await GateFixture.CallAsync(
            agent, "update", new { @object = "Opportunity", records = new[] { new { Id = open, StageName = "Closed Lost" } } });
        var outside = await GateFixture.CallAsync(agent, "create", new
        {
            @object = "Opportunity", records = new[] { new { Name = "x", StageName = "Closed Lost", CloseDate = "2026-12-31" } }
        });

        Assert.Equal(["succeeded", "failed"], Statuses(created));
        Assert.Contains("REQUIRED_FIELD_MISSING", created.Text);
        Assert.Equal(["succeeded"], Statuses(updated));
        Assert.Equal(["rolled_back"], Statuses(hidden));
        Assert.Equal(["rolled_back"], Statuses(leaving));
        Assert.Equal(["rolled_back"], Statuses(outside));
        var rows = await gate.Client.QueryAsync($"SELECT Name, StageName FROM Opportunity ORDER BY Name", Cancel);
        Assert.Equal(
            ["Lost Closed Lost", "Still open Prospecting"], rows.Select(r => $"{r.Get<string>("Name")} {r.Get<string>("StageName")}"));
    }

    [Fact]
    public async Task A_reference_may_be_set_to_a_row_that_the_agent_sees()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var farm = await gate.CreateAsync("Account", new { Name = "Farm" });
        var agent = await gate.ConnectAsync("sales-ops");

        Assert.Equal(["succeeded"], Statuses(await GateFixture.CallAsync(
            agent, "create", new { @object = "Contact", records = new[] { new { LastName = "A", AccountId = bank } } })));
        Assert.Equal("not_found", (await GateFixture.CallAsync(
            agent, "create", new { @object = "Contact", records = new[] { new { LastName = "A", AccountId = farm } } })).Code);
        Assert.Equal("not_found", (await GateFixture.CallAsync(agent, "create", new
        {
            @object = "Contact", records = new[] { new { LastName = "A", AccountId = "001000000000999AAA" } }
        })).Code);
    }

    [Fact]
    public async Task A_write_that_needs_a_person_waits_and_is_bound_to_what_was_approved()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var lead = await gate.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var agent = await gate.ConnectAsync("sales-ops");
        var call = new { @object = "Lead", records = new[] { new { Id = lead, Status = "Working" } } };

        var asked = await GateFixture.CallAsync(agent, "update", call);
        var approval = asked.Content.GetProperty("approval").GetString()!;
        var early = await GateFixture.CallAsync(agent, "update", new { call.@object, call.records, approval });
        Assert.True(await gate.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel));
        var other = await GateFixture.CallAsync(
            agent, "update", new { call.@object, records = new[] { new { Id = lead, Status = "Closed" } }, approval });
        var done = await GateFixture.CallAsync(agent, "update", new { call.@object, call.records, approval });
        var again = await GateFixture.CallAsync(agent, "update", new { call.@object, call.records, approval });

        Assert.Equal(("needs_approval", "denied", "denied", null, "denied"), (asked.Code, early.Code, other.Code, done.Code, again.Code));
        Assert.Equal(["succeeded"], Statuses(done));
        Assert.Contains(await gate.SentencesAsync(), s => s.Contains("**Kim approved**; 1 succeeded.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("confirm", "needs_approval")]
    [InlineData("deny", "denied")]
    [InlineData("allow", null)]
    public async Task A_write_after_untrusted_text_was_read_follows_the_rule(string rule, string? code)
    {
        await using var gate =
            await GateFixture.StartAsync(Policy.Replace("\"actions\": { \"search\": true }", $"\"writesAfterUntrustedRead\": \"{rule}\""));
        var agent = await gate.ConnectAsync("sales-ops");
        var call = new { @object = "Contact", records = new[] { new { LastName = "A" } } };

        Assert.Null((await GateFixture.CallAsync(agent, "create", call)).Code);
        await GateFixture.CallAsync(agent, "query", new { soql = "SELECT Id, Status FROM Lead" });
        Assert.Equal(code, (await GateFixture.CallAsync(agent, "create", call)).Code);
    }

    [Fact]
    public async Task An_approval_does_not_cover_a_record_that_was_changed_since()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var gate = await GateFixture.StartAsync(Policy, clock);
        var lead = await gate.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var agent = await gate.ConnectAsync("sales-ops");
        var call = new { @object = "Lead", records = new[] { new { Id = lead, Status = "Working" } } };
        var approval = (await GateFixture.CallAsync(agent, "update", call)).Content.GetProperty("approval").GetString()!;
        await gate.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var body = new StringContent("""{"Company":"Other"}""", System.Text.Encoding.UTF8, "application/json");
        (await gate.Client.SendAsync(HttpMethod.Patch, $"sobjects/Lead/{lead}", body, Cancel)).Dispose();

        Assert.Equal("denied", (await GateFixture.CallAsync(agent, "update", new { call.@object, call.records, approval })).Code);
    }

    [Fact]
    public async Task A_write_that_nobody_confirmed_is_unknown_and_on_record()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        gate.Org.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "POST", Path = "/composite" });
        var answer = await GateFixture.CallAsync(agent, "create", new { @object = "Contact", records = new[] { new { LastName = "A" } } });

        Assert.Equal("org", answer.Code);
        Assert.Contains("did not say whether", answer.Content.GetProperty("message").GetString());
        var last = await gate.Gate.Audit.ReadAsync(new Audit.Records.AuditFilter { Last = 1 }, Cancel).SingleAsync(Cancel);
        Assert.Equal("unknown", last.Record.Entry.Outcome);
    }

    [Fact]
    public async Task An_org_that_cannot_be_asked_before_a_write_is_on_record()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var agent = await gate.ConnectAsync("sales-ops");
        gate.Org.Inject(new Fault { Kind = FaultKind.DailyLimitExceeded, Path = "/query" });
        var answer = await GateFixture.CallAsync(
            agent, "create", new { @object = "Contact", records = new[] { new { LastName = "A", AccountId = bank } } });

        Assert.Equal("org", answer.Code);
        var last = await gate.Gate.Audit.ReadAsync(new Audit.Records.AuditFilter { Last = 1 }, Cancel).SingleAsync(Cancel);
        Assert.Equal("failed", last.Record.Entry.Outcome);
        Assert.Empty((await gate.Gate.VerifyAuditAsync(Cancel)).OpenIntents);
    }

    [Fact]
    public async Task A_key_that_was_stopped_opens_nothing()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var key = await gate.Gate.IssueKeyAsync("reader", "kim", cancellationToken: Cancel);
        using var http = new HttpClient();

        Assert.Equal(HttpStatusCode.Unauthorized, (await http.PostAsync(
            $"{gate.Url}/mcp", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Cancel)).StatusCode);
        var agent = await gate.ConnectWithAsync(key);
        Assert.False((await GateFixture.CallAsync(agent, "status", new { })).IsError);
        Assert.Equal(1, await gate.Gate.StopAgentAsync("reader", "kim", Cancel));
        await Assert.ThrowsAnyAsync<Exception>(() => GateFixture.CallAsync(agent, "status", new { }));
        Assert.Equal("Healthy", await http.GetStringAsync($"{gate.Url}/health", Cancel));
    }

    [Fact]
    public async Task Budgets_and_repeated_calls_are_limited()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var reader = await gate.ConnectAsync("reader");
        var answers = new List<GateFixture.Answer>();
        for (var i = 0; i < 4; i++)
            answers.Add(await GateFixture.CallAsync(reader, "query", new { soql = "SELECT Id FROM Account" }));

        Assert.Contains("before", answers[2].Content.GetProperty("note").GetString());
        Assert.Equal("budget", answers[3].Code);
    }

    [Fact]
    public async Task The_chain_of_all_calls_verifies()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        await GateFixture.CallAsync(agent, "query", new { soql = "SELECT Id FROM Account" });
        await GateFixture.CallAsync(agent, "query", new { soql = "SELECT Id FROM Case" });
        await GateFixture.CallAsync(agent, "create", new { @object = "Contact", records = new[] { new { LastName = "A" } } });
        var keys = Gate.Keys.GateKeys.Open(Path.Combine(Path.GetDirectoryName(gate.StoreFile)!, "keys", "gate.keys"));

        var verification = await AuditVerifier.VerifyAsync(
            gate.Gate.Services.Audit.Store, new Dictionary<string, AuditKeys> { [keys.Audit.Id] = keys.Audit }, [], Cancel);

        Assert.Null(verification.FirstBreak);
        Assert.Empty(verification.OpenIntents);
        Assert.True(verification.Records >= 7);
    }

    private static List<string> Statuses(GateFixture.Answer answer) =>
        [.. answer.Content.GetProperty("outcomes").EnumerateArray().Select(o => o.GetProperty("status").GetString()!)];
}
