using Acme.Crm;

namespace Salesforce.Typed.Tests;

public sealed class BulkQueryRuleTests
{
    private static readonly StubOrg Stub = StubOrg.Always("{}");
    private static readonly SalesforceClient Org = Stub.Client();

    public static TheoryData<string, Func<object>> Refusals => new()
    {
        { "groups and aggregates", () => Org.Account.GroupBy(a => a.Industry).Select(g => new { g.Key, Count = g.Count() }).BulkAsync() },
        { "Skip (OFFSET)", () => Org.Account.Skip(5).BulkAsync() },
        { "Skip (OFFSET)", () => Org.Account.Select(a => a.Name).Skip(5).BulkAsync() },
        { "FIELDS()", () => Org.Account.AllStandardFields().BulkAsync() },
        { "groups and aggregates", () => Org.Account.Aggregate(g => new { Count = g.Count() }).BulkAsync() },
        { "child records (Contacts)", () => Org.Account.WithChildren(a => a.Contacts).BulkAsync() },
        { "child records (Contacts)", () => Org.Account.Select(a => a.Contacts.Count).BulkAsync() },
        { "child records (Contacts)", () => Org.Object("Account", Snapshots.Objects).WithChildren("Contacts").BulkAsync() },
        { "fields of a parent by its type (TYPEOF What)", () => Org.Task.Select(t => t.What.As<Account>()!.Phone).BulkAsync() },
        { "fields of a parent by its type (TYPEOF What)", () =>
            Org.Object("Task", Snapshots.Objects).SelectByType("What", ("Account", ["Phone"])).BulkAsync() },
        { "the compound field BillingAddress", () => Org.Account.Only(a => [a.Name, a.BillingAddress]).BulkAsync() },
        { "the compound field Account.BillingAddress", () => Org.Contact.Select(c => c.Account!.BillingAddress).BulkAsync() },
        { "the compound field BillingAddress", () => Org.Object("Account", Snapshots.Objects).Select("BillingAddress").BulkAsync() },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_bulk_queries_do_not_support_is_refused_before_anything_is_sent(string what, Func<object> query)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => query());
        Assert.Contains($" cannot have {what}. ", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(", or run the query without BulkAsync.", failure.Message, StringComparison.Ordinal);
        Assert.Empty(Stub.Calls);
    }

    [Fact]
    public void A_statement_that_is_too_long_is_refused()
    {
        var ids = Enumerable.Range(1, 6_000).Select(i => Id<Account>.Parse($"001{i:D12}")).ToArray();
        var failure = Assert.Throws<InvalidOperationException>(
            () => Org.Account.Where(a => a.Id.In(ids)).BulkAsync(cancellationToken: Cancel));
        Assert.Contains("a bulk job takes 100,000. Filter by fewer values in each query.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_and_limits_and_semi_joins_are_sent() =>
        Assert.NotNull(
            Org.Account.Where(a => a.Contacts.Any(c => c.Email != null)).OrderBy(a => a.Name).Take(5).BulkAsync(cancellationToken: Cancel));
}
