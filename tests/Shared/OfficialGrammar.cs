using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>
/// Salesforce's own grammar of SOQL, run by <c>../shared/data/soql/oracle.mjs</c>. It needs Node, and npm to install the grammar once into
/// <c>artifacts/oracle</c>; a test that asks for it skips, saying so, where one of them is absent.
/// </summary>
internal static class OfficialGrammar
{
    private static readonly string[] Packages = [
        "@salesforce/soql-common@0.2.2", "antlr4ts@0.5.0-alpha.4", "@jetstreamapp/soql-parser-js@6.3.1"
    ];

    /// <summary>The statements that the grammar refuses, each with its verdict.</summary>
    public static async Task<IReadOnlyList<string>> RefusedAsync(
        IReadOnlyCollection<string> statements, CancellationToken cancellationToken)
    {
        var oracle = TestPaths.SharedData("soql", "oracle.mjs");
        var modules = await InstallAsync(cancellationToken);
        var (exitCode, output) =
            await RunAsync("node", [oracle, "--plain"], TestPaths.Repository, modules, string.Join('\n', statements), cancellationToken);
        Assert.True(exitCode == 0, output);
        var verdicts = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(statements.Count, verdicts.Length);
        return [.. verdicts.Where(v => !v.StartsWith("valid\t", StringComparison.Ordinal))];
    }

    private static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        var folder = TestPaths.InRepository("artifacts", "oracle");
        var modules = Path.Combine(folder, "node_modules");
        if (Directory.Exists(Path.Combine(modules, "@salesforce", "soql-common")) && File.Exists(Path.Combine(folder, "done")))
            return folder;
        Directory.CreateDirectory(folder);
        try
        {
            var (exitCode, output) = await RunAsync(
                "npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, .. Packages], folder, null, "", cancellationToken);
            Assert.SkipUnless(exitCode == 0, "needs npm to install Salesforce's grammar, which failed: " + output);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs Node and npm, which are not on this machine");
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "done"), "", cancellationToken);
        return folder;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IEnumerable<string> arguments, string folder, string? modules, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (modules is not null)
            start.Environment["SOQL_NODE_MODULES"] = modules;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }
}
