using Json.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>The structured content of every tool against the schema that the tool is listed with.</summary>
public class OutputSchemaTests
{
    private const string Policy = """
        { "agents": { "a": { "objects": { "Account": { "access": "full" }, "Contact": { "access": "full" }, "Campaign": { "access": "full" } }, "actions": { "search": true } } } }
        """;

    [Fact]
    public async Task Every_answer_fits_the_schema_of_its_tool()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("a");
        var account = await gate.CreateAsync("Account", new { Name = "Acme" });
        var contact = await gate.CreateAsync("Contact", new { LastName = "Ray", AccountId = account });
        var tools = (await agent.ListToolsAsync(cancellationToken: Cancel)).ToDictionary(t => t.Name, t => t.ProtocolTool);
        (string Tool, object Arguments)[] calls =
        [
            ("find_objects", new { }), ("find_objects", new { text = "nothing of the kind" }),
            ("describe", new { @object = "Account" }), ("describe", new { @object = "Account", fields = new[] { "Name", "Industry" } }),
            ("query", new { soql = "SELECT Name, (SELECT LastName, Account.Name FROM Contacts) FROM Account" }),
            ("query", new { soql = "SELECT COUNT() FROM Account" }), ("query", new { soql = "SELECT Name, COUNT(Id) FROM Account GROUP BY Name" }),
            ("search", new { text = "Acme", objects = new[] { "Account", "Contact" } }),
            ("get", new { @object = "Contact", ids = new[] { contact }, fields = new[] { "LastName", "Account.Name" } }),
            ("changes", new { @object = "Account", kind = "updated", since = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ") }),
            ("create", new { @object = "Contact", records = new object[] { new { LastName = "A" }, new { FirstName = "no last name" } } }),
            ("update", new { @object = "Contact", records = new[] { new { Id = contact, LastName = "B" } } }),
            ("status", new { }),
        ];
        var schemas = tools.ToDictionary(t => t.Key, t => JsonSchema.FromText(t.Value.OutputSchema!.Value.GetRawText()));

        foreach (var (tool, arguments) in calls)
        {
            var answer = await GateFixture.CallAsync(agent, tool, arguments);
            Assert.False(answer.IsError, answer.Text);
            Assert.True(schemas[tool].Evaluate(answer.Content).IsValid, $"{tool}: {answer.Text}");
        }
        Assert.False(schemas["query"].Evaluate(System.Text.Json.JsonDocument.Parse("""{"columns":[],"rows":[1],"total":0}""").RootElement).IsValid);
        Assert.All(tools.Values, t => Assert.False(string.IsNullOrEmpty(t.Title)));
    }
}
