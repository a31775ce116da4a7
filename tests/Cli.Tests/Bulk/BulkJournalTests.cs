namespace Salesforce.Typed.Tests;

/// <summary>Loads of <c>sftyped bulk</c> whose process ends, and the commands that take them by their journal.</summary>
public sealed class BulkJournalTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_load_whose_process_is_killed_is_resumed_and_writes_nothing_twice()
    {
        await using var folder = await LoadFolder.StartAsync(o => o.BulkStepDelay(TimeSpan.FromMilliseconds(500)));
        folder.Write("a.csv", "Name,ErpId__c\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"A{i},K{i}\n")));
        var started = folder.Start("bulk", "create", "Account", "a.csv", "--snapshots", TestPaths.InRepository("describe-snapshots"));
        await UntilAsync(folder, "PATCH");
        started.Kill();
        started.Dispose();
        Assert.True(folder.Exists("a.csv.journal"));

        var (exitCode, _, error) = await folder.RunAsync("bulk", "create", "Account", "a.csv");
        Assert.Equal(1, exitCode);
        Assert.Contains("To go on with it: sftyped bulk resume a.csv.journal.", error, StringComparison.Ordinal);

        (exitCode, var output, error) = await LoadFolder.EndAsync(folder.Start("bulk", "resume", "a.csv.journal"));
        Assert.Equal((0, "a.csv.journal: 500 records: 500 succeeded (500 created).\n  a.success.csv", ""), (exitCode, output, error));
        Assert.Equal(501, folder.Lines("a.success.csv").Length);
        Assert.False(folder.Exists("a.csv.journal"));
        Assert.Equal(500, (await folder.QueryAsync("SELECT Id FROM Account")).Length);
    }

    [Fact]
    public async Task A_load_that_is_canceled_says_how_to_go_on_and_can_be_ended()
    {
        Tool.RequireSignal("-INT");
        await using var folder = await LoadFolder.StartAsync(o => o.BulkStepDelay(TimeSpan.FromHours(1)));
        folder.Write("a.csv", "Name\nA\nB\n");
        using (var tool = folder.Start(
            "bulk", "create", "Account", "a.csv", "--journal", "state", "--snapshots", TestPaths.InRepository("describe-snapshots")))
        {
            await UntilAsync(folder, "PATCH");
            await UntilAsync(folder, "GET");
            tool.Interrupt();
            Assert.Equal(130, (await tool.EndAsync()).ExitCode);
            Assert.Contains("To go on with it: sftyped bulk resume state", tool.Error, StringComparison.Ordinal);
        }

        var (exitCode, output, _) = await LoadFolder.EndAsync(folder.Start("bulk", "results", "state"));
        Assert.Equal((3, "state: 2 records: 0 succeeded, 2 unknown: they may be written or not.\n  a.unknown.csv"), (exitCode, output));

        (exitCode, output, _) = await LoadFolder.EndAsync(folder.Start("bulk", "abort", "state"));
        Assert.Equal((3, "state: 2 records: 0 succeeded, 2 not processed.\n  a.unprocessed.csv\n  a.unknown.csv"), (exitCode, output));
        Assert.Equal(["sf__Id,sf__Error,Name"], folder.Lines("a.unknown.csv"));

        // A journal that was named is kept.
        (exitCode, _, var error) = await folder.RunAsync("bulk", "create", "Account", "a.csv", "--journal", "state");
        Assert.Equal(1, exitCode);
        Assert.Contains("sftyped bulk results --delete state", error, StringComparison.Ordinal);
        Assert.Equal(
            3, (await LoadFolder.EndAsync(folder.Start("bulk", "results", "--delete", "state", "-o", folder.PathOf("other")))).ExitCode);
        Assert.True(folder.Exists("other.unprocessed.csv"));
        Assert.False(folder.Exists("state"));
    }

    [Fact]
    public async Task The_jobs_of_the_org_are_listed_with_their_numbers()
    {
        await using var folder = await LoadFolder.StartAsync();
        Assert.Equal((0, "0 jobs", ""), await LoadFolder.EndAsync(folder.Start("bulk", "list")));
        folder.Write("contacts.csv", "LastName,Account.ErpId__c\nOne,\nTwo,P2\n");
        Assert.Equal(3, (await folder.RunAsync("bulk", "create", "Contact", "contacts.csv")).ExitCode);
        folder.Write("a.csv", "Name\nA\n");
        Assert.Equal(0, (await folder.RunAsync("bulk", "create", "Account", "a.csv")).ExitCode);

        var (exitCode, output, error) = await LoadFolder.EndAsync(folder.Start("bulk", "list", "--format", "csv"));
        Assert.Equal((0, ""), (exitCode, error));
        var lines = output.Split('\n');
        Assert.Equal("Id,Object,Operation,State,Processed,Failed,Created", lines[0]);
        Assert.Contains(lines, l => l.Contains(",Contact,insert,JobComplete,2,1,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(",Account,insert,JobComplete,1,0,", StringComparison.Ordinal));

        (_, output, error) = await LoadFolder.EndAsync(folder.Start("bulk", "list", "--limit", "1", "--json"));
        Assert.Single(output.Split('\n'));
        Assert.Equal("1 older jobs are not shown: --limit shows more.", error);
    }

    private static async Task UntilAsync(LoadFolder folder, string method)
    {
        var until = DateTime.UtcNow + Timeout;
        while (!folder.Org.Calls.Any(c => c.Method == method && c.Target.Contains("/jobs/ingest/", StringComparison.Ordinal)))
        {
            Assert.True(DateTime.UtcNow < until, $"No {method} came.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
