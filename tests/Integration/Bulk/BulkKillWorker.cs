using System.Diagnostics;
using System.Globalization;
using Acme.Crm;
using Salesforce.Typed.Auth;
using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Tests;

/// <summary>The process that <see cref="BulkKillTests"/> kills: this program with one test, which begins a load or goes on with it.</summary>
public sealed class BulkKillWorker
{
    public const int BytesOfRow = 12;

    private const string Variable = "BULK_KILL_WORKER";
    private const int Parts = 20;

    public static int PartBytes(int rows) => Math.Max(1_000, rows * BytesOfRow / Parts);

    public static string NameOf(int index) => index.ToString("D7", CultureInfo.InvariantCulture);

    /// <summary>Starts the process.</summary>
    internal static Process Start(BulkOrg org, FileBulkJournal journal, int rows)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Integration.exe" : "Integration"), ["--filter-class", "*." + nameof(BulkKillWorker)]) { RedirectStandardOutput = true };
        start.Environment[Variable] = string.Join('|', org.Local.Url, org.Local.Token, journal.Folder, rows);
        var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        return process;
    }

    [Fact]
    public async Task Load()
    {
        var settings = Environment.GetEnvironmentVariable(Variable)?.Split('|');
        Assert.SkipWhen(settings is null, $"Runs in a process of its own, with {Variable}.");
        using var client = new SalesforceClient(new SalesforceOptions
        {
            Instance = new Uri(settings[0]), Auth = new ExternalTokenFlow(settings[1]), TimeProvider = new QuickClock(),
        });
        var rows = int.Parse(settings[3], CultureInfo.InvariantCulture);
        var options = new BulkOptions { Journal = new FileBulkJournal(settings[2]), PartBytes = PartBytes(rows), Parallelism = 2 };
        var run = await client.Account.ResumeBulkAsync(options.Journal, null, Cancel)
            ?? await client.Account.BulkCreateAsync(Enumerable.Range(0, rows).Select(i => new Account { Name = NameOf(i) }), options, Cancel);
        Assert.True(run.IsCompleted);
    }
}
