using System.Diagnostics;
using System.Text.Json;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The tool against a local org whose schema changes: pull, look at the difference, pull again.</summary>
public sealed class PullAndDiffTests : IDisposable
{
    private readonly TemporaryFolder _org = new();
    private readonly TemporaryFolder _app = new();

    private string Snapshots => Path.Combine(_app.Path, "describe-snapshots");

    public PullAndDiffTests()
    {
        foreach (var name in new[] { "Account", "Contact", "User" })
            File.Copy(TestPaths.InRepository("describe-snapshots", name + ".json"), Path.Combine(_org.Path, name + ".json"));
    }

    public void Dispose()
    {
        _org.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Pull_writes_what_the_org_describes_and_touches_only_what_changed()
    {
        await using (var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken))
        {
            Assert.Equal(
                (0, "+ Account|+ Contact|2 added, 0 changed, 0 unchanged, 0 failed."), await PullAsync(local, "Account", "Contact"));
            Assert.Equal(["Account.json", "Contact.json"], Directory.GetFiles(Snapshots).Select(f => Path.GetFileName(f)).Order());
            var written = File.GetLastWriteTimeUtc(Path.Combine(Snapshots, "Account.json"));
            Assert.Equal((0, "0 added, 0 changed, 2 unchanged, 0 failed."), await PullAsync(local));
            Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Snapshots, "Account.json")));
            Assert.Equal((0, "+ User|1 added, 0 changed, 2 unchanged, 0 failed."), await PullAsync(local, "--all"));
        }
        Change("Account", t => t.Replace("\"name\": \"Fax\"", "\"name\": \"Fax2\"", StringComparison.Ordinal));
        await using (var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken))
        {
            Assert.Equal((0, "~ Account|0 added, 1 changed, 2 unchanged, 0 failed."), await PullAsync(local));
            Assert.Contains("\"Fax2\"", await File.ReadAllTextAsync(
                Path.Combine(Snapshots, "Account.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pull_asks_for_what_changed_since_it_pulled_and_in_full_where_the_file_was_changed()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken);
        await PullAsync(local, "Account", "Contact");
        Assert.Equal((0, "0 added, 0 changed, 2 unchanged, 0 failed."), await PullAsync(local));
        Assert.Equal([
            304, 304
        ], local.Calls.Where(c => c.Target.EndsWith("/describe", StringComparison.Ordinal)).Select(c => c.Status).Order().TakeLast(2));

        var account = Path.Combine(Snapshots, "Account.json");
        await File.WriteAllTextAsync(account, (await File.ReadAllTextAsync(account, TestContext.Current.CancellationToken)).Replace(
            "\"label\": \"Account Fax\"", "\"label\": \"Mine\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        Assert.Equal((0, "~ Account|0 added, 1 changed, 1 unchanged, 0 failed."), await PullAsync(local));
        Assert.Equal((0, "0 added, 0 changed, 2 unchanged, 0 failed."), await PullAsync(local, "--fresh"));
        Assert.Equal(3, local.Calls.Count(c => c.Status == 304));
    }

    [Fact]
    public async Task Pull_from_code_takes_what_the_code_names_and_reaches_and_no_more()
    {
        foreach (var name in new[] { "Lead", "Opportunity", "Task", "Case" })
            File.Copy(TestPaths.InRepository("describe-snapshots", name + ".json"), Path.Combine(_org.Path, name + ".json"));
        Directory.CreateDirectory(Path.Combine(_app.Path, "src", "obj"));
        await File.WriteAllTextAsync(Path.Combine(_app.Path, "src", "Code.cs"), """
            // org.Lead is only said here, and new Lead() too.
            static async Task<List<string>> Names(SalesforceClient org)
            {
                var rows = org.Query<Opportunity>($"SELECT Id FROM Opportunity");
                var order = new[] { 1 }.Order();
                return await org.Account.Select(a => new { a.Name, Of = a.Owner!.Name, Mails = a.Contacts.Select(c => c.Email) }).ToListAsync();
            }
            """, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_app.Path, "src", "obj", "Built.cs"), "org.Case", TestContext.Current.CancellationToken);
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken);

        Assert.Equal((0, "+ Account|+ Contact|+ Opportunity|+ User|4 added, 0 changed, 0 unchanged, 0 failed."), await PullAsync(
            local, "--from-code", "src"));
        await File.WriteAllTextAsync(Path.Combine(_app.Path, "src", "More.cs"), "_ = org.Task;", TestContext.Current.CancellationToken);
        Assert.Equal((0, "+ Task|1 added, 0 changed, 4 unchanged, 0 failed."), await PullAsync(local, "--from-code", "."));
    }

    [Fact]
    public async Task Pull_tells_machines_a_line_an_object()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken);
        using var tool = Tool.StartIn(_app.Path, local.Token, "pull", "Account", "Nothing", "--json", "--instance", local.Url.ToString());
        var (exitCode, output) = await tool.EndAsync();
        Assert.Equal((1, ""), (exitCode, tool.Error.Trim()));
        Assert.Equal(
            ["""{"name":"Account","outcome":"added","error":null}""", """{"name":"Nothing","outcome":"failed","error":"the org has no such object, or its user does not see it"}"""],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pull_keeps_a_tombstone_of_what_the_org_lost_until_it_is_back()
    {
        await using (var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken))
            await PullAsync(local, "Account", "Contact");
        var (account, contact) = (Path.Combine(Snapshots, "Account.json"), Path.Combine(Snapshots, "Contact.json"));
        File.SetLastWriteTimeUtc(account, new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc));
        var (today, original) =
            (DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), await File.ReadAllTextAsync(
                account, TestContext.Current.CancellationToken));

        Change("Account", t => t.Replace("\"name\": \"Fax\"", "\"name\": \"Fax2\"", StringComparison.Ordinal));
        File.Move(Path.Combine(_org.Path, "Contact.json"), Path.Combine(_org.Path, "Contact.gone"));
        await using (var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken))
        {
            Assert.Equal((0, "- Contact|~ Account|0 added, 1 changed, 0 unchanged, 1 removed, 0 failed."), await PullAsync(local));
            Assert.Equal((0, "0 added, 0 changed, 2 unchanged, 0 failed."), await PullAsync(local));
        }
        var text = await File.ReadAllTextAsync(account, TestContext.Current.CancellationToken);
        Assert.Matches(
            $$"""\{"name": "Fax", "type": "phone".*"removed": \{"lastSeen": "2026-11-01", "on": "{{today}}", "renamedTo": "Fax2"\}\}""",
            text);
        Assert.Contains($$"""  "removed": {"lastSeen": "{{today}}", "on": "{{today}}"},""", await File.ReadAllTextAsync(
            contact, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Change("Account", t => t.Replace("\"name\": \"Fax2\"", "\"name\": \"Fax\"", StringComparison.Ordinal));
        File.Move(Path.Combine(_org.Path, "Contact.gone"), Path.Combine(_org.Path, "Contact.json"));
        await using (var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken))
        {
            Assert.Equal((0, "~ Account|~ Contact|0 added, 2 changed, 0 unchanged, 0 failed."), await PullAsync(local));
            Assert.DoesNotContain(
                "\"removed", await File.ReadAllTextAsync(contact, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Contains("\"name\": \"Fax2\"", await File.ReadAllTextAsync(
                account, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_object_that_fails_keeps_its_snapshot_and_says_so()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken);
        await PullAsync(local, "Account");
        var before = await File.ReadAllTextAsync(Path.Combine(Snapshots, "Account.json"), TestContext.Current.CancellationToken);

        using var tool = Tool.StartIn(_app.Path, local.Token, "pull", "Lead", "Account", "--instance", local.Url.ToString());
        var (exitCode, output) = await tool.EndAsync();
        Assert.Equal((1, "0 added, 0 changed, 1 unchanged, 1 failed."), (exitCode, output.Trim()));
        Assert.Equal("Lead: the org has no such object, or its user does not see it", tool.Error.Trim());

        // A version that the org does not have is not a reason to remove every object.
        using var version = Tool.StartIn(_app.Path, local.Token, "pull", "--api-version", "99.0", "--instance", local.Url.ToString());
        Assert.Equal(1, (await version.EndAsync()).ExitCode);
        Assert.Contains("Account: ", version.Error, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(Path.Combine(Snapshots, "Account.json"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_pull_says_what_to_do()
    {
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), TestContext.Current.CancellationToken);
        using var without = Tool.StartIn(_app.Path, null, "pull", "Account", "--instance", local.Url.ToString());
        Assert.Equal(1, (await without.EndAsync()).ExitCode);
        Assert.Contains("SFTYPED_TOKEN", without.Error, StringComparison.Ordinal);

        using var wrong = Tool.StartIn(_app.Path, "secret-that-is-wrong", "pull", "Account", "--instance", local.Url.ToString());
        Assert.Equal(1, (await wrong.EndAsync()).ExitCode);
        Assert.Contains("INVALID_SESSION_ID", wrong.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-that-is-wrong", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_compares_folders_as_a_table_as_JSON_and_as_Markdown()
    {
        Directory.CreateDirectory(Snapshots);
        File.Copy(Path.Combine(_org.Path, "Account.json"), Path.Combine(Snapshots, "Account.json"));
        foreach (var name in new[] { "Contact", "User" })
            File.Delete(Path.Combine(_org.Path, name + ".json"));
        Change("Account", t => t.Replace("\"name\": \"Fax\"", "\"name\": \"Fax2\"", StringComparison.Ordinal).Replace(
            "\"Account Site\", \"length\": 80", "\"Account Site\", \"length\": 60", StringComparison.Ordinal));

        var (exitCode, table) = await RunAsync("diff", Snapshots, _org.Path, "--fail-on", "breaking");
        Assert.Equal(3, exitCode);
        Approved.Text(table, "diff-table");
        Approved.Text((await RunAsync("diff", Snapshots, _org.Path, "--format", "markdown")).Output, "diff-markdown");
        var lines = (await RunAsync("diff", Snapshots, _org.Path, "--format", "json")).Output.Split(
            '\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["breaking", "risky", "harmless"], lines.Select(l => l.GetProperty("weight").GetString()).Distinct());
        Assert.Equal((0, "No changes."), await RunAsync("diff", Snapshots, Snapshots, "--fail-on", "any"));
    }

    [Fact]
    public async Task Diff_reads_revisions_of_git()
    {
        Directory.CreateDirectory(Snapshots);
        File.Copy(Path.Combine(_org.Path, "Account.json"), Path.Combine(Snapshots, "Account.json"));
        Git("init", "-q");
        Git("add", ".");
        Git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "First");
        Change("Account", t => t.Replace("\"name\": \"Fax\"", "\"name\": \"Fax2\"", StringComparison.Ordinal));
        File.Copy(Path.Combine(_org.Path, "Account.json"), Path.Combine(Snapshots, "Account.json"), overwrite: true);

        var (exitCode, output) = await RunAsync("diff");
        Assert.Equal(0, exitCode);
        Assert.Contains("Account.Fax is gone", output, StringComparison.Ordinal);
        using var none = Tool.StartIn(_app.Path, null, "diff", "no-such-branch");
        Assert.Equal(1, (await none.EndAsync()).ExitCode);
        Assert.Contains("'no-such-branch' is not a folder here, and not a revision of git", none.Error, StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output)> PullAsync(LocalOrg local, params string[] more)
    {
        var (exitCode, output) = await RunAsync(["pull", "--instance", local.Url.ToString(), .. more], local.Token);
        // Several at once: each reports when it is there.
        var lines = output.Split('\n');
        return (exitCode, string.Join('|', lines[..^1].Order(StringComparer.Ordinal).Append(lines[^1])));
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => RunAsync(arguments, null);

    private async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string? token)
    {
        using var tool = Tool.StartIn(_app.Path, token, arguments);
        var (exitCode, output) = await tool.EndAsync();
        Assert.Equal("", tool.Error.Trim());
        return (exitCode, output.Trim());
    }

    private void Change(string name, Func<string, string> change)
    {
        var file = Path.Combine(_org.Path, name + ".json");
        var (before, after) = (File.ReadAllText(file), change(File.ReadAllText(file)));
        Assert.NotEqual(before, after);
        File.WriteAllText(file, after);
    }

    private void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = _app.Path };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}
