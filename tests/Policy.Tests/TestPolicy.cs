using System.Text;
using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Files;
using Salesforce.Typed.Policy.Model;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>The agent of the tests, by the snapshots of the repository.</summary>
internal static class TestPolicy
{
    public const string Text = """
        {
          "agents": {
            "sales-ops": {
              "title": "Sales Ops Agent",
              "objects": {
                "Account":     { "access": "read", "hide": ["Phone", "BillingStreet"], "rows": "Industry = 'Banking'", "maxRows": 200 },
                "Contact":     { "access": "edit", "hide": ["Birthdate", "FirstName"], "mask": ["Email"] },
                "Opportunity": { "access": "read", "hide": ["NextStep"], "mask": ["Description"], "rows": "StageName != 'Closed Lost'", "maxRows": 50 },
                "Lead":        { "access": "edit", "confirm": ["update"], "set": ["Status", "OwnerId"] },
                "Task":        { "access": "full" },
                "Group":       { "access": "read" },
                "User":        { "access": "read", "show": ["Id", "Name"] }
              },
              "actions":  { "search": true },
              "upstream": { "dx.run_soql_query": "on", "dx.deploy_metadata": "confirm" },
              "budgets":  { "callsPerMinute": 60, "rowsPerDay": 50000, "orgCallsPerDay": 2000, "resultTokens": 8000 },
              "writesAfterUntrustedRead": "confirm",
              "expires": "2027-03-01"
            }
          }
        }
        """;

    public static OrgSchema Schema { get; } = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));

    public static AgentPolicy Agent { get; } = Read(Text).Document!.Find("sales-ops")!;

    public static AgentAccess Access { get; } = new(Agent, Schema);

    public static PolicyReading Read(string json) => PolicyReader.Read(Encoding.UTF8.GetBytes(json), Schema);

    /// <summary>An agent with these objects and no other.</summary>
    public static AgentAccess Of(string objects)
    {
        var reading = Read("""{"agents":{"a":{"objects":""" + objects + "}}}");
        Assert.True(reading.Document is not null, string.Join("\n", reading.Problems));
        return new AgentAccess(reading.Document.Find("a")!, Schema);
    }
}
