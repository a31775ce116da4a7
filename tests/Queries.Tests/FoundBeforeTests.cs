using System.Net;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>What random statements found once, each as small as it came; and statements that are random nowhere.</summary>
public sealed class FoundBeforeTests
{
    [Theory]
    [InlineData(
        "SELECT Up0__r.Name FROM Alpha__c GROUP BY ROLLUP(Up0__r.Name)", "a total without aggregates was as many rows as there are")]
    [InlineData(
        "SELECT COUNT(Id) FROM Alpha__c GROUP BY Name HAVING MAX(Up0__r.Name) != 'x'", "a parent that only HAVING names was not joined")]
    [InlineData("SELECT Up0__r.Name FROM Alpha__c GROUP BY Up0__r.Name ORDER BY Up0__r.Name NULLS "
        + "LAST", "nulls of a parent's field come first, in groups too")]
    [InlineData("SELECT COUNT(Id) FROM Alpha__c GROUP BY ROLLUP(Name) HAVING Name = "
        + "NULL", "in HAVING the keys of a subtotal were those of some row")]
    [InlineData("SELECT COUNT(Id) FROM Alpha__c GROUP BY CUBE(Name, Up0__c) HAVING Name != NULL AND Up0__c = "
        + "NULL", "the same, where one key is left")]
    public async Task It_stays_right(string soql, string reason)
    {
        var world = new World(1);
        await using var org = await OrgConnection.StartAsync(world, TestContext.Current.CancellationToken);
        var failure = await Judge.FailureAsync(world, org, SoqlParser.Parse(soql).Tree!);
        Assert.True(failure is null, $"{reason}: {failure}");
    }

    [Fact]
    public async Task The_greatest_value_of_a_picklist_may_be_one_that_was_never_defined()
    {
        var (world, describe, field) = Enumerable.Range(1, 50).Select(seed => new World(seed))
            .SelectMany(w => w.Schema.Objects.SelectMany(o => o.Fields.Where(
                f => f.Type == FieldType.Picklist && w.Rows[o.Name].Exists(r => r[f.Name] is "Beyond")).Select(f => (w, o, f)))).First();
        await using var org = await OrgConnection.StartAsync(world, TestContext.Current.CancellationToken);
        Assert.Null(await Judge.FailureAsync(
            world, org, SoqlParser.Parse($"SELECT MAX({field.Name}), MIN({field.Name}) FROM {describe.Name}").Tree!));
    }

    [Theory]
    [InlineData("SELECT Id FROM Alpha__c WITH SECURITY_ENFORCED")]
    [InlineData("SELECT COUNT() FROM Alpha__c WITH USER_MODE")]
    [InlineData("SELECT Name FROM Alpha__c WITH SYSTEM_MODE GROUP BY Name")]
    [InlineData("SELECT Id, (SELECT Id FROM Alphas0__r WITH USER_MODE) FROM Alpha__c")]
    public async Task What_only_Apex_knows_parses_and_is_refused_by_check_and_org(string soql)
    {
        var world = new World(1);
        var query = SoqlParser.Parse(soql).Tree!;
        Assert.Equal((SemanticErrorKind.ApexOnlyClause, "MALFORMED_QUERY"), Assert.Single(SemanticCheck.Check(query, world.Schema)) is var e
            ? (e.Kind, e.ErrorCode)
            : default);
        await using var org = await OrgConnection.StartAsync(world, TestContext.Current.CancellationToken);
        var (status, body) = await org.QueryAsync(soql, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.BadRequest, "MALFORMED_QUERY"), (status, body[0].GetProperty("errorCode").GetString()));
        Assert.Contains("exists in Apex only", body[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
