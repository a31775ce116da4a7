using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Salesforce.Typed.Audit.Records;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A gate whose process (tests/GateKillWorker) is killed again and again while it makes approved writes. GATE_KILLS sets how often:
/// tests/long.sh kills 100 times.
/// </summary>
public sealed class GateKillTests(ITestOutputHelper output)
{
    private const string Policy = """{ "agents": { "ops": { "objects": { "Lead": { "access": "edit", "confirm": ["create"] } } } } }""";

    // What a write takes, and the approvals of the process before: so that processes are killed in all of it.
    private const int MostMilliseconds = 800;

    private static readonly int Kills = Setting("GATE_KILLS", 5);

    [Fact]
    public async Task A_gate_that_is_killed_at_random_writes_nothing_that_is_not_on_record()
    {
        await using var fixture = await GateFixture.StartAsync(Policy);
        var key = await fixture.Gate.IssueKeyAsync("ops", "kim", cancellationToken: Cancel);
        var random = new Random(Setting("GATE_KILL_SEED", 19));
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Kills; i++)
            await KillAsync(fixture, key, random.Next(MostMilliseconds));
        // The last one is killed only after it has written: the test must not pass by killing too early.
        var before = (await NamesAsync(fixture)).Count;
        using (var last = Start(fixture, key))
        {
            while ((await NamesAsync(fixture)).Count < before + 5 && !last.HasExited)
                await Task.Delay(20, Cancel);
            last.Kill();
            await last.WaitForExitAsync(Cancel);
        }
        await RequireRecordsAsync(fixture, clock);
    }

    private async Task RequireRecordsAsync(GateFixture fixture, Stopwatch clock)
    {
        var names = await NamesAsync(fixture);
        var approvals = await fixture.Gate.Services.Store.ReadApprovalsAsync(null, int.MaxValue, Cancel);
        var records = await fixture.Gate.Audit.ReadAsync(new AuditFilter(), Cancel).Select(r => r.Record).ToListAsync(Cancel);
        var intents = records.Where(r => r.Entry is { Kind: AuditKind.Intent, Approval: not null }).ToLookup(r => r.Entry.Approval!);
        var verification = await fixture.Gate.VerifyAuditAsync(Cancel);
        var ended = records.Where(r => r.Entry is { Kind: AuditKind.Outcome, Approval: not null }).ToLookup(r => r.Entry.Approval!);
        var byName = approvals.ToDictionary(a => Name(a.Details));

        Assert.Null(verification.FirstBreak);
        Assert.Equal(names.Count, names.Distinct().Count());
        // Each approval is spent by one intent at most, whether or not the process lived to see what became of it.
        Assert.All(approvals, a => Assert.InRange(intents[a.Id].Count(), 0, a.State == "spent" ? 1 : 0));
        Assert.All(names, n => Assert.Single(intents[byName[n].Id]));
        Assert.All(
            approvals.Where(a => ended[a.Id].Any(o => o.Entry.Outcome == "succeeded")), a => Assert.Contains(Name(a.Details), names));
        // A write without an outcome is an open intent, which the verification shows.
        var open = approvals.Count(a => intents[a.Id].Any() && !ended[a.Id].Any());
        Assert.Equal(open, verification.OpenIntents.Count);
        Assert.True(names.Count >= 5, $"{names.Count} writes were made.");
        output.WriteLine(
            $"{Kills} kills, {approvals.Count:N0} approvals, {names.Count:N0} writes, {verification.Records:N0} records in "
                + $"{verification.Chains} chains, "
            + $"{open} open intents, {names.Count(n => !ended[byName[n].Id].Any())} of them written, {clock.Elapsed.TotalSeconds:F0} s: "
            + $"each write on record, no approval spent twice");
    }

    private static async Task KillAsync(GateFixture fixture, string key, int milliseconds)
    {
        using var worker = Start(fixture, key);
        Assert.Equal("ready", await worker.StandardOutput.ReadLineAsync(Cancel));
        await Task.Delay(milliseconds, Cancel);
        Assert.False(worker.HasExited, "The worker ended by itself.");
        worker.Kill();
        await worker.WaitForExitAsync(Cancel);
    }

    private static Process Start(GateFixture fixture, string key)
    {
        var folder = AppContext.BaseDirectory.Replace("Gate.Tests", "GateKillWorker", StringComparison.Ordinal);
        return Process.Start(new ProcessStartInfo(
            Path.Combine(folder, OperatingSystem.IsWindows() ? "GateKillWorker.exe" : "GateKillWorker"),
            [
                fixture.Org.Url.ToString(), fixture.Org.Token, fixture.StoreFile,
                Path.Combine(Path.GetDirectoryName(fixture.StoreFile)!, "keys", "gate.keys"),
                TestPaths.InRepository("describe-snapshots"), key,
            ])
        {
            RedirectStandardOutput = true,
        })!;
    }

    private static string Name(string details)
    {
        using var json = JsonDocument.Parse(details);
        return json.RootElement.GetProperty("records")[0].GetProperty("after").GetProperty("LastName").GetString()!;
    }

    private static async Task<List<string>> NamesAsync(GateFixture fixture)
    {
        var names = new List<string>();
        for (var path = $"query?q={Uri.EscapeDataString("SELECT LastName FROM Lead")}"; path is not null;)
        {
            using var response = await fixture.Client.SendAsync(HttpMethod.Get, path, cancellationToken: Cancel);
            using var page = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancel));
            names.AddRange(page.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("LastName").GetString()!));
            path = page.RootElement.TryGetProperty("nextRecordsUrl", out var next) ? next.GetString() : null;
        }
        return names;
    }

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}
