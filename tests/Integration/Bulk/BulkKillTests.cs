using System.Diagnostics;
using System.Globalization;
using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A load whose process is killed again and again, at random moments. Each record is written once, and each outcome is right. BULK_KILLS and BULK_KILL_ROWS
/// set how often and how large: tests/long.sh kills 100 times.
/// </summary>
public sealed class BulkKillTests(ITestOutputHelper output)
{
    private static int Kills => Setting("BULK_KILLS", 5);

    private static int Rows => Setting("BULK_KILL_ROWS", 2_000);

    [Fact]
    public async Task A_load_that_is_killed_at_random_writes_each_record_once()
    {
        await using var org = await BulkOrg.StartAsync();
        var journal = org.NewJournal();
        var random = new Random(Setting("BULK_KILL_SEED", 18));
        var clock = Stopwatch.StartNew();
        var kills = 0;
        while (true)
        {
            using var worker = BulkKillWorker.Start(org, journal, Rows);
            if (kills < Kills && await KillAsync(worker, journal, random))
            {
                kills++;
                continue;
            }
            await worker.WaitForExitAsync(Cancel);
            Assert.Equal(0, worker.ExitCode);
            break;
        }
        Assert.Equal(Kills, kills);
        var run = await org.Client.Account.OpenBulkAsync(journal, Cancel);
        Assert.True(run!.IsCompleted);
        var names = await org.NamesAsync();
        Assert.Equal(Rows, names.Count);
        Assert.Empty(names.Where(n => n.Value != 1));
        var index = 0;
        await foreach (var outcome in run.Outcomes(Cancel))
        {
            Assert.Equal((index, BulkKillWorker.NameOf(index), OutcomeStatus.Succeeded), (outcome.Index, outcome.Record.Name, outcome.Status));
            index++;
        }
        Assert.Equal(Rows, index);
        output.WriteLine($"{kills} kills, {Rows:N0} records, {run.Jobs.Count} jobs, {clock.Elapsed.TotalSeconds:F0} s: each record written once");
    }

    // Waits until the process has made a random number of further steps, so that it is killed during any of them and not only during the longest.
    private static async Task<bool> KillAsync(Process worker, FileBulkJournal journal, Random random)
    {
        var entries = (await journal.ReadAsync(Cancel)).Count;
        // The first process is also killed while it spools.
        var target = entries + random.Next(entries == 0 ? 0 : 1, Math.Max(2, Entries / Math.Max(1, Kills) * 2));
        while (!worker.HasExited && (await journal.ReadAsync(Cancel)).Count < target)
            await Task.Delay(2, Cancel);
        await Task.Delay(random.Next(30), Cancel);
        if (worker.HasExited)
            return false;
        worker.Kill();
        await worker.WaitForExitAsync(Cancel);
        // It may have ended by itself just before.
        return worker.ExitCode != 0;
    }

    // About eight entries a part.
    private static int Entries => Math.Max(8, Rows * BulkKillWorker.BytesOfRow / BulkKillWorker.PartBytes(Rows) * 8);

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
