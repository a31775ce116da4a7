using System.ComponentModel;
using System.Diagnostics;

namespace Salesforce.Typed.Cli.Check;

/// <summary>Builds a project apart from its own outputs, with other snapshots than its own where that is asked.</summary>
/// <param name="project">The project, the solution, or a folder with one.</param>
/// <param name="folder">A folder for all that the build writes.</param>
/// <param name="snapshots">The folder of the snapshots that the project compiles against.</param>
internal sealed class ProjectBuild(string project, string folder, string snapshots)
{
    /// <summary>Builds with the project's own snapshots, or with those of another folder in their place.</summary>
    /// <exception cref="InvalidDataException">dotnet is not on the path, or the build failed before it came to any code.</exception>
    public async Task<List<CallSite>> RunAsync(string? instead, CancellationToken cancellationToken)
    {
        var log = Path.Combine(folder, "build.log");
        File.Delete(log);
        var start = new ProcessStartInfo("dotnet", ["build", project, "--artifacts-path", Path.Combine(folder, "artifacts"), "-nologo", "-v:quiet", $"-flp:logfile={log};verbosity=quiet;encoding=utf-8"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (instead is not null)
        {
            start.ArgumentList.Add("-p:SalesforceSnapshotsOf=" + Path.TrimEndingDirectorySeparator(Path.GetFullPath(snapshots)) + Path.DirectorySeparatorChar);
            start.ArgumentList.Add("-p:SalesforceSnapshotsInstead=" + instead);
        }
        // The log is read in English, and a build that runs this one must not hand its settings down.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        var (exitCode, output) = await RunAsync(start, cancellationToken).ConfigureAwait(false);
        var (sites, others) = CallSite.Read(File.Exists(log) ? await File.ReadAllLinesAsync(log, cancellationToken).ConfigureAwait(false) : []);
        if (exitCode != 0 && !sites.Any(s => s.IsError))
            throw new InvalidDataException($"'{project}' cannot be built: " + (others.Count > 0 ? string.Join(Environment.NewLine, others) : output.Trim()));
        return sites;
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, output + await error.ConfigureAwait(false));
        }
        catch (Win32Exception)
        {
            throw new InvalidDataException("dotnet is not on the path, which builds the project.");
        }
    }
}
