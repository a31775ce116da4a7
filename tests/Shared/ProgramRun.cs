using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>Runs programs, foremost <c>dotnet</c>, as a user's shell would.</summary>
public static class ProgramRun
{
    /// <summary>Runs a program: the exit code, and what it printed.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">The folder that it runs in; null for that of the tests.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="withoutVariables">Variables of the environment that it does not get.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program, string? folder, IEnumerable<string> arguments, params IReadOnlyCollection<string> withoutVariables)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder ?? "", RedirectStandardOutput = true, RedirectStandardError = true
        };
        // The build of a test run must not leak its settings into the build that the test starts.
        foreach (var name in start.Environment.Keys.Where(
            k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || withoutVariables.Contains(k)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, await output + await error);
    }
}
