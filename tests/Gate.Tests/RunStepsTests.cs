using System.Text.Json;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary><c>run_steps</c>, and records with children: several writes in one transaction.</summary>
public class RunStepsTests
{
    private const string Policy = """
        {
          "agents": {
            "sales-ops": {
              "title": "Sales Ops Agent",
              "objects": {
                "Account":     { "access": "edit", "hide": ["Phone"], "rows": "Industry = 'Banking'" },
                "Contact":     { "access": "full", "mask": ["Email"] },
                "Opportunity": { "access": "edit", "rows": "StageName != 'Closed Lost'" },
                "Lead":        { "access": "edit", "confirm": ["update"], "set": ["Status", "LastName", "Company"] },
                "Task":        { "access": "full", "set": ["Subject", "WhatId"] },
                "Event":       { "access": "edit", "set": ["Subject"] },
                "Project__c":  { "access": "read" }
              }
            },
            "plain": { "objects": { "Account": { "access": "full" }, "Contact": { "access": "edit" }, "Lead": { "access": "edit" } } },
            "reader": { "objects": { "Account": { "access": "read" } } }
          }
        }
        """;

    [Fact]
    public async Task Steps_hand_ids_on()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var answer = await RunAsync(agent, """
            [
              {"name":"bank","tool":"create","arguments":{"object":"Account","records":[{"Name":"Bank","Industry":"Banking"}]}},
              {"name":"people","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"A","AccountId":"@{bank.id}"},{"LastName":"B","AccountId":"@{bank[0].id}"}]}},
              {"name":"todo","tool":"create","arguments":{"object":"Task","records":[{"Subject":"Call","WhatId":"@{bank.id}"}]}},
              {"name":"later","tool":"update","arguments":{"object":"Contact","records":[{"Id":"@{people[1].id}","LastName":"C","Email":"c@acme.example"}]}},
              {"name":"read","tool":"get","arguments":{"object":"Contact","ids":["@{people[1].id}"],"fields":["LastName","Email","Account.Name"]}}
            ]
            """);

