using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What becomes of a statement that an agent may send.</summary>
public class QueryPolicyTests
{
    [Theory]
    [InlineData("SELECT Id, Name FROM Account", "SELECT Id, Name FROM Account WHERE Industry = 'Banking' LIMIT 200")]
    [InlineData("SELECT a.Id FROM Account a WHERE a.Name = 'x' OR a.Name = 'y' LIMIT 5",
        "SELECT Id FROM Account WHERE Industry = 'Banking' AND (Name = 'x' OR Name = 'y') LIMIT 5")]
    [InlineData("SELECT Id FROM Account WHERE Name = 'x' AND Site = 'y' LIMIT 5000",
        "SELECT Id FROM Account WHERE Industry = 'Banking' AND Name = 'x' AND Site = 'y' LIMIT 200")]
    [InlineData("SELECT Id FROM Account LIMIT 10 OFFSET 195", "SELECT Id FROM Account WHERE Industry = 'Banking' LIMIT 5 OFFSET 195")]
    [InlineData("SELECT Id FROM Account OFFSET 2000", "SELECT Id FROM Account WHERE Industry = 'Banking' LIMIT 0 OFFSET 2000")]
    [InlineData("SELECT COUNT() FROM Account", "SELECT COUNT() FROM Account WHERE Industry = 'Banking'")]
    [InlineData("SELECT COUNT(Id) FROM Account", "SELECT COUNT(Id) FROM Account WHERE Industry = 'Banking'")]
    [InlineData("SELECT Industry, COUNT(Id) FROM Account GROUP BY "
        + "Industry", "SELECT Industry, COUNT(Id) FROM Account WHERE Industry = 'Banking' GROUP BY Industry LIMIT 200")]
    [InlineData("SELECT LastName FROM Contact", "SELECT LastName FROM Contact")]
    [InlineData("SELECT LastName, Account.Name FROM Contact",
        "SELECT LastName, Account.Name FROM Contact WHERE AccountId = NULL OR Account.Industry = 'Banking'")]
    [InlineData("SELECT LastName FROM Contact ORDER BY Account.Name",
        "SELECT LastName FROM Contact WHERE AccountId = NULL OR Account.Industry = 'Banking' ORDER BY Account.Name")]
    [InlineData("SELECT LastName FROM Contact WHERE Account.Name = 'x' AND Account.Parent.Name = 'y'",
        "SELECT LastName FROM Contact WHERE (AccountId = NULL OR Account.Industry = 'Banking') AND (Account.ParentId = NULL OR "
            + "Account.Parent.Industry = 'Banking') AND Account.Name = 'x' AND Account.Parent.Name = 'y'")]
    [InlineData("SELECT Account.LastName FROM Contact Account WHERE Account.LeadSource = "
        + "'Web'", "SELECT LastName FROM Contact WHERE LeadSource = 'Web'")]
    [InlineData("SELECT Id, (SELECT Name FROM Opportunities LIMIT 100) FROM Account",
        "SELECT Id, (SELECT Name FROM Opportunities WHERE StageName != 'Closed Lost' LIMIT 50) FROM Account WHERE Industry = 'Banking' "
            + "LIMIT 200")]
    [InlineData("SELECT Id FROM Contact WHERE AccountId NOT IN (SELECT AccountId FROM Opportunity WHERE Amount > 5)",
        "SELECT Id FROM Contact WHERE AccountId NOT IN (SELECT AccountId FROM Opportunity WHERE StageName != 'Closed Lost' AND Amount > "
            + "5)")]
    [InlineData("SELECT Id, TYPEOF Owner WHEN User THEN Name END FROM Lead", "SELECT Id, TYPEOF Owner WHEN User THEN Name END FROM Lead")]
    [InlineData("SELECT Owner.Name FROM Lead", "SELECT Owner.Name FROM Lead")]
    [InlineData("SELECT Id FROM Contact USING SCOPE mine", "SELECT Id FROM Contact USING SCOPE mine")]
    public void A_statement_is_restricted_to_the_rows_of_the_grant(string soql, string sent)
    {
        var decision = QueryPolicy.Decide(TestPolicy.Access, soql);

        Assert.True(decision.IsAllowed, $"{decision.Refusal?.Message} {decision.Refusal?.Reason}");
        Assert.Equal(sent, decision.Statement);
    }

    [Fact]
    public void Fields_selects_what_the_agent_sees()
    {
        var decision = QueryPolicy.Decide(TestPolicy.Access, "SELECT FIELDS(ALL) FROM User LIMIT 1");

        Assert.Equal("SELECT Id, Name FROM User LIMIT 1", decision.Statement);
    }

    [Fact]
    public void The_smaller_of_the_caps_holds()
    {
        Assert.EndsWith(" LIMIT 20", QueryPolicy.Decide(TestPolicy.Access, "SELECT Id FROM Account", 20).Statement);
        Assert.EndsWith(" LIMIT 200", QueryPolicy.Decide(TestPolicy.Access, "SELECT Id FROM Account", 5_000).Statement);
        Assert.EndsWith(" LIMIT 7", QueryPolicy.Decide(TestPolicy.Access, "SELECT Id FROM Account LIMIT 7", 5_000).Statement);
    }

    [Fact]
    public void Masked_values_are_found_by_what_is_read_and_not_by_the_name_of_a_column()
    {
        var decision = QueryPolicy.Decide(
            TestPolicy.Access, "SELECT Id, Email, Account.Name, (SELECT Description FROM Opportunities__r), ReportsTo.Email FROM Contact");

        Assert.False(decision.IsAllowed);
        decision = QueryPolicy.Decide(TestPolicy.Access, "SELECT Id, Email, Account.Name, ReportsTo.Email FROM Contact");
        Assert.Equal([new MaskedColumn(0, 1, "", "Email"), new MaskedColumn(0, 3, "ReportsTo", "Email")], decision.Masks);
        decision = QueryPolicy.Decide(TestPolicy.Access, "SELECT Id, (SELECT Name, Description FROM Opportunities) FROM Account");
        Assert.Equal([new MaskedColumn(1, 1, "", "Description")], decision.Masks);
    }

    [Fact]
    public void The_grants_that_decided_are_named() =>
        Assert.Equal("Contact: edit; Account: read", QueryPolicy.Decide(TestPolicy.Access, "SELECT Id, Account.Name FROM Contact").Grant);

    [Fact]
    public void A_search_is_built_from_the_text_and_restricted()
    {
        var decision = SearchPolicy.Decide(TestPolicy.Access, "acme AND {x} OR \"y\"*", ["Opportunity"], SearchGroup.Name, 10);

        Assert.True(decision.IsAllowed, decision.Refusal?.Message);
        Assert.EndsWith(" IN NAME FIELDS RETURNING Opportunity(Id, Name WHERE StageName != 'Closed Lost' LIMIT 10)", decision.Statement);
        Assert.StartsWith("FIND {acme \"AND\" ", decision.Statement);
    }

    [Theory]
    [InlineData("Contact", SearchGroup.Name)]
    [InlineData("Contact", SearchGroup.Email)]
    [InlineData("Account", SearchGroup.All)]
    [InlineData("Account", SearchGroup.Phone)]
    public void A_search_that_reads_hidden_or_masked_fields_is_refused(string name, SearchGroup group)
    {
        var decision = SearchPolicy.Decide(TestPolicy.Access, "acme", [name], group);

        Assert.Equal(RefusalCode.Denied, decision.Refusal?.Code);
    }
}
