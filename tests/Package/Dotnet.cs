using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>Runs programs, foremost <c>dotnet</c>, as a user's shell would.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c>: the exit code, and what it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments) => RunProgramAsync("dotnet", folder, arguments);

    /// <summary>Runs a program: the exit code, and what it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunProgramAsync(string program, string folder, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The build of a test run must not leak its settings into the build that the test starts.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || k is "NUGET_PACKAGES" or "CI").ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, await output + await error);
    }
}
