using Salesforce.Typed.Cli.Shared.Processes;

namespace Salesforce.Typed.Cli.Check;

/// <summary>Builds a project apart from its own outputs, with other snapshots than its own where that is asked.</summary>
/// <param name="project">The project, the solution, or a folder with one.</param>
/// <param name="folder">A folder for all that the build writes.</param>
/// <param name="snapshots">The folder of the snapshots that the project compiles against.</param>
internal sealed class ProjectBuild(string project, string folder, string snapshots)
{
    /// <summary>Builds with the project's own snapshots, or with those of another folder in their place.</summary>
    /// <exception cref="InvalidDataException">dotnet is not on the PATH.</exception>
    /// <exception cref="BuildFailedException">The build failed before it came to any code.</exception>
    public async Task<List<CallSite>> RunAsync(string? instead, CancellationToken cancellationToken)
    {
        var log = Path.Combine(folder, "build.log");
        File.Delete(log);
        List<string> arguments = ["build", Path.GetFullPath(project), "--artifacts-path", Path.Combine(
            folder, "artifacts"), "-nologo", "-v:quiet", $"-flp:logfile={log};verbosity=quiet;encoding=utf-8"];
        if (instead is not null)
        {
            arguments.Add("-p:SalesforceSnapshotsOf=" + DotnetProcess.PropertyValue(
                Path.TrimEndingDirectorySeparator(Path.GetFullPath(snapshots)) + Path.DirectorySeparatorChar));
            arguments.Add("-p:SalesforceSnapshotsInstead=" + DotnetProcess.PropertyValue(instead));
        }
        var built = await DotnetProcess.RunAsync(null, arguments, cancellationToken).ConfigureAwait(false);
        var (sites, others) =
            CallSite.Read(File.Exists(log) ? await File.ReadAllLinesAsync(log, cancellationToken).ConfigureAwait(false) : []);
        if (built.ExitCode != 0 && !sites.Any(s => s.IsError))
            throw new BuildFailedException(
                $"'{project}' cannot be built:", others.Count > 0 ? others : [.. (built.Text + built.Error).Trim().Split('\n')]);
        return sites;
    }
}
