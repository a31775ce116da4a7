using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Files that the tool reads, with contents that are not theirs: a sentence that names the file, exit code 1, and never a stack trace.
/// </summary>
public sealed class DamagedFileTests : IDisposable
{
    private readonly TemporaryFolder _app = new();

    public static TheoryData<string, string[]> Commands => new()
    {
        { "orgs.json", ["orgs"] },
        { "Account.json", ["diff", ".", TestPaths.InRepository("describe-snapshots")] },
        { "Account.json", ["diagram", "--snapshots", "."] },
        { "App.permissionset-meta.xml", ["serve", "--port", "0", "--snapshots", TestPaths.InRepository(
            "describe-snapshots"), "--user", "kim@acme.example=App.permissionset-meta.xml"] },
        { "server.key", [
            "login", "ci", "--client-id", "app", "--jwt-key", "server.key", "--username", "ci@acme.example", "--instance",
            "http://127.0.0.1:1"
        ] },
        { "seed.json", ["serve", "--port", "0", "--snapshots", TestPaths.InRepository("describe-snapshots"), "--seed", "seed.json"] },
        { "org.db", ["serve", "--port", "0", "--snapshots", TestPaths.InRepository("describe-snapshots"), "--data", "org.db"] },
    };

    public void Dispose() => _app.Dispose();

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_damaged_file_is_reported_in_a_sentence(string file, string[] arguments)
    {
        var path = Path.Combine(_app.Path, file);
        foreach (var (name, bytes) in Contents())
        {
            // An empty data file is a new one, and an empty list of orgs is one without orgs.
            if ((file, name) is ("org.db", "empty"))
                continue;
            await File.WriteAllBytesAsync(path, bytes, TestContext.Current.CancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            using var tool = Tool.StartIn(_app.Path, null, [("SFTYPED_HOME", _app.Path)], arguments);
            var (exitCode, _) = await tool.EndAsync(TimeSpan.FromSeconds(60));
            Assert.True(exitCode == 1, $"{name}: exit code {exitCode}\n{tool.Error}");
            Assert.True(tool.Error.Contains(file, StringComparison.Ordinal), $"{name}: {tool.Error}");
            Assert.False(tool.Error.Contains("   at ", StringComparison.Ordinal)
                || tool.Error.Contains("Unhandled", StringComparison.Ordinal), $"{name}: {tool.Error}");
            Assert.False(tool.Error.Contains("(Parameter", StringComparison.Ordinal), $"{name}: {tool.Error}");
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Contents() =>
    [
        ("empty", []),
        ("null", "null"u8.ToArray()),
        ("list of null", "[null]"u8.ToArray()),
        ("number", "1"u8.ToArray()),
        ("binary", [.. Enumerable.Range(0, 1024).Select(i => (byte)i)]),
        ("deep", Encoding.ASCII.GetBytes(new string('[', 200_000))),
        ("cut off", """[{"sobject": "Account", "files": ["""u8.ToArray()),
    ];
}
