using System.Diagnostics;
using System.Xml.Linq;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The least that the Quickstart needs of an org, computed from its compiled code: with it the Quickstart runs, and with any less it does
/// not.
/// </summary>
public sealed class PermissionsTests : IDisposable
{
    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    private readonly TemporaryFolder _folder = new();

    private static string Quickstart => TestPaths.InRepository(
        "samples", "Quickstart", "bin", new FileInfo(typeof(Tool).Assembly.Location).Directory!.Parent!.Name, "net10.0");

    private string SetFile => Path.Combine(_folder.Path, "Quickstart.permissionset-meta.xml");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_permissions_of_the_quickstart_are_shown_as_a_table_as_JSON_and_as_a_permission_set()
    {
        Approved.Text((await RunAsync()).Output, "permissions-table");
        Approved.Text((await RunAsync("--json")).Output, "permissions-json");
        Approved.Text((await RunAsync("--xml")).Output, "permissions-xml");
    }

    [Fact]
    public async Task A_project_says_where_its_assembly_and_its_snapshots_are()
    {
        using var tool = Tool.Start("permissions", "samples/Quickstart");
        // Built as a test needs it, which may be another configuration than the project's default.
        if (await tool.EndAsync() is (0, var output))
            Assert.Equal((await RunAsync()).Output, output);
        else
            Assert.Contains("was not built", tool.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_given_set_is_compared_with_what_the_code_needs()
    {
        await WriteSetAsync();
        Assert.Equal((0, "The permission set grants what the code needs, and nothing else.\n"), await RunAsync("--diff", SetFile));

        var set = XElement.Load(SetFile);
        set.Elements(Metadata + "fieldPermissions").First(f => f.Element(Metadata + "field")!.Value == "Account.Phone").Element(
            Metadata + "field")!.Value = "Account.Fax";
        set.Elements(Metadata + "objectPermissions").First(o => o.Element(Metadata + "object")!.Value == "Opportunity").Element(
            Metadata + "allowDelete")!.Value = "true";
        set.Save(SetFile);
        var (exitCode, output) = await RunAsync("--diff", SetFile);
        Assert.Equal(3, exitCode);
        Approved.Text(output, "permissions-diff");
        Assert.Contains("{\"kind\":\"missing\",\"place\":\"Account.Phone\",\"permission\":\"edit\"}\n", (await RunAsync(
            "--diff", SetFile, "--json")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_exactly_that_set_the_quickstart_runs_whole_and_with_any_permission_taken_away_it_fails()
    {
        await WriteSetAsync();
        var whole = XElement.Load(SetFile);
        var (exitCode, output) = await RunQuickstartAsync(whole);
        Assert.True(exitCode == 0, output);

        var lesser = Lesser(whole).ToList();
        Assert.True(lesser.Count > 25, $"{lesser.Count} permissions");
        var needless = new List<string>();
        foreach (var (name, set) in lesser)
        {
            if ((await RunQuickstartAsync(set)).ExitCode == 0)
                needless.Add(name);
        }
        Assert.Empty(needless);
    }

    // The set without one of its permissions, and without those that need it.
    private static IEnumerable<(string Name, XElement Set)> Lesser(XElement whole)
    {
        foreach (var (element, place, permissions) in new (string, string, string[][])[]
        {
            ("objectPermissions", "object", [
                ["allowDelete"], ["allowEdit", "allowDelete"], ["allowCreate"], ["allowRead", "allowEdit", "allowCreate", "allowDelete"]
            ]),
            ("fieldPermissions", "field", [["editable"], ["readable", "editable"]]),
        })
        {
            for (var i = 0; i < whole.Elements(Metadata + element).Count(); i++)
            {
                foreach (var taken in permissions)
                {
                    var set = new XElement(whole);
                    var grant = set.Elements(Metadata + element).ElementAt(i);
                    if (grant.Element(Metadata + taken[0])!.Value != "true")
                        continue;
                    foreach (var name in taken)
                        grant.Element(Metadata + name)!.Value = "false";
                    yield return ($"{grant.Element(Metadata + place)!.Value} {taken[0]}", set);
                }
            }
        }
    }

    private async Task<(int ExitCode, string Output)> RunQuickstartAsync(XElement set)
    {
        var file = Path.Combine(_folder.Path, "Set.permissionset-meta.xml");
        set.Save(file);
        await using var local = await LocalOrg.StartAsync(o => o.Snapshots(TestPaths.InRepository("describe-snapshots")).Seed(
            TestPaths.InRepository("samples", "Quickstart", "seed.json")), Cancel);
        var robot = await local.AddUserAsync(new LocalUser("robot@acme.example").PermissionSet(file));
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Quickstart, "Quickstart.dll")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true
        };
        start.Environment["SALESFORCE_INSTANCE_URL"] = local.Url.ToString();
        start.Environment["SALESFORCE_ACCESS_TOKEN"] = robot.Token;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(Cancel);
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, output + await error);
    }

    private async Task WriteSetAsync() => Assert.Equal(0, (await RunAsync("--output", SetFile)).ExitCode);

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] more)
    {
        using var tool = Tool.Start(["permissions", Path.Combine(Quickstart, "Quickstart.dll"), .. more]);
        var ended = await tool.EndAsync();
        Assert.Equal("", tool.Error.Trim());
        return ended;
    }
}
