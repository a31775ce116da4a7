using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Gate;
using Salesforce.Typed.Gate.Orgs;
using Salesforce.Typed.Gate.Tools;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>Approvals: for one write, of one agent, once, for an hour, by the policy that holds when they are used.</summary>
public class ApprovalTests
{
    private const string Policy = """
        {
          "agents": {
            "ops":   { "objects": { "Lead": { "access": "edit", "confirm": ["update", "create"] }, "Account": { "access": "edit", "confirm": ["upsert"] } } },
            "other": { "objects": { "Lead": { "access": "edit", "confirm": ["update"] } } }
          }
        }
        """;

    [Fact]
    public async Task An_approval_is_spent_once_by_two_gates_at_once()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        await using var second = await OpenAsync(fixture);
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        for (var round = 0; round < 5; round++)
        {
            var call = $$"""{"object":"Lead","records":[{"LastName":"Round {{round}}","Company":"Acme"}]}""";
            var approval = Approval(await CallAsync(fixture.Gate, key, "create", call));
            Assert.True(await second.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel));
            var repeated = call.Replace("\"object\"", $"\"approval\":\"{approval}\",\"object\"");
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 6).Select(i => Task.Run(() => CallAsync(i % 2 == 0 ? fixture.Gate : second, key, "create", repeated))));

            Assert.Single(answers, a => !a.IsError);
            Assert.Equal(5, answers.Count(a => Code(a) == "denied"));
            Assert.Equal(1, await CountAsync(fixture, $"LastName = 'Round {round}'"));
        }
        Assert.Null((await fixture.Gate.VerifyAuditAsync(Cancel)).FirstBreak);
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public async Task An_approval_ends_after_an_hour(int minutes, bool isExpired)
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var gate = await OpenAsync(fixture, clock);
        var key = await gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        const string call = """{"object":"Lead","records":[{"LastName":"A","Company":"Acme"}]}""";
        var waiting = Approval(await CallAsync(gate, key, "create", call));
        var approved = Approval(await CallAsync(gate, key, "create", call));
        Assert.True(await gate.DecideApprovalAsync(approved, "Kim", isApproved: true, Cancel));
        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(isExpired, (await CallAsync(gate, key, "create", With(call, approved))).IsError);
        Assert.Equal(!isExpired, await gate.DecideApprovalAsync(waiting, "Kim", isApproved: true, Cancel));
        Assert.Equal(isExpired, (await CallAsync(gate, key, "create", With(call, waiting))).IsError);
        Assert.Equal(isExpired ? 0 : 2, await CountAsync(fixture, "LastName = 'A'"));
    }

    [Fact]
    public async Task An_approval_is_of_the_agent_that_asked()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var lead = await fixture.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var (key, other) = (await fixture.Gate.IssueKeyAsync(
            "ops", "kim", cancellationToken: Cancel), await fixture.Gate.IssueKeyAsync("other", "kim", cancellationToken: Cancel));
        var call = $$$"""{"object":"Lead","records":[{"Id":"{{{lead}}}","Status":"Working"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "update", call));
        await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);

        Assert.Equal("not_found", Code(await CallAsync(fixture.Gate, other, "update", With(call, approval))));
        Assert.Equal("not_found", Code(await CallAsync(fixture.Gate, other, "update", With(call, "ap_0000000000000000"))));
        Assert.False((await CallAsync(fixture.Gate, key, "update", With(call, approval))).IsError);
    }

    [Theory]
    [InlineData("\"access\": \"edit\", \"confirm\": [\"update\", \"create\"]", "\"access\": \"read\"", "denied")]
    [InlineData("\"access\": \"edit\", \"confirm\": [\"update\", "
        + "\"create\"]", "\"access\": \"edit\", \"confirm\": [\"update\"], \"set\": [\"Company\"]", "denied")]
    [InlineData("\"access\": \"edit\", \"confirm\": [\"update\", "
        + "\"create\"]", "\"access\": \"edit\", \"confirm\": [\"update\"], \"hide\": [\"Status\"]", "not_found")]
    public async Task An_approval_does_not_outlive_the_grant(string grant, string narrowed, string code)
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var lead = await fixture.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        var call = $$$"""{"object":"Lead","records":[{"Id":"{{{lead}}}","Status":"Working"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "update", call));
        await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);
        // Another object stays writable, so that the tool is there.
        await fixture.Gate.ApplyPolicyAsync(Policy.Replace(grant, narrowed), "kim", cancellationToken: Cancel);

        Assert.Equal(code, Code(await CallAsync(fixture.Gate, key, "update", With(call, approval))));
        Assert.Equal(1, await CountAsync(fixture, "Status = 'Open'"));
    }

    [Fact]
    public async Task A_filter_that_was_added_since_holds_for_an_approved_write()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var lead = await fixture.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        var call = $$$"""{"object":"Lead","records":[{"Id":"{{{lead}}}","Status":"Working"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "update", call));
        await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);
        await fixture.Gate.ApplyPolicyAsync(Policy.Replace("\"confirm\": [\"update\", "
            + "\"create\"]", "\"confirm\": [\"update\"], \"rows\": \"Company != 'Acme'\""), "kim", cancellationToken: Cancel);

        Assert.Contains("rolled_back", (await CallAsync(fixture.Gate, key, "update", With(call, approval))).Text);
        Assert.Equal(1, await CountAsync(fixture, "Status = 'Open'"));
    }

    [Fact]
    public async Task A_write_that_was_denied_is_not_made()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        const string call = """{"object":"Lead","records":[{"LastName":"A","Company":"Acme"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "create", call));

        Assert.True(await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: false, Cancel));
        Assert.False(await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel));
        Assert.Equal("denied", Code(await CallAsync(fixture.Gate, key, "create", With(call, approval))));
        Assert.Equal(0, await CountAsync(fixture, "LastName = 'A'"));
    }

    [Fact]
    public async Task An_upsert_is_approved_for_the_record_that_its_key_found()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        const string call = """{"object":"Account","key":"ErpId__c","records":[{"ErpId__c":"E-1","Name":"New"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "upsert", call));
        await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);
        await fixture.CreateAsync("Account", new { Name = "Old", ErpId__c = "E-1" });
        var second = Approval(await CallAsync(fixture.Gate, key, "upsert", call));
        await fixture.Gate.DecideApprovalAsync(second, "Kim", isApproved: true, Cancel);

        Assert.Equal("denied", Code(await CallAsync(fixture.Gate, key, "upsert", With(call, approval))));
        Assert.Contains("\"Name\":\"Old\"", (await fixture.Gate.ReadApprovalsAsync(Cancel)).Single(a => a.Id == second).Details);
        Assert.False((await CallAsync(fixture.Gate, key, "upsert", With(call, second))).IsError);
    }

    [Fact]
    public async Task The_intent_names_the_approval_that_it_spends()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        const string call = """{"object":"Lead","records":[{"LastName":"A","Company":"Acme"}]}""";
        var approval = Approval(await CallAsync(fixture.Gate, key, "create", call));
        await fixture.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel);
        await CallAsync(fixture.Gate, key, "create", With(call, approval));

        var records = await fixture.Gate.Audit.ReadAsync(new AuditFilter(), Cancel).Select(r => r.Record.Entry).ToListAsync(Cancel);
        Assert.Equal([
            AuditKind.Waiting, AuditKind.Approval, AuditKind.Intent, AuditKind.Outcome
        ], records.Where(r => r.Approval == approval).Select(r => r.Kind));
        Assert.Equal("Kim", records.Single(r => r.Kind == AuditKind.Intent).Person);
    }

    // Two gates of one store: each has connections and a chain of its own.
    private static Task<SalesforceGate> OpenAsync(GateFixture fixture, TimeProvider? clock = null) => SalesforceGate.OpenAsync(
        new GateOptions
        {
            Store = fixture.StoreFile, Keys = Path.Combine(Path.GetDirectoryName(fixture.StoreFile)!, "keys", "gate.keys"),
            Time = clock ?? TimeProvider.System,
        },
        new GateOrg("acme", fixture.Client, SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"))), Cancel);

    private static async Task<ToolAnswer> CallAsync(SalesforceGate gate, string key, string tool, string arguments)
    {
        var caller = await gate.Services.Agents.FindAsync(key, null, null, Cancel);
        return await gate.Dispatcher.CallAsync(
            caller!, tool, JsonDocument.Parse(arguments).RootElement.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, m.Value)),
            Cancel);
    }

    private static string With(string call, string approval) =>
        call.Replace("{\"object\"", $"{{\"approval\":\"{approval}\",\"object\"", StringComparison.Ordinal);

    private static string Approval(ToolAnswer answer) => answer.Content.GetProperty("approval").GetString()!;

    private static string? Code(ToolAnswer answer) => answer.IsError ? answer.Content.GetProperty("code").GetString() : null;

    private static async Task<int> CountAsync(GateFixture fixture, string condition)
    {
        using var response = await fixture.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString($"SELECT COUNT() FROM Lead WHERE {condition}")}", cancellationToken: Cancel);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("totalSize").GetInt32();
    }
}
