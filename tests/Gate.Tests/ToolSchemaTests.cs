using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Microsoft.ML.Tokenizers;
using Salesforce.Typed.Gate.Tools;

namespace Salesforce.Typed.Tests;

/// <summary>What a client sees of the tools: schemas that the answers have, and how many tokens a model pays for them.</summary>
public class ToolSchemaTests
{
    private const string Policy = """
        {
          "agents": {
            "all": {
              "objects": {
                "Account": { "access": "full" }, "Contact": { "access": "full", "mask": ["Email"] }, "Lead": { "access": "edit", "confirm": ["update"] },
                "Opportunity": { "access": "full" }, "Case": { "access": "full" }, "Task": { "access": "full" }, "Event": { "access": "full" },
                "User": { "access": "read" }, "Campaign": { "access": "full" }, "Product2": { "access": "full" }, "Asset": { "access": "full" }
              },
              "actions": { "search": true, "limits": true }
            }
          }
        }
        """;

    private static readonly Tokenizer Tokens = TiktokenTokenizer.CreateForEncoding("o200k_base");

    [Fact]
    public void All_tools_together_take_under_1600_tokens()
    {
        var list = new JsonArray([.. ToolCatalog.All.Select(t => new JsonObject
        {
            ["name"] = t.Name, ["description"] = t.Description, ["inputSchema"] = JsonNode.Parse(t.InputSchema.GetRawText()),
        })]);
        Assert.InRange(Tokens.CountTokens(list.ToJsonString()), 1, 1_600);
    }

    [Fact]
    public async Task A_description_of_an_object_takes_under_250_tokens()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var agent = await gate.ConnectAsync("all");
        foreach (var name in new[]
        {
            "Account", "Contact", "Lead", "Opportunity", "Case", "Task", "Event", "User", "Campaign", "Product2", "Asset"
        })
        {
            var answer = await GateFixture.CallAsync(agent, "describe", new { @object = name });
            var count = Tokens.CountTokens(answer.Text);
            Assert.True(count <= 250, $"{name}: {count} tokens.\n{answer.Text}");
        }
    }

    [Fact]
    public async Task Answers_and_refusals_have_the_schema_of_their_tool()
    {
        await using var gate = await GateFixture.StartAsync(Policy);
        var account = await gate.CreateAsync("Account", new { Name = "Acme", Industry = "Banking" });
        await gate.CreateAsync("Contact", new { LastName = "Ray", Email = "r@a.example", AccountId = account });
        var lead = await gate.CreateAsync("Lead", new { LastName = "L", Company = "C" });
        var agent = await gate.ConnectAsync("all");
        var schemas = (await agent.ListToolsAsync(cancellationToken: Cancel)).ToDictionary(
            t => t.Name, t => JsonSchema.FromText(t.ProtocolTool.OutputSchema!.Value.GetRawText()));
        (string Tool, object Arguments)[] calls =
        [
            ("find_objects", new { }), ("find_objects", new { text = "zzz" }), ("find_objects", new { unknown = 1 }),
            ("describe", new { @object = "Account" }), ("describe", new { @object = "Account", fields = new[] { "Name", "Industry" } }),
            ("describe", new { @object = "Nothing" }),
            ("query", new { soql = "SELECT Name, Owner.Name, (SELECT LastName, Email FROM Contacts) FROM Account" }),
            ("query", new { soql = "SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry" }),
            ("query", new { soql = "SELECT COUNT() FROM Account" }),
            ("query", new { soql = "SELECT" }), ("query", new { }),
            ("search", new { text = "Acme", objects = new[] { "Account" } }), ("search", new { text = "", objects = new[] { "Account" } }),
            ("get", new { @object = "Account", ids = new[] { account }, fields = new[] { "Name" } }),
            ("create", new { @object = "Account", records = new[] { new { Name = "B" } } }),
            ("create", new { @object = "Account", records = new[] { new { Phone = "1" } } }),
            ("update", new { @object = "Account", records = new[] { new { Id = account, Phone = "2" } } }),
            ("update", new { @object = "Lead", records = new[] { new { Id = lead, Company = "D" } } }),
            ("upsert", new { @object = "Account", key = "ErpId__c", records = new[] { new { ErpId__c = "K-1", Name = "E" } } }),
            ("create", new
            {
                @object = "Account", records = new[] { new { Name = "F", Contacts = new[] { new { LastName = "G" } } } },
            }),
            ("run_steps", new
            {
                steps = new object[]
                {
                    new { name = "a", tool = "create", arguments = new { @object = "Account", records = new[] { new { Name = "S" } } } },
                    new { name = "c", tool = "create", arguments = new
                    {
                        @object = "Contact", records = new[] { new { LastName = "T", AccountId = "@{a.id}" } }
                    } },
                    new { name = "g", tool = "get", arguments = new
                    {
                        @object = "Account", ids = new[] { account }, fields = new[] { "Name" }
                    } },
                },
            }),
            ("run_steps", new { steps = new object[] { new { name = "a", tool = "query", arguments = new { } } } }),
            ("delete", new { @object = "Account", ids = new[] { account } }),
            ("delete", new { @object = "Account", ids = new[] { "001" } }),
            ("changes", new
            {
                @object = "Account", kind = "updated", since = DateTimeOffset.UtcNow.AddHours(-1).ToString("yyyy-MM-ddTHH:mm:ssZ")
            }),
            ("status", new { }),
        ];
        foreach (var (tool, arguments) in calls)
        {
            var answer = await GateFixture.CallAsync(agent, tool, arguments);
            var found = schemas[tool].Evaluate(answer.Content, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.True(found.IsValid, $"{tool} {JsonSerializer.Serialize(arguments)}: {answer.Text}");
            Assert.Equal(answer.IsError, answer.Code is not null);
        }
    }
}
