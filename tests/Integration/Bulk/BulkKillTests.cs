using System.Diagnostics;
using System.Globalization;
using Acme.Crm;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Composite;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A load whose process (tests/BulkKillWorker) is killed again and again, at random moments. Each record is written once, and each outcome
/// is right. BULK_KILLS
/// and BULK_KILL_RECORDS set how often and how large: tests/long.sh kills 100 times.
/// </summary>
public sealed class BulkKillTests(ITestOutputHelper output)
{
    // Small parts, so that there are several jobs, and about eight entries of the journal for each.
    private const int RowBytes = 12;
    private const int EntriesOfPart = 8;

    private static readonly int Kills = Setting("BULK_KILLS", 5);
    private static readonly int Records = Setting("BULK_KILL_RECORDS", 2_000);
    private static readonly int PartBytes = Math.Clamp(Records * RowBytes / 20, 1_000, 8_000);

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
            using var worker = Start(org, journal);
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
        await RequireWrittenOnceAsync(org, journal);
        output.WriteLine($"{kills} kills, {Records:N0} records, {clock.Elapsed.TotalSeconds:F0} s: each record written once");
    }

    private static async Task RequireWrittenOnceAsync(BulkOrg org, FileBulkJournal journal)
    {
        var run = await org.Client.Account.OpenBulkAsync(journal, Cancel);
        Assert.True(run!.IsCompleted);
        var names = await org.NamesAsync();
        Assert.Equal(Records, names.Count);
        Assert.DoesNotContain(names, n => n.Value != 1);
        var index = 0;
        await foreach (var outcome in run.Outcomes(Cancel))
        {
            Assert.Equal(
                (index, index.ToString("D7", CultureInfo.InvariantCulture), OutcomeStatus.Succeeded),
                (outcome.Index, outcome.Record.Name, outcome.Status));
            index++;
        }
        Assert.Equal(Records, index);
    }

    private static Process Start(BulkOrg org, FileBulkJournal journal)
    {
        var folder = AppContext.BaseDirectory.Replace("Integration", "BulkKillWorker", StringComparison.Ordinal);
        return Process.Start(
            Path.Combine(folder, OperatingSystem.IsWindows() ? "BulkKillWorker.exe" : "BulkKillWorker"),
            [
                org.Local.Url.ToString(), org.Local.Token, journal.Folder, Records.ToString(CultureInfo.InvariantCulture),
                PartBytes.ToString(CultureInfo.InvariantCulture),
            ]);
    }

    // Waits until the process has made a random number of further steps, so that it is killed during any of them and not only during the
    // longest.
    private static async Task<bool> KillAsync(Process worker, FileBulkJournal journal, Random random)
    {
        var entries = (await journal.ReadAsync(Cancel)).Count;
        var steps = Records * RowBytes / PartBytes * EntriesOfPart / Math.Max(1, Kills);
        // The first process is also killed before it has written anything.
        var target = entries + random.Next(entries == 0 ? 0 : 1, Math.Max(2, steps));
        while (!worker.HasExited && (await journal.ReadAsync(Cancel)).Count < target)
            await Task.Delay(2, Cancel);
        await Task.Delay(random.Next(20), Cancel);
        if (worker.HasExited)
            return false;
        worker.Kill();
        await worker.WaitForExitAsync(Cancel);
        // It may have ended by itself just before.
        return worker.ExitCode != 0;
    }

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
