using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Bulk queries over HTTP: they give what the same query gives otherwise.</summary>
public sealed class BulkQueryTests : IAsyncLifetime
{
    private LocalOrg _local = null!;
    private SalesforceClient _org = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _local = await LocalOrg.StartAsync(o => o.Snapshots(TestPaths.InRepository("describe-snapshots")));
        _org = new SalesforceClient(
            new SalesforceOptions { Instance = _local.Url, Auth = new ExternalTokenFlow(_local.Token), TimeProvider = new ShortWaits() });
        var kim = await _org.Account.CreateAsync(new Account
        {
            Name = "Acme \"1\", Ltd.\r\n", AnnualRevenue = 912_260_031.5m, Regions__c = [new("EMEA"), new("APAC")], BillingLatitude = -12.5
        }, Cancel);
        var solo = await _org.Account.CreateAsync(
            new Account { Name = "#N/A", NumberOfEmployees = 7, Industry = AccountIndustry.Energy }, Cancel);
        await _org.Contact.CreateAsync(new Contact { LastName = "Ray", AccountId = kim }, Cancel);
        await _org.Contact.CreateAsync(new Contact { LastName = "Solo" }, Cancel);
        await _org.Task.CreateAsync(new SfTask { Subject = "Call", WhatId = solo }, Cancel);
        await _org.Task.CreateAsync(new SfTask { Subject = "Write" }, Cancel);
        await _org.Project__c.CreateAsync(new Project__c { Name = "P", Budget__c = 0.1m, DailyStandup__c = new(
            9, 30), KickoffAt__c = new(2026, 11, 23, 8, 15, 30, default), Account__c = kim }, Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _org.Dispose();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task Whole_records_are_those_of_other_queries()
    {
        Assert.Equal(await _org.Account.ToListAsync(Cancel), await _org.Account.BulkAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal(await _org.Contact.ToListAsync(Cancel), await _org.Contact.BulkAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal(await _org.Task.ToListAsync(Cancel), await _org.Task.BulkAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal(await _org.Project__c.ToListAsync(Cancel), await _org.Project__c.BulkAsync(null, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Selected_fields_and_parents_are_those_of_other_queries()
    {
        var contacts = _org.Contact.Only(c => [c.LastName, c.Account.Name, c.Account.Phone, c.Account.Owner.Name]).OrderBy(c => c.LastName);
        Assert.Equal(await contacts.ToListAsync(Cancel), await contacts.BulkAsync(null, Cancel).ToListAsync(Cancel));
        var projection = _org.Contact.OrderBy(c => c.LastName).Select(
            c => new { c.LastName, Company = c.Account == null ? "-" : c.Account.Name, c.CreatedDate });
        Assert.Equal(await projection.ToListAsync(Cancel), await projection.BulkAsync(null, Cancel).ToListAsync(Cancel));
        var labels = _org.Account.OrderBy(a => a.Name).Select(a => new { a.Name, Label = a.ToLabel(f => f.Industry) });
        Assert.Equal(await labels.ToListAsync(Cancel), await labels.BulkAsync(null, Cancel).ToListAsync(Cancel));
        var tasks = _org.Task.Only(t => [t.Subject, t.What.Name]).OrderBy(t => t.Subject);
        var (one, other) = (await tasks.ToListAsync(Cancel), await tasks.BulkAsync(null, Cancel).ToListAsync(Cancel));
        Assert.Equal(one.Select(t => (t.Subject, t.What.Type, t.What.Name, t.What.IsNull)), other.Select(
            t => (t.Subject, t.What.Type, t.What.Name, t.What.IsNull)));
    }

    [Fact]
    public async Task Objects_by_name_and_SOQL_as_text_are_read()
    {
        Assert.Equal(2, await _org.Object(Account.Info).Select("Name", "AnnualRevenue").BulkAsync(null, Cancel).CountAsync(Cancel));
        var names = await _org.Query<Account>($"SELECT Id, Name FROM Account WHERE NumberOfEmployees = {7}", Cancel).BulkAsync(null, Cancel)
            .Select(a => a.Name).ToListAsync(Cancel);
        Assert.Equal(["#N/A"], names);
    }

    [Theory]
    [InlineData(1, CsvDelimiter.Comma)]
    [InlineData(3, CsvDelimiter.Tab)]
    public async Task Many_rows_are_read_in_pages(int parallelism, CsvDelimiter delimiter)
    {
        await _org.Lead.CreateManyAsync(
            Enumerable.Range(0, 5_000).Select(i => new Lead { LastName = $"L{i:0000}", Company = "x" }), Cancel);
        var leads = _org.Lead.OrderBy(l => l.LastName).Select(l => l.LastName);
        var options = new BulkQueryOptions { PageSize = 700, Parallelism = parallelism, Delimiter = delimiter };
        Assert.Equal(Enumerable.Range(0, 5_000).Select(i => $"L{i:0000}"), await leads.BulkAsync(options, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Deleted_records_are_read_on_request_and_a_job_is_read_again_after_a_restart()
    {
        var id = await _org.Lead.CreateAsync(new Lead { LastName = "Gone", Company = "x" }, Cancel);
        await _org.Lead.DeleteAsync(id, Cancel);
        Assert.Empty(await _org.Lead.BulkAsync(null, Cancel).ToListAsync(Cancel));
        var jobId = "";
        var query = _org.Lead.Select(l => l.LastName);
        await foreach (var _ in query.BulkAsync(new() { All = true, JobCreated = job => jobId = job }, Cancel))
            break;
        Assert.Equal(["Gone"], await query.ResumeBulkAsync(jobId, cancellationToken: Cancel).ToListAsync(Cancel));
        // It was deleted with its result.
        await Assert.ThrowsAsync<BulkJobException>(
            async () => await query.ResumeBulkAsync(jobId, cancellationToken: Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_statement_that_the_org_refuses_is_an_exception() =>
        await Assert.ThrowsAsync<SalesforceInvalidRequestException>(async () =>
            await _org.Query<Account>($"SELECT COUNT(Id) FROM Account", Cancel).BulkAsync(null, Cancel).ToListAsync(Cancel));

    private sealed class ShortWaits : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(
                callback, state, dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromMinutes(1) ? dueTime / 100 : dueTime, period);
    }
}
