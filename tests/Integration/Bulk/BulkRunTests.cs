using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Dynamic;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Parts, journals, progress, cancellation and abortion of loads.</summary>
public sealed class BulkRunTests : IAsyncLifetime
{
    private BulkOrg _org = null!;

    private SalesforceClient Client => _org.Client;

    public async ValueTask InitializeAsync() => _org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Fact]
    public async Task A_source_is_cut_into_parts_by_bytes()
    {
        await using var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(300), new BulkOptions { PartBytes = 1_000 }, Cancel);
        Assert.True(run.Jobs.Count >= 4);
        Assert.All(await BulkOrg.StatusesAsync(run), o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
        Assert.Equal(300, run.Jobs.Sum(j => j.RecordsProcessed));
    }

    [Fact]
    public async Task Records_of_one_group_stay_in_one_part()
    {
        var parents = (await Client.Account.CreateManyAsync(BulkOrg.Accounts(10), Cancel)).Select(o => o.Id).ToList();
        var journal = _org.NewJournal();
        var options = new BulkOptions<Contact> { KeepTogether = c => c.AccountId, PartBytes = 1_500, Journal = journal };
        var source = Enumerable.Range(0, 200).Select(i => new Contact { LastName = $"C{i}", AccountId = parents[i * 7 % 10] }).ToList();
        var run = await Client.Contact.BulkCreateAsync(source, options, Cancel);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(source.Select(
            c => (c.LastName, c.AccountId, true)), outcomes.Select(o => (o.Record.LastName, o.Record.AccountId, o.Succeeded)));
        var parts = Directory.GetFiles(journal.Folder, "part-*.csv");
        Assert.True(parts.Length > 1);
        var parentsByPart = parts.SelectMany(
            p => File.ReadLines(p).Skip(1).Select(line => (Part: p, Parent: line.Split(',')[1])).Distinct());
        Assert.All(parentsByPart.GroupBy(p => p.Parent), g => Assert.Single(g));
        await run.DeleteAsync(Cancel);
    }

    [Fact]
    public async Task The_files_of_a_journal_are_private_and_deleted_with_the_run()
    {
        var journal = _org.NewJournal();
        var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(5), new BulkOptions { Journal = journal }, Cancel);
        foreach (var file in Directory.GetFiles(journal.Folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
        var again = await Client.Account.ResumeBulkAsync(new FileBulkJournal(journal.Folder), null, Cancel);
        Assert.Equal(5, (await again!.CountAsync(Cancel))[OutcomeStatus.Succeeded]);
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => Client.Account.BulkCreateAsync(BulkOrg.Accounts(5), new BulkOptions { Journal = journal }, Cancel));
        await Assert.ThrowsAsync<BulkJournalException>(() => Client.Contact.ResumeBulkAsync(journal, null, Cancel));
        var other = Path.Combine(journal.Folder, "notes.txt");
        await File.WriteAllTextAsync(other, "", Cancel);
        await run.DeleteAsync(Cancel);
        Assert.Equal([other], Directory.GetFiles(journal.Folder));
        Assert.Null(await Client.Account.ResumeBulkAsync(journal, null, Cancel));
        Assert.Null(await Client.Account.OpenBulkAsync(journal, Cancel));
    }

    [Fact]
    public async Task A_run_without_a_journal_deletes_its_files_when_it_is_disposed()
    {
        var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(5), null, Cancel);
        Assert.True(Directory.Exists(run.Journal.Folder));
        await run.DisposeAsync();
        Assert.False(Directory.Exists(run.Journal.Folder));
    }

    [Fact]
    public async Task Cancellation_aborts_no_job_and_the_run_can_be_resumed()
    {
        var journal = _org.NewJournal();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var handler = new SuspendingHandler("PATCH", before: false);
        var load = _org.NewClient(handler).Account.BulkCreateAsync(BulkOrg.Accounts(50), new BulkOptions { Journal = journal }, stop.Token);
        await handler.Reached;
        await stop.CancelAsync();
        handler.Continue();
        var problem = await Assert.ThrowsAsync<BulkCanceledException>(() => load);
        Assert.DoesNotContain(_org.Local.Calls, c => c.Method == "DELETE");
        Assert.Single(problem.Run.Jobs);
        var run = await Client.Account.ResumeBulkAsync(journal, null, Cancel);
        Assert.Equal(50, (await run!.CountAsync(Cancel))[OutcomeStatus.Succeeded]);
        Assert.All(await _org.NamesAsync(), n => Assert.Equal(1, n.Value));
    }

    [Fact]
    public async Task An_aborted_run_has_a_true_outcome_for_each_record()
    {
        await using var slow = await BulkOrg.StartAsync(o => o.BulkStepDelay(TimeSpan.FromMilliseconds(300)));
        var journal = slow.NewJournal();
        var load = slow.Client.Account.BulkCreateAsync(
            BulkOrg.Accounts(2_000), new BulkOptions { Journal = journal, PartBytes = 15_000, Parallelism = 1 }, Cancel);
        BulkRun<Account>? opened = null;
        while (opened is null || opened.Jobs.Count == 0)
        {
            await Task.Delay(20, Cancel);
            opened = await slow.Client.Account.OpenBulkAsync(journal, Cancel);
        }
        await opened.AbortAsync(Cancel);
        var run = await load;
        Assert.True(run.IsCompleted);
        var names = await slow.NamesAsync();
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.All(outcomes, o => Assert.True(
            o.Status == (names.ContainsKey(o.Record.Name!)
                ? OutcomeStatus.Succeeded
                : o.Status == OutcomeStatus.NotSent ? o.Status : OutcomeStatus.Halted), o.ToString()));
        Assert.Contains(outcomes, o => o.Status == OutcomeStatus.NotSent);
        var again = await slow.Client.Account.ResumeBulkAsync(journal, null, Cancel);
        Assert.True(again!.IsCompleted);
    }

    [Fact]
    public async Task Progress_is_reported()
    {
        var progress = new Reports();
        await using var run = await Client.Account.BulkCreateAsync(
            BulkOrg.Accounts(2_500), new BulkOptions { Progress = progress, PartBytes = 20_000 }, Cancel);
        Assert.Contains(progress.Reported, p => p is { IsSpooled: false, RecordsRead: 2_000 });
        var last = progress.Reported[^1];
        Assert.Equal((2_500L, 2_500L, 0L), (last.RecordsRead, last.RecordsProcessed, last.RecordsFailed));
        Assert.Equal((last.Parts, last.Bytes), (last.PartsDone, last.BytesSent));
    }

    [Fact]
    public async Task A_job_that_the_user_may_not_create_is_an_exception()
    {
        var user = await _org.Local.AddUserAsync(new LocalUser("loader@acme.test").Object("Account", ObjectAccess.None), Cancel);
        await using var client = new SalesforceClient(
            new SalesforceOptions { Instance = _org.Local.Url, Auth = new Auth.ExternalTokenFlow(user.Token) });
        var journal = _org.NewJournal();
        await Assert.ThrowsAnyAsync<SalesforceApiException>(
            () => client.Account.BulkCreateAsync(BulkOrg.Accounts(2), new BulkOptions { Journal = journal }, Cancel));
        // Nothing was sent, so the journal is free.
        var run = await Client.Account.BulkCreateAsync(BulkOrg.Accounts(2), new BulkOptions { Journal = journal }, Cancel);
        Assert.True(run.IsCompleted);
    }

    [Fact]
    public async Task Objects_by_name_are_loaded_in_the_same_way()
    {
        var accounts = Client.Object(Account.Info);
        await using var created = await accounts.BulkCreateAsync(
            Enumerable.Range(0, 20).Select(
                i => accounts.New(new() { ["Name"] = $"D{i}", ["ErpId__c"] = $"K{i}", ["AnnualRevenue"] = 0.5m + i })), null, Cancel);
        var outcomes = await created.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(0, 20).Select(i => ($"D{i}", true)), outcomes.Select(o => ((string)o.Record["Name"]!, o.Succeeded)));
        await using var upserted = await accounts.BulkUpsertAsync(
            "erpid__c", outcomes.Select(o => accounts.New(new() { ["ErpId__c"] = o.Record["ErpId__c"], ["Phone"] = "1" })),
            new BulkOptions<DynamicRecord> { KeepTogether = r => r["Phone"] }, Cancel);
        Assert.Equal(outcomes.Select(o => o.Id), await upserted.Outcomes(Cancel).Select(o => o.Id).ToListAsync(Cancel));
        await using var deleted = await accounts.BulkDeleteAsync(outcomes.Select(o => o.Id), null, Cancel);
        Assert.Equal(20, (await deleted.CountAsync(Cancel))[OutcomeStatus.Succeeded]);
        Assert.Empty(await _org.NamesAsync());
    }

    private sealed class Reports : IProgress<BulkProgress>
    {
        private readonly List<BulkProgress> _reported = [];

        public IReadOnlyList<BulkProgress> Reported
        {
            get
            {
                lock (_reported)
                    return [.. _reported];
            }
        }

        public void Report(BulkProgress value)
        {
            lock (_reported)
                _reported.Add(value);
        }
    }
}
