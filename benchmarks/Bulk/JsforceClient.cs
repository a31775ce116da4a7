using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// The load and the query of <see cref="BulkReport"/> by jsforce, in a process of Node. Skipped, with the reason, where Node or npm's
/// registry is absent.
/// </summary>
internal static class JsforceClient
{
    public const string Name = "jsforce " + Version;

    private const string Version = "3.10.16";

    // As shells say it.
    private const int NotFound = 127;

    /// <summary>What it took; null after a line that says why it is skipped.</summary>
    public static async Task<BulkFigures?> RunAsync(OrgProcess local, int count)
    {
        // Outside of the repository: node_modules is large.
        var folder = Environment.GetEnvironmentVariable("FOREIGN_CLIENTS_DIR")
            ?? Path.Combine(Path.GetTempPath(), "salesforce-typed-foreign-clients");
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "jsforce"))
            && (await OutputAsync(folder, "npm", "install", "--no-audit", "--no-fund", "--no-save", $"jsforce@{Version}")).ExitCode != 0)
        {
            Console.WriteLine($"| {Name} | skipped: npm is not here, or does not install it | | | |");
            return null;
        }
        var script = Path.Combine(folder, "benchmark.mjs");
        File.Copy(Path.Combine(Repository.Path("benchmarks"), "Bulk", "jsforce.mjs"), script, overwrite: true);
        var (exitCode, output) = await OutputAsync(
            folder, "node", "--max-old-space-size=6144", script, local.Url.AbsoluteUri.TrimEnd('/'), local.Token, $"{count}");
        if (exitCode != 0)
            Console.Error.WriteLine(
                $"{Name}, {count:N0} records: node ended with exit code {exitCode} after it printed '{output.Trim()}'.");
        return output.Trim() is { Length: > 0 } lines
            ? JsonSerializer.Deserialize<BulkFigures>(lines.Split('\n')[^1], JsonSerializerOptions.Web)
            : null;
    }

    private static async Task<(int ExitCode, string Output)> OutputAsync(string folder, string program, params string[] arguments)
    {
        try
        {
            using var process =
                Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return (NotFound, "");
        }
    }
}
