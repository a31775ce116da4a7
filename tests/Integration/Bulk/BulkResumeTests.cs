using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Loads whose process dies at every moment that there is, and goes on in another one: each record is written once, and each outcome is right.</summary>
public sealed class BulkResumeTests : IAsyncLifetime
{
    private const int Records = 30;

    // Small parts, so that there are several.
    private static readonly BulkOptions Options = new() { PartBytes = 1_000, Parallelism = 2, RetryLockedRows = 3 };

    private BulkOrg _org = null!;

    public async ValueTask InitializeAsync() => _org = await BulkOrg.StartAsync();

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    public async Task A_process_that_dies_at_any_entry_of_the_journal_writes_each_record_once(bool isAdded, int locked)
    {
        var expected = new HashSet<string>();
        for (var entry = 1; ; entry++)
        {
            _org.Local.ClearFaults();
            if (locked > 0)
                _org.Local.Inject(new BulkFault { Kind = BulkFaultKind.RowLocked, After = 3, Rows = locked });
            var journal = _org.NewJournal();
            var dying = new DyingJournal(journal, entry, isAdded);
            var source = BulkOrg.Accounts(Records, $"J{(isAdded ? 1 : 0)}-{entry}-").ToList();
            await RunUntilDeathAsync(_org.Client, source, Options with { Journal = dying });
            await CompleteAsync(journal, source);
            expected.UnionWith(source.Select(a => a.Name!));
            if (!dying.HasDied)
                break;
        }
        await RequireOnceAsync(expected);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_dies_at_any_request_writes_each_record_once(bool isSent)
    {
        var expected = new HashSet<string>();
        for (var request = 1; ; request++)
        {
            var journal = _org.NewJournal();
            var dying = new DyingHandler(request, isSent);
            var source = BulkOrg.Accounts(Records, $"R{(isSent ? 1 : 0)}-{request}-").ToList();
            await RunUntilDeathAsync(_org.NewClient(dying), source, Options with { Journal = journal });
            await CompleteAsync(journal, source);
            expected.UnionWith(source.Select(a => a.Name!));
            if (!dying.HasDied)
                break;
        }
        await RequireOnceAsync(expected);
    }

    [Theory]
    [InlineData("POST", "jobs/ingest", FaultKind.NoAnswer)]
    [InlineData("POST", "jobs/ingest", FaultKind.Unavailable)]
    [InlineData("PUT", "batches", FaultKind.NoAnswer)]
    [InlineData("PUT", "batches", FaultKind.BadGateway)]
    [InlineData("PATCH", "jobs/ingest", FaultKind.NoAnswer)]
    [InlineData("PATCH", "jobs/ingest", FaultKind.CutOff)]
    [InlineData("PATCH", "jobs/ingest", FaultKind.ServerError)]
    [InlineData("GET", "successfulResults", FaultKind.CutOff)]
    [InlineData("GET", "jobs/ingest", FaultKind.NoAnswer)]
    public async Task A_failed_request_writes_each_record_once(string method, string path, FaultKind kind)
    {
        _org.Local.Inject(new Fault { Kind = kind, Method = method, Path = path });
        var source = BulkOrg.Accounts(Records).ToList();
        await using var run = await _org.Client.Account.BulkCreateAsync(source, null, Cancel);
        Assert.Equal(source.Select((_, i) => ((long)i, OutcomeStatus.Succeeded)), await BulkOrg.StatusesAsync(run));
        await RequireOnceAsync([.. source.Select(a => a.Name!)]);
    }

    [Fact]
    public async Task A_run_without_a_journal_can_be_resumed_from_its_exception()
    {
        var source = BulkOrg.Accounts(Records).ToList();
        var problem = await Assert.ThrowsAsync<BulkInterruptedException>(
            () => _org.NewClient(new DyingHandler(5, isSent: true)).Account.BulkCreateAsync(source, null, Cancel));
        Assert.False(problem.Run.IsCompleted);
        await using var run = await _org.Client.Account.ResumeBulkAsync(problem.Run.Journal, null, Cancel);
        Assert.True(run!.IsCompleted);
        await RequireOnceAsync([.. source.Select(a => a.Name!)]);
    }

    [Fact]
    public async Task A_process_that_was_suspended_sends_nothing_after_another_one_took_over()
    {
        var journal = _org.NewJournal();
        var source = BulkOrg.Accounts(Records).ToList();
        var suspended = new SuspendingHandler("PATCH", before: true);
        var first = _org.NewClient(suspended).Account.BulkCreateAsync(source, Options with { Journal = journal, Parallelism = 1 }, Cancel);
        await suspended.Reached;
        await Assert.ThrowsAsync<BulkJournalException>(() => _org.Client.Account.ResumeBulkAsync(journal, null, Cancel));

        var late = new FileBulkJournal(journal.Folder) { LeaseDuration = TimeSpan.Zero };
        await using var run = await _org.Client.Account.ResumeBulkAsync(late, null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(run!), o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
        suspended.Continue();
        var problem = await Assert.ThrowsAsync<BulkInterruptedException>(() => first);
        Assert.IsType<BulkJournalException>(problem.InnerException);
        await RequireOnceAsync([.. source.Select(a => a.Name!)]);
    }

    [Fact]
    public async Task A_process_that_was_suspended_while_a_job_was_created_does_not_run_that_job()
    {
        var journal = _org.NewJournal();
        var source = BulkOrg.Accounts(Records).ToList();
        var suspended = new SuspendingHandler("POST", before: false);
        var first = _org.NewClient(suspended).Account.BulkCreateAsync(source, Options with { Journal = journal, Parallelism = 1 }, Cancel);
        await suspended.Reached;
        var late = new FileBulkJournal(journal.Folder) { LeaseDuration = TimeSpan.Zero };
        await using var run = await _org.Client.Account.ResumeBulkAsync(late, null, Cancel);
        Assert.All(await BulkOrg.StatusesAsync(run!), o => Assert.Equal(OutcomeStatus.Succeeded, o.Status));
        suspended.Continue();
        await Assert.ThrowsAnyAsync<SalesforceException>(() => first);
        await RequireOnceAsync([.. source.Select(a => a.Name!)]);
    }

    private static async Task RunUntilDeathAsync(SalesforceClient client, IReadOnlyList<Account> source, BulkOptions options)
    {
        try
        {
            await client.Account.BulkCreateAsync(source, options, Cancel);
        }
        catch (Exception e) when (e is InvalidOperationException or BulkInterruptedException)
        {
        }
    }

    private async Task CompleteAsync(FileBulkJournal journal, IReadOnlyList<Account> source)
    {
        var run = await _org.Client.Account.ResumeBulkAsync(journal, null, Cancel)
            ?? await _org.Client.Account.BulkCreateAsync(source, Options with { Journal = journal }, Cancel);
        Assert.True(run.IsCompleted);
        var outcomes = await run.Outcomes(Cancel).ToListAsync(Cancel);
        Assert.Equal(source.Select(a => (a.Name, OutcomeStatus.Succeeded)), outcomes.Select(o => (o.Record.Name, o.Status)));
        Assert.Equal(Records, outcomes.Select(o => o.Id).Distinct().Count());
        await run.DeleteAsync(Cancel);
        Assert.False(Directory.Exists(journal.Folder));
    }

    private async Task RequireOnceAsync(HashSet<string> expected)
    {
        var names = await _org.NamesAsync();
        Assert.DoesNotContain(names, n => n.Value != 1);
        Assert.Equal(expected.Order(), names.Keys.Order());
    }
}
