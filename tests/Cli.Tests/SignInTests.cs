using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>The tool signs in to a local org, keeps the session from run to run, renews it and signs out.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private const string Soql = "SELECT COUNT() FROM Account";

    private readonly TemporaryFolder _home = new();
    private LocalOrg _org = null!;

    private string Store => Path.Combine(_home.Path, "sftyped", "orgs.json");

    public async ValueTask InitializeAsync() => _org = await LocalOrg.StartAsync(
        o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Client("app", rotatesRefreshTokens: true), Cancel);

    public ValueTask DisposeAsync() => _org.DisposeAsync();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_person_signs_in_with_a_browser_and_the_session_is_kept_renewed_and_revoked()
    {
        var login = await SignInWithBrowserAsync("dev");
        Assert.Equal(0, login.ExitCode);
        Assert.Contains("--org dev", login.Output, StringComparison.Ordinal);
        Assert.Equal((0, "0", ""), await RunAsync("query", Soql, "--org", "dev"));
        var first = Member("refreshToken");

        _org.EndSessions();
        Assert.Equal((0, "0", ""), await RunAsync("query", Soql, "--org", "dev"));
        var second = Member("refreshToken");
        Assert.NotEqual(first, second);

        // The rotated one is good: it renews once more.
        _org.EndSessions();
        Assert.Equal((0, "0", ""), await RunAsync("query", Soql, "--org", "dev"));
        var token = Member("accessToken")!;
        Assert.Equal((0, "Signed out of dev.", ""), await RunAsync("logout", "dev"));
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(Store, Cancel), StringComparison.Ordinal);
        using var http = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", token) } };
        Assert.Equal(401, (int)(await http.GetAsync(new Uri(_org.Url, "services/data/v67.0/limits"), Cancel)).StatusCode);
    }

    [Fact]
    public async Task Two_runs_at_once_renew_a_session_once()
    {
        await SignInWithBrowserAsync("dev");
        _org.EndSessions();
        var before = _org.Calls.Count(IsRenewal);

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync("query", Soql, "--org", "dev")));

        Assert.All(runs, r => Assert.Equal((0, "0", ""), r));
        Assert.Equal(1, _org.Calls.Count(IsRenewal) - before);
    }

    [Fact]
    public async Task What_is_kept_can_be_read_by_its_owner_alone_and_no_token_is_shown()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes: the folder of a person's settings is that person's.");
            return;
        }
        var login = await SignInWithBrowserAsync("dev");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Store));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Store)!));
        var (_, table, _) = await RunAsync("orgs");
        var (_, json, _) = await RunAsync("orgs", "--json");
        var line = JsonDocument.Parse(json).RootElement;
        Assert.Equal(("dev", "browser", _org.Url.AbsoluteUri.TrimEnd('/')), (line.GetProperty("alias")
            .GetString(), line.GetProperty("flow").GetString(), line.GetProperty("instanceUrl").GetString()));
        foreach (var secret in new[] { Member("accessToken")!, Member("refreshToken")! })
            Assert.DoesNotContain(secret, login.Output + table + json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_signs_in_with_its_secret_which_comes_from_the_environment()
    {
        var (exitCode, output, error) =
            await RunAsync("login", "robot", "--client-id", "app", "--client-credentials", "--instance", _org.Url.ToString());
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("SFTYPED_CLIENT_SECRET", error, StringComparison.Ordinal);

        (exitCode, output, error) = await RunAsync([
            ("SFTYPED_CLIENT_SECRET", "robots-secret")
        ], "login", "robot", "--client-id", "app", "--client-credentials", "--instance", _org.Url.ToString());
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("--org robot", output, StringComparison.Ordinal);
        _org.EndSessions();
        // The only org that there is needs no name.
        Assert.Equal((0, "0", ""), await RunAsync("query", Soql));
    }

    [Fact]
    public async Task A_user_signs_in_with_a_key_that_stays_where_it_is()
    {
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        var key = _home.Write("server.key", rsa.ExportPkcs8PrivateKeyPem());

        var (exitCode, output, error) = await RunAsync(
            "login", "ci", "--client-id", "app", "--jwt-key", key, "--username", "admin@local.example", "--instance", _org.Url.ToString());

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("as admin@local.example", output, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", await File.ReadAllTextAsync(Store, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_that_fails_leaves_nothing_and_says_what_to_do()
    {
        var (exitCode, _, error) = await RunAsync([
            ("SFTYPED_CLIENT_SECRET", "wrong-secret")
        ], "login", "robot", "--client-id", "another-app", "--client-credentials", "--instance", _org.Url.ToString());

        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("wrong-secret", error, StringComparison.Ordinal);
        Assert.Equal((0, "Not signed in anywhere: sftyped login --help shows how.", ""), await RunAsync("orgs"));
        Assert.Equal(1, (await RunAsync("logout", "robot")).ExitCode);
        Assert.Equal(2, (await RunAsync("login", "robot")).ExitCode);
    }

    [Fact]
    public async Task Parallel_sign_ins_keep_every_org()
    {
        const int count = 8;
        var logins = await Task.WhenAll(Enumerable.Range(0, count).Select(i => RunAsync(
            [("SFTYPED_CLIENT_SECRET", "robots-secret")], "login", $"robot{i}", "--client-id", "app", "--client-credentials", "--instance",
            _org.Url.ToString())));

        Assert.All(logins, l => Assert.Equal((0, ""), (l.ExitCode, l.Error)));
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"robot{i}"), await AliasesAsync());

        // Signing out of some while others sign in loses none either.
        var mixed = Enumerable.Range(0, count).Select(i => i % 2 == 0
            ? RunAsync("logout", $"robot{i}", "--forget")
            : RunAsync([
                ("SFTYPED_CLIENT_SECRET", "robots-secret")
            ], "login", $"other{i}", "--client-id", "app", "--client-credentials", "--instance", _org.Url.ToString()));
        Assert.All(await Task.WhenAll(mixed), r => Assert.Equal((0, ""), (r.ExitCode, r.Error)));
        Assert.Equal(["other1", "other3", "other5", "other7", "robot1", "robot3", "robot5", "robot7"], await AliasesAsync());
    }

    [Fact]
    public void A_store_that_many_write_at_once_keeps_every_org()
    {
        var folder = Path.Combine(_home.Path, "sftyped");
        Parallel.For(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            new OrgStore(folder).Put(
                new StoredOrg { Alias = $"org{i:00}", Flow = OrgFlow.Sf, Instance = new("https://acme.example"), SfOrg = "acme" }));

        Assert.Equal(Enumerable.Range(0, 40).Select(i => $"org{i:00}"), new OrgStore(folder).All().Select(o => o.Alias));
        new OrgStore(folder).Change("org07", o => o with { Username = "kim" });
        Assert.Equal("kim", new OrgStore(folder).Find("org07")!.Username);
        Assert.Null(new OrgStore(folder).Change("nobody", o => o));
    }

    [Fact]
    public async Task A_sign_in_that_nobody_finishes_ends_after_a_time_and_leaves_nothing()
    {
        var (exitCode, output, error) = await RunAsync(
            "login", "dev", "--client-id", "app", "--instance", _org.Url.ToString(), "--port", "0", "--no-browser", "--timeout", "1");
        Assert.Equal(1, exitCode);
        Assert.Contains("Open this address in a browser:", output, StringComparison.Ordinal);
        Assert.Contains("Nobody finished the sign-in within 1 seconds.", error, StringComparison.Ordinal);
        Assert.Contains("--timeout", error, StringComparison.Ordinal);
        Assert.StartsWith("Not signed in anywhere", (await RunAsync("orgs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_nobody_signed_in_to_is_reported_with_what_to_do()
    {
        (string, string)[] withoutCli = [("PATH", _home.Path)];
        var (exitCode, _, error) = await RunAsync(withoutCli, "pull", "Account", "--org", "dev", "--snapshots", _home.Path);
        Assert.Equal(1, exitCode);
        Assert.Contains("The tool is not signed in to an org 'dev': sign in with sftyped login dev.", error, StringComparison.Ordinal);
        await RunAsync([
            ("SFTYPED_CLIENT_SECRET", "robots-secret")
        ], "login", "robot", "--client-id", "app", "--client-credentials", "--instance", _org.Url.ToString());
        foreach (var command in new[] { new[] { "pull", "Account", "--snapshots", _home.Path }, ["query", Soql, "--no-check"], ["diff"] })
        {
            (exitCode, _, error) = await RunAsync(withoutCli, [.. command, "--org", "robto"]);
            Assert.Equal(1, exitCode);
            Assert.Contains("The tool is not signed in to an org 'robto'. Did you mean 'robot'?", error, StringComparison.Ordinal);
        }
    }

    private async Task<IEnumerable<string?>> AliasesAsync() =>
        (await RunAsync("orgs", "--json")).Output.Split('\n').Select(
            l => JsonDocument.Parse(l).RootElement.GetProperty("alias").GetString());

    private static bool IsRenewal(LocalCall call) => call.Target.Contains("/oauth2/token", StringComparison.Ordinal);

    private string? Member(string name) =>
        JsonDocument.Parse(File.ReadAllText(Store)).RootElement[0].TryGetProperty(name, out var value) ? value.GetString() : null;

    // What a browser does: it opens the address, and follows where the org sends it, which is back to the tool.
    private async Task<(int ExitCode, string Output)> SignInWithBrowserAsync(string alias)
    {
        using var tool = Start([], "login", alias, "--client-id", "app", "--instance", _org.Url.ToString(), "--port", "0", "--no-browser");
        var address = (await tool.ReadUntilAsync(l => l.StartsWith("http", StringComparison.Ordinal)))[^1];
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(new Uri(address), Cancel);
        Assert.True(page.IsSuccessStatusCode);
        var ended = await tool.EndAsync();
        Assert.Equal("", tool.Error.Trim());
        return ended;
    }

    private Tool Start((string, string)[] environment, params string[] arguments) =>
        Tool.StartIn(TestPaths.Repository, null, [("SFTYPED_HOME", Path.Combine(_home.Path, "sftyped")), .. environment], arguments);

    private Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync((string, string)[] environment, params string[] arguments)
    {
        using var tool = Start(environment, arguments);
        var (exitCode, output) = await tool.EndAsync();
        return (exitCode, output.Trim(), tool.Error.Trim());
    }
}
