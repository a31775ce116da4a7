using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Writes of one object: what became of each record.</summary>
public class WriteTests
{
    private const string Policy = """
        {
          "agents": {
            "ops": {
              "objects": {
                "Account": { "access": "edit" },
                "Contact": { "access": "edit", "confirm": ["create"] },
                "Lead":    { "access": "edit" },
                "Opportunity": { "access": "edit", "rows": "StageName != 'Closed Lost'" },
                "Task":    { "access": "full" }
              }
            }
          }
        }
        """;

    private const string Missing = "001000000000999AAA";

    [Theory]
    [InlineData("false", new[] { "succeeded", "failed" }, 1)]
    [InlineData("true", new[] { "rolled_back", "failed" }, 0)]
    public async Task Records_stand_each_for_itself_unless_all_or_none_is_set(string allOrNone, string[] statuses, int written)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var answer = await CallAsync(
            gate, "create", """{"object":"Lead","records":[{"LastName":"A","Company":"X"},{"LastName":"B"}],"all_or_none":VALUE}""".Replace(
                "VALUE", allOrNone));

        Assert.Equal(statuses, Statuses(answer));
        Assert.Equal("REQUIRED_FIELD_MISSING: Company", answer.Content.GetProperty("outcomes")[1].GetProperty("errors")[0].GetString());
        Assert.Equal(written, await CountAsync(gate, "Lead"));
    }

    [Fact]
    public async Task A_write_to_filtered_rows_is_all_or_none_whatever_the_agent_says()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var answer = await CallAsync(gate, "create", """
            {"object":"Opportunity","all_or_none":false,"records":[{"Name":"A","StageName":"Prospecting","CloseDate":"2026-12-31"},{"Name":"B"}]}
            """);

        Assert.Equal(["rolled_back", "failed"], Statuses(answer));
        Assert.Equal(0, await CountAsync(gate, "Opportunity"));
    }

    [Theory]
    [InlineData(-1, "rolled_back")]
    [InlineData(1, "succeeded")]
    public async Task A_record_that_was_changed_since_is_not_written(int hours, string status)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var account = await gate.CreateAsync("Account", new { Name = "Acme" });
        var since = DateTimeOffset.UtcNow.AddHours(hours).ToString(
            "yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        var answer = await CallAsync(
            gate, "update", """{"object":"Account","records":[{"Id":"ID","Name":"New"}],"unchanged_since":"SINCE"}""".Replace(
                "ID\"", $"{account}\"").Replace("SINCE", since));

        Assert.Equal([status], Statuses(answer));
    }

    [Fact]
    public async Task A_record_that_is_not_there_fails_alone()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var account = await gate.CreateAsync("Account", new { Name = "Acme" });
        var answer = await CallAsync(
            gate, "update", """{"object":"Account","records":[{"Id":"A","Name":"New"},{"Id":"B","Name":"New"}]}""".Replace(
                "\"A\"", $"\"{account}\"").Replace("\"B\"", $"\"{Missing}\""));

        Assert.Equal(["succeeded", "failed"], Statuses(answer));
        Assert.Equal(account, answer.Content.GetProperty("outcomes")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_upsert_creates_and_changes()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var account = await gate.CreateAsync("Account", new { Name = "Old", ErpId__c = "E-1" });
        var answer = await CallAsync(
            gate, "upsert",
            """{"object":"Account","key":"ErpId__c","records":[{"ErpId__c":"E-1","Name":"New"},{"ErpId__c":"E-2","Name":"Other"}]}""");

        Assert.Equal(["succeeded", "succeeded"], Statuses(answer));
        Assert.Equal(account, answer.Content.GetProperty("outcomes")[0].GetProperty("id").GetString());
        Assert.Equal(2, await CountAsync(gate, "Account"));
    }

    [Fact]
    public async Task A_list_that_nobody_confirmed_is_unknown()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        gate.Org.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "POST", Path = "/composite/sobjects" });
        var answer = await CallAsync(gate, "create", """{"object":"Lead","records":[{"LastName":"A","Company":"X"}]}""");

        Assert.Equal("org", answer.Code);
        Assert.Contains("did not say whether", answer.Content.GetProperty("message").GetString());
    }

    [Fact]
    public async Task Children_that_need_a_person_make_the_whole_create_wait()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        const string call = """{"object":"Account","records":[{"Name":"Acme","Contacts":[{"LastName":"Ray"}]}]}""";
        var asked = await CallAsync(gate, "create", call);
        var approval = asked.Content.GetProperty("approval").GetString();
        Assert.Equal(("needs_approval", 0), (asked.Code, await CountAsync(gate, "Account")));
        Assert.True(await gate.Gate.DecideApprovalAsync(approval!, "Kim", isApproved: true, Cancel));

        Assert.False((await CallAsync(gate, "create", call.Replace("{\"object\"", $"{{\"approval\":\"{approval}\",\"object\""))).IsError);
        Assert.Equal((1, 1), (await CountAsync(gate, "Account"), await CountAsync(gate, "Contact")));
    }

    [Fact]
    public async Task Records_can_be_deleted_and_read_again()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var task = await gate.CreateAsync("Task", new { Subject = "Call" });
        var call = """{"object":"Task","ids":["ID"]}""".Replace("ID\"", $"{task}\"");

        Assert.Equal(["succeeded"], Statuses(await CallAsync(gate, "delete", call)));
        Assert.Equal(["failed"], Statuses(await CallAsync(gate, "delete", call)));
        Assert.Equal(0, await CountAsync(gate, "Task"));
    }

    private static async Task<GateFixture.Answer> CallAsync(GateFixture gate, string tool, string arguments) =>
        await GateFixture.CallAsync(await gate.ConnectAsync("ops"), tool, JsonDocument.Parse(arguments).RootElement);

    private static IEnumerable<string?> Statuses(GateFixture.Answer answer) =>
        answer.Content.TryGetProperty("outcomes", out var outcomes)
            ? outcomes.EnumerateArray().Select(o => o.GetProperty("status").GetString())
            : [answer.Text];

    private static async Task<int> CountAsync(GateFixture gate, string name)
    {
        using var response = await gate.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString($"SELECT COUNT() FROM {name}")}", cancellationToken: Cancel);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("totalSize").GetInt32();
    }
}
