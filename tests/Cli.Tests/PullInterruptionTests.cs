using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>Pulls at the same time, pulls that are ended, and orgs that do not answer.</summary>
public sealed class PullInterruptionTests : IDisposable
{
    private static readonly string[] Objects = ["Account", "Contact", "Lead", "Opportunity"];

    private readonly TemporaryFolder _app = new();
    private readonly ManualResetEventSlim _silence = new();

    private string Snapshots => Path.Combine(_app.Path, "describe-snapshots");

    public void Dispose()
    {
        _silence.Set();
        _app.Dispose();
        _silence.Dispose();
    }

    [Fact]
    public async Task Pulls_into_one_folder_at_the_same_time_all_succeed()
    {
        using var org = new StubOrg(path => Describe(path));
        for (var round = 0; round < 3; round++)
        {
            if (Directory.Exists(Snapshots))
                Directory.Delete(Snapshots, recursive: true);
            var pulls = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RunAsync(org, ["pull", .. Objects])));
            Assert.All(pulls, p => Assert.Equal((0, ""), (p.ExitCode, p.Error)));
            Assert.Equal(
                Objects.Select(o => o + ".json"), Directory.GetFiles(Snapshots).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task An_org_that_does_not_answer_is_given_up()
    {
        using var org = new StubOrg(Silent);
        var watch = Stopwatch.StartNew();
        var (exitCode, _, error) = await RunAsync(org, ["pull", .. Objects, "--timeout", "1"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("0 of 4 objects were pulled.", error, StringComparison.Ordinal);
        Assert.Contains($"{org.Url.TrimEnd('/')} sent nothing for 1 seconds. Check the address of the org and the network, or wait longer "
            + $"with --timeout.", error, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(25), watch.Elapsed.ToString());
        Assert.Empty(Directory.GetFiles(Snapshots));
    }

    [Fact]
    public async Task An_org_that_stops_in_the_middle_of_an_answer_is_given_up()
    {
        // Each connection ends with its answer: the promise keeps it open as long as the test holds it.
        using var org = new StubOrg(path => Describe(path) with { PromisedLength = 5000, HoldsOpen = _silence });
        var (exitCode, _, error) = await RunAsync(org, ["pull", "Account", "--timeout", "1"]);
        Assert.Equal(1, exitCode);
        Assert.Contains("sent nothing for 1 seconds", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pull", "Account")]
    [InlineData("query", "SELECT Id FROM Account", "--no-check")]
    [InlineData("diff")]
    public async Task A_command_that_waits_says_so(params string[] arguments)
    {
        Directory.CreateDirectory(Snapshots);
        await File.WriteAllTextAsync(Path.Combine(Snapshots, "Account.json"), Text("Account"), TestContext.Current.CancellationToken);
        using var org = new StubOrg(Silent);
        var (exitCode, _, error) = await RunAsync(org, [.. arguments, "--timeout", "7"]);
        Assert.Equal(1, exitCode);
        Assert.Contains($"Waiting for {org.Url.TrimEnd('/')} to answer. After 7 seconds without an answer the tool gives up "
            + $"(--timeout).", error, StringComparison.Ordinal);
        Assert.Contains("sent nothing for 7 seconds", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT")]
    [InlineData("-TERM")]
    public async Task A_pull_that_is_ended_says_what_happened_and_leaves_no_temporary_file(string signal)
    {
        Tool.RequireSignal(signal);
        using var org = new StubOrg(path => path.Contains("/Lead/", StringComparison.Ordinal) ? Silent(path) : Describe(path));
        using var tool = Tool.StartIn(_app.Path, "token", ["pull", .. Objects, "--instance", org.Url]);
        for (var waited = 0; (!Directory.Exists(Snapshots) || Directory.GetFiles(Snapshots, "*.json").Length < 3) && waited < 300; waited++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        tool.Signal(signal);
        var (exitCode, _) = await tool.EndAsync();
        Assert.Equal(130, exitCode);
        Assert.Contains("3 of 4 objects were pulled. Their snapshots are complete, and the others are as they were: pull again for the "
            + "rest.", tool.Error, StringComparison.Ordinal);
        Assert.Contains("Canceled.", tool.Error, StringComparison.Ordinal);
        Assert.Equal([
            "Account.json", "Contact.json", "Opportunity.json"
        ], Directory.GetFiles(Snapshots).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_that_a_killed_pull_left_behind_are_removed_and_those_in_use_are_not()
    {
        Directory.CreateDirectory(Snapshots);
        var left = Path.Combine(Snapshots, ".sftyped-0123456789abcdef.tmp");
        var used = Path.Combine(Snapshots, ".sftyped-fedcba9876543210.tmp");
        await File.WriteAllTextAsync(left, "{", TestContext.Current.CancellationToken);
        await using var writer = new FileStream(used, FileMode.CreateNew, FileAccess.Write, FileShare.Delete);
        foreach (var file in new[] { left, used })
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));
        using var org = new StubOrg(path => Describe(path));
        Assert.Equal(0, (await RunAsync(org, ["pull", "Account"])).ExitCode);
        Assert.Equal((false, true), (File.Exists(left), File.Exists(used)));
    }

    [Fact]
    public async Task An_object_that_the_org_does_not_have_is_reported_with_the_nearest_name()
    {
        using var org = new StubOrg(path => path.EndsWith("/sobjects", StringComparison.Ordinal)
            ? StubReply.Of("""{"sobjects":[{"name":"Account"},{"name":"Contact"},{"name":"Lead"}]}""")
            : path.Contains("/Account/", StringComparison.Ordinal) ? Describe(path)
            : StubReply.Of("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""") with { Status = 404 });
        var (exitCode, _, error) = await RunAsync(org, ["pull", "Acount", "Zebra__c"]);
        Assert.Equal(1, exitCode);
        Assert.Contains(
            "Acount: the org has no such object, or its user does not see it. Did you mean Account?", error, StringComparison.Ordinal);
        Assert.Contains("Zebra__c: the org has no such object, or its user does not see it", error, StringComparison.Ordinal);
    }

    private static StubReply Describe(string path) =>
        StubReply.Of(Text(path.Split('/') is [.., "sobjects", var name, "describe"] ? name : "Account"));

    private static string Text(string name) => new JsonObject
    {
        ["name"] = name, ["label"] = name, ["childRelationships"] = new JsonArray(),
        ["fields"] =
            new JsonArray(new JsonObject { ["name"] = "Id", ["label"] = "Id", ["type"] = "id", ["length"] = 18, ["createable"] = false }),
    }.ToJsonString();

    private StubReply Silent(string path)
    {
        _silence.Wait(TimeSpan.FromSeconds(30));
        return Describe(path);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(StubOrg org, string[] arguments)
    {
        using var tool = Tool.StartIn(_app.Path, "token", [.. arguments, "--instance", org.Url]);
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromSeconds(60));
        return (exitCode, output, tool.Error.Trim());
    }
}
