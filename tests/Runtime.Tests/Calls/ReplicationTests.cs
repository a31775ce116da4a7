using Acme.Crm;
using Microsoft.Extensions.Time.Testing;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Tests;

/// <summary>What was updated and deleted in a span of time.</summary>
public class ReplicationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Updated_sends_the_span_in_UTC_and_reads_what_a_real_org_answered()
    {
        var file = TestPaths.SharedData("rest", "restforce", "sobject__get_updated_success_response.json");
        var stub = StubOrg.Always(await File.ReadAllTextAsync(file, Cancel));
        await using var org = Client(stub);
        var updated = await org.Contact.GetUpdatedAsync(Now.AddDays(-1).ToOffset(TimeSpan.FromHours(2)), Now, Cancel);
        Assert.Equal(
            "/services/data/v67.0/sobjects/Contact/updated?start=2026-11-23T12%3A00%3A00.000Z&end=2026-11-24T12%3A00%3A00.000Z",
            stub.Calls[0].Path);
        Assert.Equal((7, new DateTimeOffset(2015, 8, 19, 8, 17, 0, TimeSpan.Zero)), (updated.Ids.Count, updated.LatestDateCovered));
        Assert.Equal("003q000000KvQ1tAAF", updated.Ids[0].ToString());
    }

    [Fact]
    public async Task Deleted_reads_what_a_real_org_answered()
    {
        var file = TestPaths.SharedData("rest", "restforce", "sobject__get_deleted_success_response.json");
        await using var org = Client(StubOrg.Always(await File.ReadAllTextAsync(file, Cancel)));
        var deleted = await org.Project__c.GetDeletedAsync(Now.AddDays(-1), Now, Cancel);
        var record = Assert.Single(deleted.Records);
        Assert.Equal(
            ("a00D0000008pQRAIA2", new DateTimeOffset(2013, 5, 7, 22, 7, 19, TimeSpan.Zero)), (record.Id.ToString(), record.DeletedDate));
        Assert.Equal(new DateTimeOffset(2013, 5, 3, 15, 57, 0, TimeSpan.Zero), deleted.EarliestDateAvailable);
    }

    [Theory]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T12:01:59Z")] // One minute: seconds do not count.
    [InlineData("2026-11-23T12:00:00Z", "2026-11-23T12:00:00Z")]
    [InlineData("2026-11-23T12:00:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("2026-10-25T11:00:00Z", "2026-11-23T12:00:00Z")] // 30 days and an hour.
    public async Task A_span_that_the_org_refuses_is_refused_before_it_is_sent(string from, string to)
    {
        var stub = StubOrg.Always("{}");
        await using var org = Client(stub);
        await Assert.ThrowsAnyAsync<ArgumentException>(() => org.Account.GetUpdatedAsync(At(from), At(to), Cancel));
        Assert.Empty(stub.Calls);
    }

    [Fact]
    public async Task Deleted_records_are_known_for_half_as_long_as_updated_ones()
    {
        var stub = StubOrg.Always(
            """{"ids":[],"deletedRecords":[],"earliestDateAvailable":"2026-01-01T00:00:00.000+0000","latestDateCovered":"2026-11-24T11:59:00.000+0000"}""");
        await using var org = Client(stub);
        await org.Account.GetUpdatedAsync(Now.AddDays(-30), Now, Cancel);
        await org.Account.GetDeletedAsync(Now.AddDays(-15), Now.AddDays(-15).AddMinutes(2), Cancel);
        Assert.Contains("15 days", (await Assert.ThrowsAnyAsync<ArgumentException>(
            () => org.Account.GetDeletedAsync(Now.AddDays(-16), Now, Cancel))).Message, StringComparison.Ordinal);
        Assert.Equal(2, stub.Calls.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"ids":[]}""")]
    [InlineData("""{"ids":[5],"latestDateCovered":"2026-11-24T11:59:00.000+0000"}""")]
    [InlineData("""{"ids":[],"latestDateCovered":"yesterday"}""")]
    [InlineData("""{"ids":[],"latestDateCovered":null}""")]
    public async Task A_strange_answer_is_told(string body)
    {
        await using var org = Client(StubOrg.Always(body));
        await Assert.ThrowsAsync<SalesforceFormatException>(() => org.Account.GetUpdatedAsync(Now.AddDays(-1), Now, Cancel));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static SalesforceClient Client(StubOrg stub) => new(new SalesforceOptions
    {
        Instance = new("https://acme.my.salesforce.com"),
        Auth = new ExternalTokenFlow("TOKEN"),
        HttpHandler = stub,
        TimeProvider = new FakeTimeProvider(Now),
    });
}
