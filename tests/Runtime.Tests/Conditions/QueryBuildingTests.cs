using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>Queries that are built in steps, conditions in what runs a query, and orders that a variable chooses.</summary>
public class QueryBuildingTests
{
    private static readonly SalesforceClient Org = StubOrg.Always("{}").Client();

    [Theory]
    [InlineData(false, false, false, "")]
    [InlineData(true, false, false, " WHERE Name = 'x'")]
    [InlineData(true, true, true, " WHERE Name = 'x' AND Phone != null ORDER BY Name")]
    [InlineData(false, false, true, " ORDER BY Name")]
    public void A_query_in_a_variable_is_built_step_by_step(bool byName, bool withPhone, bool isOrdered, string end)
    {
        var query = Org.Account.Query();
        if (byName)
            query = query.Where(a => a.Name == "x");
        if (isOrdered)
            query = query.OrderBy(a => a.Name);
        if (withPhone)
            query = query.Where(a => a.Phone != null);
        query = query.Only(a => [a.Name]).BatchSize(200);

        Assert.Equal("SELECT Id, Name FROM Account" + end, Statements.Valid(query.ToSoql()));
        Assert.Equal("SELECT Id, Name FROM Account" + end + " LIMIT 5", Statements.Valid(query.Take(5).ToSoql()));
    }

    [Fact]
    public void A_filter_after_the_order_keeps_the_order_and_lets_further_keys_follow()
    {
        var query = Org.Account.OrderBy(a => a.Name);
        query = query.Where(a => a.Phone != null).ThenBy(a => a.Site);
        Assert.EndsWith(
            " FROM Account WHERE Phone != null ORDER BY Name, Site", Statements.Valid(query.ToSoql()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name", "Name")]
    [InlineData("revenue", "AnnualRevenue")]
    [InlineData("created", "CreatedDate")]
    [InlineData("owner", "Owner.Name")]
    public void A_variable_chooses_the_field_of_the_order_whatever_its_type(string by, string path)
    {
        var query = Org.Account.OrderBy(a => by switch
        {
            "name" => a.Name,
            "revenue" => a.AnnualRevenue,
            "created" => a.CreatedDate,
            _ => a.Owner.Name,
        }).ThenByDescending(a => by == "name" ? a.Name : a.Phone);
        Assert.Contains(" ORDER BY " + path + ", ", Statements.Valid(query.ToSoql()), StringComparison.Ordinal);
        Assert.Contains("ORDER BY " + path, Org.Account.WithChildren(a => a.ChildAccounts, c => c.OrderBy(a => by switch
        {
            "name" => a.Name,
            "revenue" => a.AnnualRevenue,
            "created" => a.CreatedDate,
            _ => a.Owner.Name,
        })).ToSoql(), StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_are_ordered_by_what_a_variable_chooses()
    {
        foreach (var byCount in (bool[])[true, false])
        {
            var soql = Org.Opportunity.GroupBy(o => o.StageName).OrderByDescending(g => byCount ? g.Count() : g.Sum(o => o.Amount))
                .Select(g => g.Key).ToSoql();
            Assert.EndsWith(
                byCount ? " ORDER BY COUNT(Id) DESC" : " ORDER BY SUM(Amount) DESC", Statements.Valid(soql), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_order_by_null_is_refused() =>
        Assert.Contains(
            "is null", Assert.Throws<ArgumentException>(() => Org.Account.OrderBy(_ => null!)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_condition_in_what_runs_the_query_is_one_more_filter()
    {
        Assert.Equal(
            [
                "WHERE Phone != null AND Name = 'x' LIMIT 1", "WHERE Name = 'x' LIMIT 1", "WHERE Name = 'x' LIMIT 2",
                "WHERE Name = 'x' LIMIT 2",
                "WHERE Name = 'x' LIMIT 1", "WHERE (NOT Name = 'x') LIMIT 1", "WHERE Name = 'x'",
                "WHERE IsDeleted = true ORDER BY Name LIMIT 1",
            ],
            await SentAsync(
                o => o.Where(a => a.Phone != null).FirstAsync(a => a.Name == "x", Cancel),
                o => o.FirstOrDefaultAsync(a => a.Name == "x", Cancel),
                o => o.SingleAsync(a => a.Name == "x", Cancel),
                o => o.SingleOrDefaultAsync(a => a.Name == "x", Cancel),
                o => o.AnyAsync(a => a.Name == "x", Cancel),
                o => o.AllAsync(a => a.Name == "x", Cancel),
                o => o.CountAsync(a => a.Name == "x", Cancel),
                o => o.OrderBy(a => a.Name).FirstAsync(a => a.IsDeleted)));
    }

    [Fact]
    public async Task A_condition_that_is_null_is_refused_by_the_name_of_the_method()
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => Org.Account.FirstOrDefaultAsync(_ => null, Cancel));
        Assert.Contains("FirstOrDefaultAsync for Account is null", refused.Message, StringComparison.Ordinal);
        Assert.True(await Org.Account.AllAsync(_ => Condition.All, Cancel));
    }

    [Fact]
    public async Task Rows_become_a_set_and_a_lookup()
    {
        await using var org =
            StubOrg.Always(Pages.Of("""{"Name":"A","Site":"x"}""", """{"Name":"B","Site":"x"}""", """{"Name":"A","Site":"y"}""")).Client();
        Assert.Equal(["A", "B"], (await org.Account.Select(a => a.Name).ToHashSetAsync(Cancel)).Order());
        Assert.Equal(["A"], await org.Account.Select(a => "A").ToHashSetAsync(StringComparer.OrdinalIgnoreCase, Cancel));
        var bySite = await org.Account.ToLookupAsync(a => a.Site, a => a.Name, Cancel);
        Assert.Equal(["A", "B"], bySite["x"]);
        Assert.Equal("A", Assert.Single((await org.Account.ToLookupAsync(a => a.Site, Cancel))["y"]).Name);
    }

    [Fact]
    public void The_record_visibility_context_has_the_settings_that_are_given()
    {
        Assert.EndsWith(
            " FROM Account WHERE Name = 'x' WITH RecordVisibilityContext (maxDescriptorPerRecord=100, supportsDomains=true, "
                + "supportsDelegates=false) LIMIT 5",
            Statements.Valid(Org.Account.Where(a => a.Name == "x").WithRecordVisibilityContext(100, true, false).Take(5).ToSoql()),
            StringComparison.Ordinal);
        Assert.EndsWith(
            " WITH RecordVisibilityContext (supportsDomains=false)",
            Statements.Valid(Org.Account.WithRecordVisibilityContext(supportsDomains: false).ToSoql()),
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Org.Account.WithRecordVisibilityContext());
        Assert.Throws<ArgumentOutOfRangeException>(() => Org.Account.WithRecordVisibilityContext(0));
    }

    // What follows FROM in the statement of each call; how the call ends does not matter.
    private static async Task<List<string>> SentAsync(params Func<SObjectSet<Account, AccountFields, AccountKeys>, Task>[] calls)
    {
        var stub = StubOrg.Always(Pages.Of("""{"Name":"x"}"""));
        await using var org = stub.Client();
        foreach (var call in calls)
            await call(org.Account);
        const string from = " FROM Account ";
        return [.. stub.Calls.Select(c => Statements.Valid(c.Soql)).Select(
            s => s[(s.IndexOf(from, StringComparison.Ordinal) + from.Length)..])];
    }
}
