using Microsoft.Extensions.Time.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Until when a cursor goes on, and what makes it worthless.</summary>
public class CursorTests
{
    private const string Policy = """
        { "agents": { "a": { "objects": { "Contact": { "access": "read" } }, "budgets": { "resultTokens": 50 } }, "b": { "objects": {} } } }
        """;

    [Fact]
    public async Task A_cursor_ends_after_an_hour()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var gate = await GateFixture.StartAsync(Policy, clock);
        var cursor = await FirstAsync(gate);
        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null((await ContinueAsync(gate, cursor)).Code);
        clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("invalid", (await ContinueAsync(gate, cursor)).Code);
    }

    [Fact]
    public async Task A_cursor_holds_while_the_policy_of_its_own_agent_does()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var cursor = await FirstAsync(gate);
        await gate.Gate.ApplyPolicyAsync(
            Policy.Replace("\"objects\": {}", "\"objects\": { \"Account\": { \"access\": \"read\" } }"), "kim", cancellationToken: Cancel);
        Assert.Null((await ContinueAsync(gate, cursor)).Code);
        await gate.Gate.ApplyPolicyAsync(Policy.Replace("\"resultTokens\": 50", "\"resultTokens\": 60"), "kim", cancellationToken: Cancel);

        Assert.Equal("invalid", (await ContinueAsync(gate, cursor)).Code);
    }

    [Fact]
    public async Task A_cursor_that_was_changed_anywhere_is_refused()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var cursor = await FirstAsync(gate);
        for (var i = 0; i < cursor.Length - 1; i += 17)
        {
            var bent = cursor[..i] + (cursor[i] == 'A' ? 'B' : 'A') + cursor[(i + 1)..];
            Assert.Equal("invalid", (await ContinueAsync(gate, bent)).Code);
        }
        Assert.Equal("invalid", (await ContinueAsync(gate, cursor[..20])).Code);
    }

    private static async Task<string> FirstAsync(GateFixture gate)
    {
        for (var i = 0; i < 20; i++)
            await gate.CreateAsync("Contact", new { LastName = $"Contact number {i:00}" });
        var answer = await GateFixture.CallAsync(await gate.ConnectAsync("a"), "query", new { soql = "SELECT LastName FROM Contact" });
        return answer.Content.GetProperty("cursor").GetString()!;
    }

    private static async Task<GateFixture.Answer> ContinueAsync(GateFixture gate, string cursor) =>
        await GateFixture.CallAsync(await gate.ConnectAsync("a"), "query", new { cursor });
}
