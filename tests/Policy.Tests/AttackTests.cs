using Salesforce.Typed.Policy.Decisions;
using Salesforce.Typed.Policy.Queries;

namespace Salesforce.Typed.Tests;

/// <summary>Statements that try to read what the agent was not granted, as data.</summary>
public class AttackTests
{
    public static TheoryData<RefusalCode, string> Queries()
    {
        var attacks = new TheoryData<RefusalCode, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Attacks", "queries.txt")).Where(
            l => l.Length > 0 && l[0] != '#'))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            attacks.Add(Enum.Parse<RefusalCode>(line[..blank]), line[(blank + 1)..]);
        }
        return attacks;
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_query_is_refused(RefusalCode code, string soql)
    {
        var decision = QueryPolicy.Decide(TestPolicy.Access, soql);

        Assert.False(decision.IsAllowed, decision.Statement);
        Assert.Equal(code, decision.Refusal.Code);
        Assert.Null(decision.Statement);
    }

    // An answer that differs would say which of the two exists.
    [Theory]
    [InlineData("SELECT Phone FROM Account", "Phone", "Phonx")]
    [InlineData("SELECT Id FROM Account WHERE Phone = 'x'", "Phone", "Phonx")]
    [InlineData("SELECT Id FROM Case", "Case", "Casx")]
    [InlineData("SELECT Id FROM Asset", "Asset", "Assex")]
    [InlineData("SELECT (SELECT Id FROM Cases) FROM Account", "Cases", "Casex")]
    [InlineData("SELECT Campaign.Name FROM Opportunity", "Campaign", "Campaigx")]
    [InlineData("SELECT CampaignId FROM Opportunity", "CampaignId", "CampaignIx")]
    [InlineData("SELECT TYPEOF What WHEN Campaign THEN Name END FROM Task", "Campaign", "Campaigx")]
    [InlineData("SELECT Owner.Email FROM Account", "Email", "Emaix")]
    [InlineData("SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Asset)", "Asset", "Assex")]
    public void A_hidden_name_is_refused_like_one_that_does_not_exist(string soql, string hidden, string absent)
    {
        var first = QueryPolicy.Decide(TestPolicy.Access, soql).Refusal!;
        var second = QueryPolicy.Decide(TestPolicy.Access, soql.Replace(hidden, absent, StringComparison.Ordinal)).Refusal!;

        Assert.Equal(second, first with
        {
            Message = first.Message.Replace(hidden, absent, StringComparison.Ordinal),
            Reason = first.Reason.Replace(hidden, absent, StringComparison.Ordinal),
        });
    }

    [Fact]
    public void A_statement_that_is_large_is_refused_before_it_is_parsed()
    {
        Assert.Equal(RefusalCode.Invalid, QueryPolicy.Decide(
            TestPolicy.Access, "SELECT Id FROM Account WHERE Name = '" + new string('x', 20_000) + "'").Refusal?.Code);
        var ids = string.Join(",", Enumerable.Range(0, 501).Select(i => $"'{i}'"));
        Assert.Equal(
            RefusalCode.Invalid, QueryPolicy.Decide(TestPolicy.Access, $"SELECT Id FROM Account WHERE Name IN ({ids})").Refusal?.Code);
        var deep = new string('(', 2_000) + "Name = 'x'" + new string(')', 2_000);
        Assert.Equal(RefusalCode.Invalid, QueryPolicy.Decide(TestPolicy.Access, $"SELECT Id FROM Account WHERE {deep}").Refusal?.Code);
    }
}
