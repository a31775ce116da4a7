using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>The statements of Policy.Tests that try to read what the agent was not granted, through the endpoint.</summary>
public class HttpAttackTests
{
    [Fact]
    public async Task Every_attack_is_refused_with_its_code_before_the_org_is_called()
    {
        var policy = TestPolicy.Text.Replace("\"callsPerMinute\": 60, ", "", StringComparison.Ordinal);
        await using var gate = await GateFixture.StartAsync(policy);
        var agent = await gate.ConnectAsync("sales-ops");
        var calls = gate.Org.Calls.Count;
        var wrong = new List<string>();
        var attacks = 0;
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Attacks", "queries.txt")).Where(
            l => l.Length > 0 && l[0] != '#'))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            var code = line[..blank] switch { "NotFound" => "not_found", "Denied" => "denied", _ => "invalid" };
            var answer = await GateFixture.CallAsync(agent, "query", new { soql = line[(blank + 1)..] });
            attacks++;
            if (!answer.IsError || answer.Code != code
                || !JsonElement.DeepEquals(answer.Content, JsonDocument.Parse(answer.Text).RootElement))
                wrong.Add($"{line}\n  {answer.Text}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(attacks > 80);
        Assert.Equal(calls, gate.Org.Calls.Count);
    }

    // An answer that differs would say which of the two exists.
    [Theory]
    [InlineData("query", """{"soql":"SELECT Phone FROM Account"}""", "Phone", "Phonx")]
    [InlineData("query", """{"soql":"SELECT Id FROM Asset"}""", "Asset", "Assex")]
    [InlineData("query", """{"soql":"SELECT (SELECT Id FROM Cases) FROM Account"}""", "Cases", "Casex")]
    [InlineData("query", """{"soql":"SELECT Campaign.Name FROM Opportunity"}""", "Campaign", "Campaigx")]
    [InlineData("search", """{"text":"acme","objects":["Asset"]}""", "Asset", "Assex")]
    [InlineData("search", """{"text":"acme","objects":["Account","Campaign"]}""", "Campaign", "Campaigx")]
    [InlineData("get", """{"object":"Asset","ids":["02i000000000001AAA"],"fields":["Id"]}""", "Asset", "Assex")]
    [InlineData("get", """{"object":"Account","ids":["001000000000001AAA"],"fields":["Phone"]}""", "Phone", "Phonx")]
    [InlineData("get", """{"object":"Account","ids":["1"],"fields":["Id"],"key":"Phone"}""", "Phone", "Phonx")]
    [InlineData("get", """{"object":"Account","ids":["001000000000001AAA"],"fields":["Owner.Email"]}""", "Email", "Emaix")]
    [InlineData("describe", """{"object":"Asset"}""", "Asset", "Assex")]
    [InlineData("describe", """{"object":"Account","fields":["Phone"]}""", "Phone", "Phonx")]
    [InlineData("changes", """{"object":"Asset","kind":"updated","since":"2026-01-01T00:00:00Z"}""", "Asset", "Assex")]
    [InlineData("changes", """{"object":"Asset","kind":"deleted","since":"2026-01-01T00:00:00Z"}""", "Asset", "Assex")]
    [InlineData("create", """{"object":"Asset","records":[{"Name":"x"}]}""", "Asset", "Assex")]
    [InlineData("create", """{"object":"Contact","records":[{"LastName":"x","Birthdate":"2000-01-01"}]}""", "Birthdate", "Birthdatx")]
    [InlineData(
        "update", """{"object":"Contact","records":[{"Id":"003000000000001AAA","Birthdate":"2000-01-01"}]}""", "Birthdate", "Birthdatx")]
    [InlineData("upsert", """{"object":"Contact","key":"Birthdate","records":[{"Birthdate":"2000-01-01"}]}""", "Birthdate", "Birthdatx")]
    [InlineData("delete", """{"object":"Asset","ids":["02i000000000001AAA"]}""", "Asset", "Assex")]
    public async Task A_hidden_name_is_answered_like_one_that_does_not_exist(string tool, string arguments, string hidden, string absent)
    {
        await using var gate = await GateFixture.StartAsync(TestPolicy.Text);
        var agent = await gate.ConnectAsync("sales-ops");
        var calls = gate.Org.Calls.Count;
        var first = await GateFixture.CallAsync(agent, tool, JsonDocument.Parse(arguments).RootElement);
        var second = await GateFixture.CallAsync(
            agent, tool, JsonDocument.Parse(arguments.Replace(hidden, absent, StringComparison.Ordinal)).RootElement);

        Assert.True(first.IsError);
        Assert.Equal(second.Text, first.Text.Replace(hidden, absent, StringComparison.Ordinal));
        Assert.Equal(calls, gate.Org.Calls.Count);
    }
}
