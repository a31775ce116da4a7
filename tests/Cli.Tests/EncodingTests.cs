using System.Diagnostics;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>Every file that the tool reads as text is UTF-8 or UTF-16; of any other the first bad byte is named, with its file.</summary>
public sealed class EncodingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_snapshot_that_is_not_text_is_named_with_the_place()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "describe-snapshots"));
        var file = Path.Combine("describe-snapshots", "A.json");
        Write(file, "{\"name\":\"A\",\n\"fields\":[],\"label\":\"Z", "rich\"}");
        const string problem = "(2,23): The byte 0xFC at offset 35 is not UTF-8. Save the file as UTF-8.";

        await FailsAsync($"{file}{problem}", 1, "diff", "describe-snapshots", "describe-snapshots");
        await FailsAsync($"{file}{problem}", 1, "serve", "--port", "0");
        await FailsAsync($"{file}{problem}", 2, "soql", "check", "--snapshots", "describe-snapshots", Write("q.soql", "SELECT Id FROM A"));

        foreach (var arguments in new[]
        {
            ["init", "-q"], ["add", "."], new[] { "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "First" }
        })
            Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = _folder.Path })!.WaitForExit();
        await FailsAsync($"describe-snapshots/A.json at HEAD{problem}", 1, "diff", "HEAD", "describe-snapshots");
    }

    [Fact]
    public async Task A_file_of_statements_that_is_not_text_is_named_with_the_place()
    {
        var file = Write("q.soql", "SELECT Id FROM Account\nSELECT Id FROM Account WHERE Name = 'Z", "rich'\n");
        await FailsAsync(
            $"{file}(2,39): The byte 0xFC at offset 61 is not UTF-8. Save the file as UTF-8.", 2, "soql", "check", "--syntax-only", file);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_file_of_statements_is_UTF_8_or_UTF_16(string name)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "q.soql"), "SELECT Id FROM Account WHERE Name = "
            + "'Zürich'\n", Encoding.GetEncoding(name), TestContext.Current.CancellationToken);
        using var tool = Tool.StartIn(_folder.Path, null, "soql", "check", "--syntax-only", "q.soql");
        Assert.Equal((0, "1 statement, all valid."), await EndAsync(tool));
    }

    [Fact]
    public async Task An_escape_of_half_a_character_in_a_statement_is_named()
    {
        await File.WriteAllTextAsync(Path.Combine(
            _folder.Path, "q.soql"), "\n{\"soql\":\"SELECT Id FROM A WHERE B = '\\ud83d'\"}\n", TestContext.Current.CancellationToken);
        using var tool = Tool.StartIn(_folder.Path, null, "soql", "check", "--syntax-only", "q.soql");
        var (exitCode, output) = await EndAsync(tool);
        Assert.Equal(1, exitCode);
        Assert.StartsWith(
            "q.soql(2,1): error: a text of this line of JSON has an escape of half a character", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seeds_and_permission_sets_that_are_not_text_are_named_with_the_place()
    {
        var snapshots = TestPaths.InRepository("describe-snapshots");
        var seed = Write("Account.csv", "Name\nZ", "rich\n");
        await FailsAsync($"{seed}(2,2): The byte 0xFC at offset 6 is not UTF-8. Save the file as "
            + $"UTF-8.", 1, "serve", "--port", "0", "--snapshots", snapshots, "--seed", seed);
        var set = Write("App.permissionset-meta.xml", "<PermissionSet>\n<label>Z", "rich</label></PermissionSet>");
        await FailsAsync($"{set}(2,9): The byte 0xFC at offset 24 is not UTF-8. Save the file as "
            + $"UTF-8.", 1, "serve", "--port", "0", "--snapshots", snapshots, "--user", $"kim@acme.example={set}");
    }

    // Writes a text, with a byte of Latin-1 between its parts where there are two.
    private string Write(string file, string before, string? after = null)
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, file), [
            .. Encoding.UTF8.GetBytes(before), .. after is null ? (byte[])[] : [0xFC, .. Encoding.UTF8.GetBytes(after)]
        ]);
        return file;
    }

    private async Task FailsAsync(string message, int exitCode, params string[] arguments)
    {
        using var tool = Tool.StartIn(_folder.Path, null, arguments);
        Assert.Equal(exitCode, (await EndAsync(tool)).ExitCode);
        Assert.Contains(message, tool.Error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> EndAsync(Tool tool)
    {
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromMinutes(2));
        return (exitCode, output.Trim());
    }
}
