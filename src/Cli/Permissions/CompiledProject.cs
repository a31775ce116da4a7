using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>Where the compiled code of a project is, and the snapshots that it was compiled against.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Snapshots">The folder of the snapshots; null where that is not known.</param>
internal sealed record CompiledProject(string Assembly, string? Snapshots)
{
    /// <summary>Finds it: an assembly is itself; a project, or a folder with one, says where its output is.</summary>
    /// <exception cref="InvalidDataException">There is no such project, or it was not built.</exception>
    public static async Task<CompiledProject> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(path) is ".dll" or ".exe")
            return File.Exists(path) ? new CompiledProject(path, null) : throw new InvalidDataException($"There is no file '{path}'.");
        var project = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() : path;
        if (project is null || !File.Exists(project))
            throw new InvalidDataException($"'{path}' is no project, no folder with one, and no assembly.");
        using var properties = JsonDocument.Parse(await AskAsync(project, cancellationToken).ConfigureAwait(false));
        var answers = properties.RootElement.GetProperty("Properties");
        var assembly = answers.GetProperty("TargetPath").GetString()!;
        if (!File.Exists(assembly))
            throw new InvalidDataException($"'{project}' was not built: there is no '{assembly}'. Run dotnet build first.");
        var folder = answers.GetProperty("SalesforceSnapshotFolder").GetString() is { Length: > 0 } snapshots ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(project))!, snapshots) : null;
        return new CompiledProject(assembly, Directory.Exists(folder) ? folder : null);
    }

    private static async Task<string> AskAsync(string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, "-nologo", "-getProperty:TargetPath", "-getProperty:SalesforceSnapshotFolder"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? output : throw new InvalidDataException($"'{project}' cannot be read: {output.Trim()}{(await error.ConfigureAwait(false)).Trim()}");
        }
        catch (Win32Exception)
        {
            throw new InvalidDataException("dotnet is not on the path, which says where a project's output is. Name the assembly instead.");
        }
    }
}
