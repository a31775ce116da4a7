using Acme.Crm;

namespace Salesforce.Typed.Tests;

/// <summary>A query that is sent as several statements.</summary>
public class StatementSplitTests
{
    private const string Page = """
        {"compositeResponse":[{"body":{"totalSize":1,"done":true,"records":[
        {"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/001D000000IRFmaIAH"},"Id":"001D000000IRFmaIAH","Name":"x"}]},
        "httpHeaders":{},"httpStatusCode":200,"referenceId":"query"}]}
        """;

    private static readonly string[] Names = [.. Enumerable.Range(0, 15_000).Select(i => $"name {i}")];

    [Fact]
    public async Task A_record_that_changed_between_two_statements_is_given_once()
    {
        var org = StubOrg.Always(Page);
        var rows = await org.Client().Account.Where(a => a.Name.In(Names)).Select(a => new { a.Id, a.Name }).ToListAsync(
            TestContext.Current.CancellationToken);

        Assert.Equal("x", Assert.Single(rows).Name);
        Assert.True(org.Calls.Count > 1, "The list was not split.");
    }

    [Fact]
    public async Task A_limit_ends_the_statements()
    {
        var org = StubOrg.Always(Page);
        Assert.Single(await org.Client().Account.Where(a => a.Name.In(Names)).Take(1).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(org.Calls);
    }
}
