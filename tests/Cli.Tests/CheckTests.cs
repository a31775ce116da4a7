using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>Which lines of a project do not fit the org any more, in a project outside the repository.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Fax = """
        {"name": "Fax", "type": "phone", "label": "Fax", "length": 40, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true, "groupable": true},
        """;

    private const string Site = """
        {"name": "Site", "type": "string", "label": "Site", "length": 80, "createable": true, "updateable": true, "nillable": true, "filterable": true, "sortable": true},
        """;

    private readonly TemporaryFolder _org = new();
    private readonly ConsumerApp _app = new();

    public CheckTests()
    {
        _app.Write("Program.cs", """
            using Acme.Org;
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;

            using var org = new SalesforceClient(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });
            Console.WriteLine(org.Account.Where(a => a.Name == "x").Select(a => a.Name));
            Console.WriteLine(org.Account.Where(a => a.Fax != null).Select(a => new { a.Name }));
            Console.WriteLine(Account.Empty with { Fax = "1" });
            """);
        _app.Write("describe-snapshots/Account.json", UserProject.AccountSnapshot(Fax + Site));
    }

    public void Dispose()
    {
        _org.Dispose();
        _app.Dispose();
    }

    [Fact]
    public async Task Check_names_the_lines_that_do_not_fit_the_org_and_changes_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_org.Path, "Account.json"), UserProject.AccountSnapshot(Fax + Site), Cancel);
        await using (var same = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), Cancel))
            Assert.Equal((0, "The code fits the org.", ""), await CheckAsync(same));

        await File.WriteAllTextAsync(Path.Combine(_org.Path, "Account.json"), UserProject.AccountSnapshot(Fax.Replace(
            "Fax", "Fax2", StringComparison.Ordinal).Replace("\"label\": \"Fax2\"", "\"label\": \"Fax\"", StringComparison.Ordinal)
            + Site.Replace("80", "40", StringComparison.Ordinal)), Cancel);
        File.SetLastWriteTimeUtc(
            Path.Combine(_app.Path, "describe-snapshots", "Account.json"), new DateTime(2026, 11, 1, 12, 0, 0, DateTimeKind.Utc));
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), Cancel);
        var (exitCode, table, error) = await CheckAsync(local);
        Assert.Equal((3, ""), (exitCode, error));
        Approved.Text(Timeless(table), "check-table");
        Approved.Text(Timeless((await CheckAsync(local, "--markdown")).Output), "check-markdown");
        Approved.Text(Timeless((await CheckAsync(local, "--json")).Output), "check-json");
        Assert.Equal([
            "App.csproj", "Program.cs", "describe-snapshots"
        ], Directory.GetFileSystemEntries(_app.Path).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
        Assert.Equal(UserProject.AccountSnapshot(Fax + Site), await File.ReadAllTextAsync(
            Path.Combine(_app.Path, "describe-snapshots", "Account.json"), Cancel));
    }

    [Fact]
    public async Task Check_replaces_the_snapshots_that_SOQL_as_text_is_checked_against()
    {
        var build = new FileInfo(typeof(Tool).Assembly.Location).Directory!.Parent!.Name;
        string Part(string name) => TestPaths.InRepository("src", name, "bin", build, "netstandard2.0", $"Salesforce.Typed.{name}.dll");
        using var app = new ConsumerApp(
            "<SalesforceSnapshotFolder>models</SalesforceSnapshotFolder><SalesforceSchemaFolder>describe-snapshots</SalesforceSchemaFolder>");
        app.Write("Directory.Build.targets", $"""
            <Project><ItemGroup><Analyzer Include="{Part("Soql")}" /><Analyzer Include="{Part("Analyzers")}" /></ItemGroup></Project>
            """);
        app.Write("Program.cs", """
            using Salesforce.Typed;
            using Salesforce.Typed.Auth;

            using var org = new SalesforceClient(new SalesforceOptions { Instance = new("https://acme.example"), Auth = new ExternalTokenFlow("t") });
            Console.WriteLine(org.QueryAsync($"SELECT Name, Fax FROM Account"));
            """);
        app.Write("describe-snapshots/Account.json", UserProject.AccountSnapshot(Fax + Site));
        await File.WriteAllTextAsync(Path.Combine(_org.Path, "Account.json"), UserProject.AccountSnapshot(Site), Cancel);
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), Cancel);
        using var tool = Tool.StartIn(app.Path, local.Token, ["check", "--instance", local.Url.ToString()]);
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromMinutes(2));
        Assert.True(exitCode == 3, output + tool.Error);
        Assert.Contains("Program.cs(5,", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_says_so_where_the_project_does_not_build_as_it_is()
    {
        _app.Write("Program.cs", "Console.WriteLine(nothing);");
        await File.WriteAllTextAsync(Path.Combine(_org.Path, "Account.json"), UserProject.AccountSnapshot(Fax), Cancel);
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), Cancel);
        Assert.Equal((1, "", "'.' does not build as it is, and not for changes of the org: build it first."), await CheckAsync(local));
    }

    [Fact]
    public async Task Diff_compares_the_snapshots_with_an_org()
    {
        await File.WriteAllTextAsync(Path.Combine(_org.Path, "Account.json"), UserProject.AccountSnapshot(Fax), Cancel);
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(_org.Path), Cancel);
        var (exitCode, output, error) = await RunAsync(local, "diff", "--fail-on", "breaking");
        Assert.Equal((3, ""), (exitCode, error));
        Assert.Contains("Account.Site is gone", output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync(local, "diff", _org.Path, "--fail-on", "breaking")).ExitCode);
    }

    private static string Timeless(string text) => text.Replace(
        DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "TODAY", StringComparison.Ordinal);

    private Task<(int ExitCode, string Output, string Error)> CheckAsync(LocalOrg local, params string[] more) =>
        RunAsync(local, ["check", .. more]);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(LocalOrg local, params string[] arguments)
    {
        using var tool = Tool.StartIn(_app.Path, local.Token, [.. arguments, "--instance", local.Url.ToString()]);
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromMinutes(5));
        return (exitCode, output.Trim(), tool.Error.Trim());
    }
}
