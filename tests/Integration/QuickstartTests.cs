using System.Diagnostics;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>The sample that README's first command runs.</summary>
public sealed class QuickstartTests
{
    [Fact]
    public async Task The_quickstart_runs_and_every_statement_that_it_shows_is_SOQL()
    {
        var (exitCode, output) = await RunAsync();

        Assert.True(exitCode == 0, output);
        Assert.Contains("5 rows", output, StringComparison.Ordinal);
        Assert.Contains("STRING_TOO_LONG", output, StringComparison.Ordinal);
        Assert.Contains("250 created, 250 deleted", output, StringComparison.Ordinal);
        var statements = Statements(output);
        Assert.Equal(4, statements.Count);
        Assert.All(statements, s => Assert.Empty(SoqlParser.Parse(s).Errors));
    }

    [Fact]
    public async Task Every_statement_of_the_quickstart_is_accepted_by_the_official_grammar()
    {
        var (_, output) = await RunAsync();

        Assert.Empty(await OfficialGrammar.RefusedAsync(Statements(output), Cancel));
    }

    private static List<string> Statements(string output) =>
        [.. output.Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith("SELECT ", StringComparison.Ordinal))];

    private static async Task<(int ExitCode, string Output)> RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", TestPaths.InRepository("samples", "Quickstart")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The sample must show the local org, whatever this shell is signed in to.
        start.Environment.Remove("SALESFORCE_INSTANCE_URL");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, await output + await error);
    }
}