        Assert.False(answer.IsError, answer.Text);
        Assert.Equal([
            "bank 0 succeeded", "people 0 succeeded", "people 1 succeeded", "todo 0 succeeded", "later 0 succeeded", "read 0 succeeded"
        ], Outcomes(answer));
        var outcomes = answer.Content.GetProperty("outcomes");
        Assert.Equal("""[["C","•••","Bank"]]""", JsonDocument.Parse(answer.Text).RootElement.GetProperty("outcomes")[5].GetProperty("rows")
            .GetRawText());
        Assert.Equal(outcomes[2].GetProperty("id").GetString(), outcomes[4].GetProperty("id").GetString());
        Assert.Equal(1, await CountAsync(gate, "Task", "What.Name = 'Bank'"));
        var record = (await RecordsAsync(gate)).Last(r => r.Kind == AuditKind.Outcome);
        Assert.Contains("5 steps", record.Sentence);
        Assert.Contains("Contact.AccountId", record.Footprint);
        Assert.Contains("Task.WhatId", record.Footprint);
        Assert.Contains("Account.Name", record.Footprint);
    }

    [Fact]
    public async Task Steps_are_all_or_none_unless_the_agent_says_otherwise()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("plain");
        const string steps = """
            [
              {"name":"a","tool":"create","arguments":{"object":"Lead","records":[{"LastName":"A","Company":"X"}]}},
              {"name":"b","tool":"create","arguments":{"object":"Account","records":[{"Industry":"Banking"}]}},
              {"name":"c","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"C","AccountId":"@{b.id}"}]}}
            ]
            """;

        Assert.Equal(["a 0 rolled_back", "b 0 failed", "c 0 rolled_back"], Outcomes(await RunAsync(agent, steps)));
        Assert.Equal(0, await CountAsync(gate, "Lead", "LastName = 'A'"));
        Assert.Equal(["a 0 succeeded", "b 0 failed", "c 0 halted"], Outcomes(await RunAsync(agent, steps, allOrNone: false)));
        Assert.Equal(1, await CountAsync(gate, "Lead", "LastName = 'A'"));
    }

    [Theory]
    [InlineData("Agriculture")]
    [InlineData(null)]
    public async Task A_row_that_a_step_creates_outside_of_the_filter_undoes_all_steps(string? industry)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var value = industry is null ? "null" : $"\"{industry}\"";
        var answer = await RunAsync(agent, """
            [
              {"name":"farm","tool":"create","arguments":{"object":"Account","records":[{"Name":"Farm","Industry":VALUE}]}},
              {"name":"c","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"A","AccountId":"@{farm.id}"}]}}
            ]
            """.Replace("VALUE", value), allOrNone: false);

        Assert.Equal(["farm 0 rolled_back", "c 0 rolled_back"], Outcomes(answer));
        Assert.Equal(0, await CountAsync(gate, "Account", "Name = 'Farm'"));
        Assert.Equal(0, await CountAsync(gate, "Contact", "LastName = 'A'"));
    }

    [Fact]
    public async Task Rows_are_looked_for_before_all_steps_and_after_them()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var farm = await gate.CreateAsync("Account", new { Name = "Farm", Industry = "Agriculture" });
        var agent = await gate.ConnectAsync("sales-ops");
        string Update(string name, string id, string industry) =>
            $$$"""{"name":"{{{name}}}","tool":"update","arguments":{"object":"Account","records":[{"Id":"{{{id}}}","Industry":"{{{industry}}}"}]}}""";

        Assert.Equal(["a 0 rolled_back"], Outcomes(await RunAsync(agent, $"[{Update("a", farm, "Banking")}]")));
        Assert.Equal(["a 0 rolled_back"], Outcomes(await RunAsync(agent, $"[{Update("a", bank, "Energy")}]")));
        Assert.Equal([
            "a 0 rolled_back", "b 0 rolled_back"
        ], Outcomes(await RunAsync(agent, $"[{Update("a", bank, "Banking")},{Update("b", bank, "Energy")}]")));
        Assert.Equal([
            "a 0 succeeded", "b 0 succeeded"
        ], Outcomes(await RunAsync(agent, $"[{Update("a", bank, "Energy")},{Update("b", bank, "Banking")}]")));
        Assert.Equal(1, await CountAsync(gate, "Account", "Industry = 'Banking'"));
        Assert.Equal(1, await CountAsync(gate, "Account", "Industry = 'Agriculture'"));
    }

    [Theory]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Lead","records":[{"LastName":"@{b.id}","Company":"X"}]}}]""", "invalid",
        "Step 0: Record 0: The text of LastName has '@{'")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","AccountId":"x@{a.id}"}]}}]""",
        "invalid", "whole of a value")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","AccountId":"@{a.id}@{a.id}"}]}}]""",
        "invalid", "whole of a value")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","AccountId":"@{ref0.records[0].Id}"}]}}]""", "invalid", "whole of a value")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","AccountId":"@{a.id}"}]}}]""", "invalid",
        "no step 'a' before")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","Description":"see @{ref0.id}"}]}}]""",
        "invalid", "has '@{'")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}},{"name":"b","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x","AccountId":"@{a.id}"}]}}]""", "invalid", "brings a record of Contact")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}},{"name":"b","tool":"update","arguments":{"object":"Contact","records":[{"Id":"@{a[1].id}","LastName":"y"}]}}]""", "invalid", "has 1 records")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}},{"name":"b","tool":"delete","arguments":{"object":"Task","ids":["@{a.id}"]}}]""", "invalid", "takes ids")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}},{"name":"b","tool":"get","arguments":{"object":"Account","ids":["@{a.id}"],"fields":["Id"]}}]""", "invalid", "brings a record of Contact")]
    [InlineData(
        """[{"name":"a","tool":"query","arguments":{"soql":"SELECT Id FROM Account"}}]""", "invalid", "'tool' takes create, update")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Case","records":[{"Subject":"x"}]}}]""", "not_found", "sObject type 'Case'")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Project__c","records":[{"Name":"x"}]}}]""", "denied", "may not create")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Account","records":[{"Name":"x","Phone":"1"}]}}]""", "not_found",
        "No such column 'Phone'")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Lead","records":[{"LastName":"x","Email":"x"}]}}]""", "denied",
        "may not set Lead.Email")]
    [InlineData(
        """[{"name":"a","tool":"get","arguments":{"object":"Contact","ids":["x"],"key":"Email","fields":["Id"]}}]""", "denied", "Email")]
    [InlineData(
        """[{"name":"a","tool":"upsert","arguments":{"object":"Account","key":"ErpId__c","records":[{"ErpId__c":"1","Name":"x"}]}}]""",
        "denied", "cannot be upserted")]
    [InlineData(
        """[{"name":"a","tool":"delete","arguments":{"object":"Task","ids":["001000000000001AAA"]}}]""", "not_found",
        "the id is not one of it")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}],"all_or_none":false}}]""", "invalid",
        "no argument 'all_or_none'")]
    [InlineData("""[{"name":"a","tool":"create","arguments":[]}]""", "invalid", "'arguments' is an object")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]},"x":1}]""", "invalid",
        "no argument 'x'")]
    [InlineData(
        """[{"name":"a b","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}}]""", "invalid", "name of a step")]
    [InlineData(
        """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}},{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"x"}]}}]""", "invalid", "name of a step")]
    public async Task A_step_that_may_not_be_made_refuses_the_call_and_nothing_is_written(string steps, string code, string message)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var calls = gate.Org.Calls.Count;
        var answer = await RunAsync(agent, steps);

        Assert.Equal((true, code), (answer.IsError, answer.Code));
        Assert.Contains(message, answer.Content.GetProperty("message").GetString());
        Assert.Equal(calls, gate.Org.Calls.Count);
    }

    [Fact]
    public async Task Steps_that_one_request_does_not_take_are_refused()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("plain");
        var steps = string.Join(',', Enumerable.Range(0, 6).Select(i =>
            $$$"""{"name":"s{{{i}}}","tool":"create","arguments":{"object":"Lead","records":[{"LastName":"A","Company":"X"},{"LastName":"B","Company":"X"}]}}"""));
        var answer = await RunAsync(agent, $"[{steps}]");

        Assert.Equal("invalid", answer.Code);
        Assert.Contains("the org takes 25 in one call, 5 of them of this kind", answer.Content.GetProperty("message").GetString());
        Assert.NotEmpty(answer.Content.GetProperty("instead").GetString()!);
    }

    [Fact]
    public async Task Steps_with_one_that_needs_a_person_wait_as_a_whole()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var lead = await gate.CreateAsync("Lead", new { LastName = "Ray", Company = "Acme", Status = "Open" });
        var agent = await gate.ConnectAsync("sales-ops");
        var steps = """
            [
              {"name":"c","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"A"}]}},
              {"name":"l","tool":"update","arguments":{"object":"Lead","records":[{"Id":"LEAD","Status":"Working"}]}}
            ]
            """.Replace("LEAD", lead);
        var asked = await RunAsync(agent, steps);
        var approval = asked.Content.GetProperty("approval").GetString()!;

        Assert.Equal("needs_approval", asked.Code);
        Assert.Equal(0, await CountAsync(gate, "Contact", "LastName = 'A'"));
        var shown = (await gate.Gate.ReadApprovalsAsync(Cancel)).Single().Details;
        Assert.Contains("\"Status\":\"Open\"", shown);
        Assert.Contains("\"after\":{\"LastName\":\"A\"}", shown);
        Assert.True(await gate.Gate.DecideApprovalAsync(approval, "Kim", isApproved: true, Cancel));
        Assert.Equal("denied", (await RunAsync(agent, steps.Replace("\"A\"", "\"B\""), approval: approval)).Code);
        Assert.Equal("denied", (await RunAsync(agent, steps, allOrNone: false, approval: approval)).Code);
        Assert.Equal(["c 0 succeeded", "l 0 succeeded"], Outcomes(await RunAsync(agent, steps, approval: approval)));
        Assert.Equal("denied", (await RunAsync(agent, steps, approval: approval)).Code);
        Assert.Single(await RecordsAsync(gate), r => r is { Kind: AuditKind.Intent, Approval: not null, Person: "Kim" });
    }

    [Fact]
    public async Task Rows_that_a_step_reads_count_for_the_budget_and_stay_within_the_filter()
    {
        await using var gate =
            await GateFixture.StartAsync(Policy.Replace("\"title\": \"Sales Ops Agent\",", "\"budgets\": { \"rowsPerDay\": 1 },"));
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var farm = await gate.CreateAsync("Account", new { Name = "Farm" });
        var agent = await gate.ConnectAsync("sales-ops");
        var steps = """[{"name":"g","tool":"get","arguments":{"object":"Account","ids":["BANK","FARM"],"fields":["Name"]}}]""".Replace(
            "BANK", bank).Replace("FARM", farm);
        var answer = await RunAsync(agent, steps);

        Assert.Contains("""[["Bank"]]""", answer.Text);
        Assert.DoesNotContain("Farm", answer.Text);
        Assert.Equal("budget", (await RunAsync(agent, steps)).Code);
    }

    [Fact]
    public async Task Children_are_created_with_their_record()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var answer = await CallAsync(agent, "create", """
            {"object":"Account","records":[
              {"Name":"Bank","Industry":"Banking","Contacts":[{"LastName":"A"},{"LastName":"B"}]},
              {"Name":"Other bank","Industry":"Banking"},
              {"Name":"Third bank","Industry":"Banking","contacts":[{"LastName":"C"}]}]}
            """);

        Assert.False(answer.IsError, answer.Text);
        var outcomes = answer.Content.GetProperty("outcomes");
        Assert.Equal(3, outcomes.GetArrayLength());
        Assert.Equal([
            "succeeded", "succeeded"
        ], outcomes[0].GetProperty("children").GetProperty("Contacts").EnumerateArray().Select(o => o.GetProperty("status").GetString()));
        Assert.False(outcomes[1].TryGetProperty("children", out _));
        Assert.Equal(2, await CountAsync(gate, "Contact", "Account.Name = 'Bank'"));
        Assert.Equal(1, await CountAsync(gate, "Contact", "Account.Name = 'Third bank'"));
    }

    [Fact]
    public async Task Children_of_children_are_created_in_one_transaction()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        const string tree =
            """{"object":"Account","records":[{"Name":"Bank","Industry":"Banking","ChildAccounts":[{"Name":"Branch","Industry":"INDUSTRY","Contacts":{"records":[{"LastName":"A"}]}}]}]}""";
        var leaving = await CallAsync(agent, "create", tree.Replace("INDUSTRY", "Energy"));
        var created = await CallAsync(agent, "create", tree.Replace("INDUSTRY", "Banking"));

        Assert.Contains("rolled_back", leaving.Text);
        Assert.DoesNotContain("succeeded", leaving.Text);
        Assert.Equal(1, await CountAsync(gate, "Account", "Parent.Name = 'Bank'"));
        Assert.Equal(1, await CountAsync(gate, "Contact", "Account.Parent.Name = 'Bank'"));
        Assert.Equal(3, created.Text.Split("\"succeeded\"").Length - 1);
    }

    [Theory]
    [InlineData("""{"Name":"x","Cases":[{"Subject":"x"}]}""", "not_found", "No such column 'Cases'")]
    [InlineData("""{"Name":"x","Contacts":[{"LastName":"x","Photo":"x"}]}""", "not_found", "No such column 'Photo'")]
    [InlineData(
        """{"Name":"x","Contacts":[{"LastName":"x","AccountId":"001000000000001AAA"}]}""", "invalid", "AccountId is set by the record")]
    [InlineData("""{"Name":"x","Contacts":{"LastName":"x"}}""", "invalid", "takes a list of records")]
    [InlineData("""{"Name":"x","Contacts":[]}""", "invalid", "takes a list of records")]
    [InlineData("""{"Name":"x","Events":[{"Subject":"x"}]}""", "denied", "may not set Event.WhatId")]
    [InlineData("""{"Name":"x @{ref0.id}","Contacts":[{"LastName":"x"}]}""", "invalid", "has '@{'")]
    [InlineData("""{"Name":"x","Contacts":[{"LastName":"@{ref0[0].id}"}]}""", "invalid", "has '@{'")]
    public async Task Children_follow_the_grants_of_their_object(string record, string code, string message)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var answer = await CallAsync(agent, "create", $$"""{"object":"Account","records":[{{record}}]}""");

        Assert.Equal(
            (code, true), (answer.Code, answer.Content.GetProperty("message").GetString()!.Contains(message, StringComparison.Ordinal)));
        Assert.Equal(0, await CountAsync(gate, "Account", "Name != null"));
    }

    [Fact]
    public async Task A_list_of_records_alone_may_hold_any_text()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("plain");
        var answer = await CallAsync(
            agent, "create", """{"object":"Lead","records":[{"LastName":"@{write[0].id}","Company":"@{before.records[0].Id}"}]}""");

        Assert.Equal(
            ["succeeded"], answer.Content.GetProperty("outcomes").EnumerateArray().Select(o => o.GetProperty("status").GetString()));
        Assert.Equal(1, await CountAsync(gate, "Lead", "LastName = '@{write[0].id}'"));
    }

    [Fact]
    public async Task A_write_to_filtered_rows_takes_no_text_that_looks_like_a_reference()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var answer = await CallAsync(agent, "create", """{"object":"Account","records":[{"Name":"@{ref0.id}","Industry":"Banking"}]}""");

        Assert.Equal("invalid", answer.Code);
        Assert.Contains("'@{'", answer.Content.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_filter_with_a_text_that_looks_like_a_reference_stays_a_text()
    {
        await using var gate = await GateFixture.StartAsync(Policy.Replace("Industry = 'Banking'", "Name = '@{ref0.records[0].Id}'"));
        var named = await gate.CreateAsync("Account", new { Name = "@{ref0.records[0].Id}" });
        var agent = await gate.ConnectAsync("sales-ops");
        var answer = await CallAsync(agent, "update", $$"""{"object":"Account","records":[{"Id":"{{named}}","Site":"x"}]}""");

        Assert.False(answer.IsError, answer.Text);
        Assert.Contains("\"succeeded\"", answer.Text);
    }

    [Theory]
    [InlineData("delete", """{"object":"Task","ids":["ID"]}""")]
    [InlineData("update", """{"object":"Contact","records":[{"Id":"ID","LastName":"x"}]}""")]
    public async Task An_id_of_another_object_is_not_there(string tool, string arguments)
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var bank = await gate.CreateAsync("Account", new { Name = "Bank", Industry = "Banking" });
        var agent = await gate.ConnectAsync("sales-ops");

        Assert.Equal("not_found", (await CallAsync(agent, tool, arguments.Replace("ID", bank))).Code);
        Assert.Equal("not_found", (await CallAsync(agent, tool, arguments.Replace("ID", bank[..15]))).Code);
        Assert.Equal(1, await CountAsync(gate, "Account", "Name = 'Bank'"));
    }

    [Fact]
    public async Task Steps_are_for_agents_that_may_write()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("reader");

        Assert.Equal("not_found", (await RunAsync(
            agent, """[{"name":"a","tool":"get","arguments":{"object":"Account","ids":["001000000000001AAA"],"fields":["Id"]}}]""")).Code);
    }

    [Fact]
    public async Task Steps_that_nobody_confirmed_are_unknown_and_on_record()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("sales-ops");
        gate.Org.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "POST", Path = "/composite" });
        var answer = await RunAsync(
            agent, """[{"name":"a","tool":"create","arguments":{"object":"Contact","records":[{"LastName":"A"}]}}]""");

        Assert.Equal("org", answer.Code);
        Assert.Contains("did not say whether", answer.Content.GetProperty("message").GetString());
        Assert.Equal("unknown", (await RecordsAsync(gate))[^1].Outcome);
    }

    private static Task<GateFixture.Answer> RunAsync(
        ModelContextProtocol.Client.McpClient agent, string steps, bool? allOrNone = null, string? approval = null) => CallAsync(
        agent, "run_steps",
        $$"""{"steps":{{steps}}{{(allOrNone is null ? "" : ",\"all_or_none\":false")}}{{(approval is null ? "" : $",\"approval\":\"{approval}\"")}}}""");

    private static Task<GateFixture.Answer> CallAsync(ModelContextProtocol.Client.McpClient agent, string tool, string arguments) =>
        GateFixture.CallAsync(agent, tool, JsonDocument.Parse(arguments).RootElement);

    private static List<string> Outcomes(GateFixture.Answer answer) => [.. answer.Content.GetProperty("outcomes").EnumerateArray()
        .Select(o => $"{o.GetProperty("step").GetString()} {o.GetProperty("index")} {o.GetProperty("status").GetString()}")];

    private static async Task<int> CountAsync(GateFixture gate, string name, string condition)
    {
        using var response = await gate.Client.SendAsync(
            HttpMethod.Get, $"query?q={Uri.EscapeDataString($"SELECT COUNT() FROM {name} WHERE {condition}")}", cancellationToken: Cancel);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("totalSize").GetInt32();
    }

    private static async Task<List<AuditEntry>> RecordsAsync(GateFixture gate) =>
        [.. await gate.Gate.Audit.ReadAsync(new AuditFilter(), Cancel).Select(r => r.Record.Entry).ToListAsync(Cancel)];
}
