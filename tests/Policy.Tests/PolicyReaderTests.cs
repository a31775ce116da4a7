using System.Text;
using Salesforce.Typed.Policy.Files;
using Salesforce.Typed.Policy.Model;

namespace Salesforce.Typed.Tests;

/// <summary>Reading, writing and comparing policy files.</summary>
public class PolicyReaderTests
{
    [Fact]
    public void A_policy_is_read_whole()
    {
        var agent = TestPolicy.Agent;

        Assert.Empty(TestPolicy.Read(TestPolicy.Text).Problems);
        Assert.Equal("Sales Ops Agent", agent.Title);
        Assert.Equal(["Account", "Contact", "Group", "Lead", "Opportunity", "Task", "User"], agent.Objects.Select(o => o.Object));
        var opportunity = agent.GrantOf("opportunity")!;
        Assert.Equal((ObjectAccess.Read, "StageName != 'Closed Lost'", 50), (opportunity.Access, opportunity.Rows, opportunity.MaxRows));
        Assert.Equal(["NextStep"], opportunity.Hide);
        Assert.Equal(["Description"], opportunity.Mask);
        Assert.Equal(WriteKinds.Update, agent.GrantOf("Lead")!.Confirm);
        Assert.Equal(["Status", "OwnerId"], agent.GrantOf("Lead")!.Set!.Value);
        Assert.Equal(["Id", "Name"], agent.GrantOf("User")!.Show!.Value);
        Assert.Equal(new AgentActions { Search = true }, agent.Actions);
        Assert.Equal(
            new AgentBudgets { CallsPerMinute = 60, RowsPerDay = 50_000, OrgCallsPerDay = 2_000, ResultTokens = 8_000 }, agent.Budgets);
        Assert.Equal(UntrustedReadRule.Confirm, agent.WritesAfterUntrustedRead);
        Assert.Equal(AgentPolicy.DefaultUntrusted, agent.Untrusted);
        Assert.Equal(UpstreamAccess.Confirm, agent.Upstream.Single(u => u.Tool == "dx.deploy_metadata").Access);
        Assert.True(agent.IsExpired(new DateTimeOffset(2027, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.False(agent.IsExpired(new DateTimeOffset(2027, 2, 28, 23, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void An_agent_without_objects_is_granted_nothing()
    {
        var agent = TestPolicy.Read("""{"agents":{"a":{}}}""").Document!.Find("a")!;

        Assert.Null(agent.GrantOf("Account"));
        Assert.Equal((true, false, false, false), (agent.Actions.Delete, agent.Actions.Files, agent.Actions.Search, agent.Actions.Limits));
        Assert.Equal(UntrustedReadRule.Allow, agent.WritesAfterUntrustedRead);
    }

    [Theory]
    [InlineData("""{"agnets":{}}""", 1, 2, "'agnets' is not a member of the policy. Did you mean agents?")]
    [InlineData("{\"agents\":{\n \"a\":{\"objekts\":{}}}}", 2, 7, "Did you mean objects?")]
    [InlineData("""{"agents":{"a":{"objects":{"Acount":{"access":"read"}}}}}""", 1, 28, "There is no object 'Acount' in the snapshots. "
        + "Did you mean Account?")]
    [InlineData("""{"agents":{"a":{"objects":{"Zebra":{"access":"read"}}}}}""", 1, 28, "sftyped pull Zebra")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"raed"}}}}}""", 1, 48, "Did you mean read?")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{}}}}}""", 1, 38, "Account has no 'access'")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","hide":["Phnoe"]}}}}}""", 1, 63, "Account has no field 'Phnoe'. "
        + "Did you mean Phone?")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","hide":["Id"]}}}}}""", 1, 55, "always visible")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","hide":["Phone"],"show":["Id"]}}}}}""", 1, 72, "Keep one of them")]
    [InlineData(
        """{"agents":{"a":{"objects":{"Account":{"access":"read","hide":["Phone"],"mask":["Phone"]}}}}}""", 1, 72, "is masked and hidden")]
    [InlineData(
        """{"agents":{"a":{"objects":{"Account":{"access":"edit","hide":["Phone"],"set":["Phone"]}}}}}""", 1, 72,
        "is hidden, so it cannot be written")]
    [InlineData(
        """{"agents":{"a":{"objects":{"Account":{"access":"edit","set":["CreatedDate"]}}}}}""", 1, 55, "neither created nor updated")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","rows":"Industri = 'x'"}}}}}""", 1, 62, "Did you mean Industry?")]
    [InlineData(
        """{"agents":{"a":{"objects":{"Account":{"access":"read","rows":"Name = 'x' LIMIT 5"}}}}}""", 1, 62, "clause after the condition")]
    [InlineData(
        """{"agents":{"a":{"objects":{"Account":{"access":"read","rows":"Id IN (SELECT AccountId FROM Contact)"}}}}}""", 1, 62, "subquery")]
    [InlineData("""{"agents":{"a":{"objects":{"Lead":{"access":"read","rows":"Owner.Name = 'x'"}}}}}""", 1, 59, "several objects")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","maxRows":0}}}}}""", 1, 65, "at least 1")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read","maxRows":"5"}}}}}""", 1, 65, "found a string")]
    [InlineData("""{"agents":{"a":{"actions":{"delete":"no"}}}}""", 1, 37, "Expected true or false")]
    [InlineData("""{"agents":{"a":{"budgets":{"callsPerMinut":1}}}}""", 1, 28, "Did you mean callsPerMinute?")]
    [InlineData("""{"agents":{"a":{"expires":"1.3.2027"}}}""", 1, 27, "is not a date")]
    [InlineData("""{"agents":{"a":{"upstream":{"deploy":"on"}}}}""", 1, 29, "SERVER.TOOL")]
    [InlineData("""{"agents":{"A b":{}}}""", 1, 12, "is not a name of an agent")]
    [InlineData("""{"agents":{"a":{},"a":{}}}""", 1, 19, "appears twice")]
    [InlineData("""{"agents":{"a":{"objects":{"Account":{"access":"read"},"ACCOUNT":{"access":"full"}}}}}""", 1, 56, "appears twice")]
    [InlineData("{\"agents\":\n{", 2, 2, "not valid JSON")]
    [InlineData("{}", 1, 1, "has no 'agents'")]
    [InlineData("null", 1, 1, "Expected an object")]
    public void A_policy_that_is_misspelled_grants_nothing(string json, int line, int column, string message)
    {
        var reading = TestPolicy.Read(json);

        Assert.Null(reading.Document);
        var problem = Assert.Single(reading.Problems, p => p.Message.Contains(message, StringComparison.Ordinal));
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }

    [Fact]
    public void Members_about_writes_of_an_object_that_is_read_only_are_a_warning()
    {
        var reading = TestPolicy.Read("""{"agents":{"a":{"objects":{"Account":{"access":"read","confirm":["update"]}}}}}""");

        Assert.NotNull(reading.Document);
        Assert.True(Assert.Single(reading.Problems).IsWarning);
    }

    [Fact]
    public void A_policy_that_is_written_reads_as_it_was()
    {
        var before = TestPolicy.Read(TestPolicy.Text).Document!;
        using var output = new MemoryStream();
        PolicyWriter.Write(before, output);
        var after = TestPolicy.Read(Encoding.UTF8.GetString(output.ToArray())).Document!;

        Assert.Equal(before, after);
        Assert.Empty(PolicyDifference.Of(before, after));
    }

    [Fact]
    public void A_difference_names_each_value()
    {
        var before = TestPolicy.Read(TestPolicy.Text).Document!;
        var after = TestPolicy.Read(TestPolicy.Text
            .Replace("\"access\": \"edit\", \"hide\": [\"Birthdate\", \"FirstName\"]", "\"access\": \"full\", \"hide\": [\"Birthdate\"]")
            .Replace(",\n      \"expires\": \"2027-03-01\"", "")
            .Replace("\"Task\":        { \"access\": \"full\" },", "\"Case\": { \"access\": \"read\" },")).Document!;

        Assert.Equal(
        [
            "- sales-ops > expires: 2027-03-01",
            "+ sales-ops > objects > Case > access: read",
            "~ sales-ops > objects > Contact > access: edit -> full",
            "~ sales-ops > objects > Contact > hide: Birthdate, FirstName -> Birthdate",
            "- sales-ops > objects > Task > access: full",
        ], PolicyDifference.Of(before, after));
    }
}
