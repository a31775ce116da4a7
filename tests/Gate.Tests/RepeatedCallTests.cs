using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>When the gate answers a call from the one before, and when it asks the org.</summary>
public class RepeatedCallTests
{
    private const string Policy = """{ "agents": { "a": { "objects": { "Contact": { "access": "full" } } } } }""";

    private static readonly object Query = new { soql = "SELECT LastName FROM Contact" };

    [Fact]
    public async Task The_third_call_in_a_row_is_answered_from_the_first_without_the_org()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("a");
        await GateFixture.CallAsync(agent, "query", Query);
        await GateFixture.CallAsync(agent, "query", Query);
        var calls = gate.Org.Calls.Count;
        var third = await GateFixture.CallAsync(agent, "query", Query);

        Assert.Contains("before", third.Content.GetProperty("note").GetString());
        Assert.Equal(calls, gate.Org.Calls.Count);
    }

    [Fact]
    public async Task A_read_after_a_write_sees_the_write()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("a");
        for (var i = 1; i <= 3; i++)
        {
            await GateFixture.CallAsync(agent, "create", new { @object = "Contact", records = new[] { new { LastName = $"N{i}" } } });
            var read = await GateFixture.CallAsync(agent, "query", Query);
            Assert.Equal(i, read.Content.GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task A_call_that_the_org_did_not_answer_is_made_again()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("a");
        gate.Org.Inject(new Fault { Kind = FaultKind.DailyLimitExceeded, Path = "/query" });
        Assert.Equal("org", (await GateFixture.CallAsync(agent, "query", Query)).Code);
        gate.Org.ClearFaults();
        await GateFixture.CallAsync(agent, "query", Query);

        Assert.Null((await GateFixture.CallAsync(agent, "query", Query)).Code);
    }
}
