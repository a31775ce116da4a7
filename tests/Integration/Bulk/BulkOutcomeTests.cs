using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The outcome of each record of a load, whatever becomes of its job.</summary>
public sealed class BulkOutcomeTests : IAsyncLifetime
{
    private BulkOrg _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task Refused_records_have_the_errors_of_the_org()
    {
        await Client.Account.CreateAsync(new Account { Name = "First", ErpId__c = "K-1" }, Cancel);
        await using var run = await Client.Account.BulkCreateAsync(
            [new Account { Name = "A", ErpId__c = "K-1" }, new Account { Name = "B", ErpId__c = "K-2" }], null, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal([OutcomeStatus.Failed, OutcomeStatus.Succeeded], outcomes.Select(o => o.Status));
        var error = Assert.Single(outcomes[0].Errors);
        Assert.Equal("DUPLICATE_VALUE", error.ErrorCode);
        Assert.False(outcomes[0].Succeeded);
        Assert.True(outcomes[0].Id.IsNone);
    }

    [Fact]
    public async Task Records_in_none_of_the_lists_are_unknown()
    {
        _org.Local.Inject(new BulkFault { Kind = BulkFaultKind.RowLost, After = 3, Rows = 2 });
        await using var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(10), null, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal([3, 4], outcomes.Where(o => o.Status == OutcomeStatus.Unknown).Select(o => o.Index));
        Assert.Equal(8, outcomes.Count(o => o.Status == OutcomeStatus.Succeeded));
        Assert.Contains("none of the three result lists", outcomes[3].Cause!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_that_a_failed_job_did_not_process_are_halted()
    {
        _org.Local.Inject(new BulkFault { Kind = BulkFaultKind.BatchTimeout, After = 250 });
        await using var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(450), null, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(
            Enumerable.Range(0, 450).Select(i => i < 200 ? OutcomeStatus.Succeeded : OutcomeStatus.Halted), outcomes.Select(o => o.Status));
        Assert.Equal(BulkJobState.Failed, Assert.IsType<BulkJobException>(outcomes[449].Cause).Job.State);
        Assert.Equal(BulkJobState.Failed, Assert.Single(run.Jobs).State);
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    public async Task Locked_records_are_sent_again_in_a_later_job(int retries, int failures)
    {
        _org.Local.Inject(new BulkFault { Kind = BulkFaultKind.RowLocked, After = 2, Rows = 5 });
        await using var run = await Client.Account.BulkCreateAsync(
            BulkOrg.Accounts(20), new BulkOptions { RetryLockedRows = retries }, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(failures, outcomes.Count(o => o.Status == OutcomeStatus.Failed));
        Assert.Equal(20 - failures, outcomes.Count(o => o.Status == OutcomeStatus.Succeeded));
        Assert.All(outcomes.Where(o => !o.Succeeded), o => Assert.Equal("UNABLE_TO_LOCK_ROW", o.Errors[0].ErrorCode));
        Assert.Equal(retries == 0 ? 1 : 2, run.Jobs.Count);
        Assert.All(await _org.NamesAsync(), n => Assert.Equal(1, n.Value));
        Assert.True(run.IsCompleted);
    }

    [Fact]
    public async Task Equal_records_are_marked_as_ambiguous()
    {
        await using var run = await Client.Account.BulkCreateAsync(
            [new Account
            {
                Name = "Twin", AnnualRevenue = 1.50m
            }, new Account { Name = "Only" }, new Account { Name = "Twin", AnnualRevenue = 1.5m }],
            null, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal([(true, true), (true, false), (true, true)], outcomes.Select(o => (o.Succeeded, o.IsAmbiguous)));
        Assert.Equal(3, outcomes.Select(o => o.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_field_that_correlates_tells_equal_records_apart()
    {
        var options = new BulkOptions<Account> { Correlate = a => a.AccountNumber };
        await using var run = await Client.Account.BulkCreateAsync(
            [new Account { Name = "Twin", AccountNumber = "1" }, new Account { Name = "Twin", AccountNumber = "2" }], options, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.All(outcomes, o => Assert.False(o.IsAmbiguous));
        var read = await Client.Account.GetManyAsync(outcomes.Select(o => o.Id), Cancel);
        Assert.Equal(["1", "2"], read.Select(a => a!.AccountNumber));
        var problem = await Assert.ThrowsAsync<BulkRecordException>(() => Client.Account.BulkCreateAsync(
            [new Account { Name = "A", AccountNumber = "1" }, new Account { Name = "B" }], options, Cancel));
        Assert.Equal(1, problem.Index);
    }

    [Fact]
    public async Task Fields_that_some_records_set_are_left_alone_in_the_others_and_null_clears()
    {
        var ids = (await Client.Account.CreateManyAsync(
            [new Account { Name = "A", Phone = "1", Website = "w" }, new Account { Name = "B", Phone = "2", Website = "w" }],
            Cancel)).Select(o => o.Id).ToList();
        await using var run = await Client.Account.BulkUpdateAsync(
            [Account.WithId(ids[0]) with { Phone = null }, Account.WithId(ids[1]) with { Website = "", Description = "a \"b\"\r\nc, d" }],
            null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(run), o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
        var read = await Client.Account.GetManyAsync(ids, Cancel);
        Assert.Equal([
            (null, "w", null), ("2", null, "a \"b\"\nc, d")
        ], read.Select(a => (a!.Phone, a.Website, a.Description?.Replace("\r", "", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Values_of_every_kind_are_recognized_in_the_results()
    {
        var projects = Enumerable.Range(0, 12).Select(i => Project__c.Empty with
        {
            Budget__c = 912_260_031.25m + i,
            Completion__c = i / 4m,
            DailyStandup__c = new TimeOnly(9, i, 30),
            KickoffAt__c = new DateTimeOffset(2026, 5, 4, 3, 2, 1, TimeSpan.FromHours(2)).AddMilliseconds(400 + i),
            StartDate__c = new DateOnly(2026, 1, 1 + i),
            IsBillable__c = i % 2 == 0,
            Headcount__c = i,
            Summary__c = $"line {i}\r\nnext \"line\", #{i}",
            LegacyNumber__c = 10_000_000 + i,
        }).ToList();
        await using var created = await Client.Project__c.BulkCreateAsync(projects, null, Cancel);
        var outcomes = await created.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.All(outcomes, o => Assert.True(o is { Succeeded: true, IsAmbiguous: false }, o.ToString()));
        var read = await Client.Project__c.GetManyAsync(outcomes.Select(o => o.Id), Cancel);
        Assert.Equal(projects.Select(p => (p.Budget__c, p.StartDate__c)), read.Select(p => (p!.Budget__c, p.StartDate__c)));

        await using var upserted = await Client.Project__c.BulkUpsertAsync(
            p => p.LegacyNumber__c, projects.Select(p => Project__c.Empty with { LegacyNumber__c = p.LegacyNumber__c, Budget__c = 1 }),
            null, Cancel);
        Assert.Equal(outcomes.Select(
            o => (o.Id, false, true)), await upserted.Outcomes(Cancel).Select(o => (o.Id, o.Created, o.Succeeded)).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_job_that_the_org_has_deleted_leaves_unknown_records()
    {
        var journal = _org.NewJournal();
        var dying = new DyingHandler(4, isSent: false);
        var problem = await Assert.ThrowsAsync<BulkInterruptedException>(
            () => _org.NewClient(dying).Account.BulkCreateAsync(BulkOrg.Accounts(5), new BulkOptions { Journal = journal }, Cancel));
        var job = Assert.Single(problem.Run.Jobs);
        Assert.All(await BulkOrg.StatusesAsync((BulkRun<Account>)problem.Run), o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        await Client.SendAsync(HttpMethod.Delete, $"jobs/ingest/{job.Id}", null, Cancel);
        await using var run = await Client.Account.ResumeBulkAsync(journal, null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(run!), o => Assert.Equal(OutcomeStatus.Unknown, o.Status));
        Assert.True(run!.IsCompleted);
    }

    [Fact]
    public async Task An_upsert_by_the_id_creates_the_records_without_one()
    {
        var id = await Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);
        await using var run = await Client.Account.BulkUpsertAsync(
            a => a.Id, [new Account { Name = "New" }, Account.WithId(id) with { Phone = "1" }], null, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal([(true, true), (true, false)], outcomes.Select(o => (o.Succeeded, o.Created)));
        Assert.Equal(id, outcomes[1].Id);
        Assert.Equal(["A", "New"], (await _org.NamesAsync()).Keys.Order());
    }

    [Fact]
    public async Task Parents_are_named_by_a_key_and_cleared_in_the_same_load()
    {
        var parent = await Client.Account.CreateAsync(new Account { Name = "Parent", ErpId__c = "P-1" }, Cancel);
        var contacts = (await Client.Contact.CreateManyAsync(
            [new Contact
            {
                LastName = "A", AccountId = parent
            }, new Contact { LastName = "B" }, new Contact { LastName = "C", AccountId = parent }], Cancel))
            .Select(o => o.Id).ToList();
        await using var run = await Client.Contact.BulkUpdateAsync(
            [
                Contact.WithId(contacts[0]) with { AccountId = null },
                Contact.WithId(contacts[1]) with { Account = Account.ByKey(a => a.ErpId__c, "P-1") },
                Contact.WithId(contacts[2]) with { Title = "T" },
            ],
            null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(run), o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
        var read = await Client.Contact.GetManyAsync(contacts, Cancel);
        Assert.Equal([null, parent, parent], read.Select(c => c!.AccountId));
    }

    [Fact]
    public async Task Records_are_deleted_without_the_recycle_bin()
    {
        var ids = (await Client.Account.CreateManyAsync(BulkOrg.Accounts(3), Cancel)).Select(o => o.Id).ToList();
        await using var run = await Client.Account.BulkHardDeleteAsync(ids, null, Cancel);
        Assert.Equal(ids, await run.Outcomes(Cancel).Select(o => o.Id).ToListAsync(Cancel));
        Assert.Equal(0, await Client.Account.IncludeDeleted().CountAsync(Cancel));
        await using var again = await Client.Account.BulkDeleteAsync(ids, null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(again), o => Assert.Equal(OutcomeStatus.Failed, o.Status));
    }

    [Fact]
    public async Task A_client_that_repeats_writes_does_not_repeat_an_upload()
    {
        _org.Local.Inject(new Fault { Kind = FaultKind.NoAnswer, Method = "PUT" });
        await using var run = await Client.WithRetryWrites().Account.BulkCreateAsync(BulkOrg.Accounts(5), null, Cancel);
        Assert.Equal(5, (await run.CountAsync(Cancel))[OutcomeStatus.Succeeded]);
        var uploads = _org.Local.Calls.Where(call => call.Method == "PUT").Select(call => call.Target).ToList();
        Assert.Equal(2, uploads.Count);
        Assert.Equal(uploads.Count, uploads.Distinct().Count());
    }

    [Fact]
    public async Task Nothing_is_sent_for_an_empty_source_and_for_records_without_changes()
    {
        await using var empty = await Client.Account.BulkCreateAsync([], null, Cancel);
        Assert.Equal((0L, true, 0), (empty.Records, empty.IsCompleted, empty.Jobs.Count));
        var id = await Client.Account.CreateAsync(new Account { Name = "A" }, Cancel);
        await using var unchanged = await Client.Account.BulkUpdateAsync([(await Client.Account.GetAsync(id, Cancel))!], null, Cancel);
        Assert.Equal(OutcomeStatus.Unchanged, Assert.Single(await BulkOrg.StatusesAsync(unchanged)).Status);
        Assert.Empty(unchanged.Jobs);
    }
}
