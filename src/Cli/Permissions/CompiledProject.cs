using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Processes;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary>Where the compiled code of a project is, and the snapshots that it was compiled against.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Snapshots">The folder of the snapshots; null where that is not known.</param>
internal sealed record CompiledProject(string Assembly, string? Snapshots)
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromMinutes(3);

    /// <summary>Finds it: an assembly is itself; a project, or a folder with one, says where its output is.</summary>
    /// <exception cref="InvalidDataException">There is no such project, or it was not built.</exception>
    public static async Task<CompiledProject> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (Path.GetExtension(path) is ".dll" or ".exe")
            return File.Exists(path)
                ? new CompiledProject(path, null)
                : throw new InvalidDataException($"The file '{path}' does not exist.");
        var project = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault()
            : path;
        // A pipe or a device has no length.
        if (project is null || !File.Exists(project) || new FileInfo(project) is { LinkTarget: null, Length: 0 })
            throw new InvalidDataException($"'{path}' is not a project, not a folder with one, and not an assembly.");
        var (assembly, set) = Properties(project, await AskAsync(project, cancellationToken).ConfigureAwait(false));
        if (!File.Exists(assembly))
            throw new InvalidDataException($"'{project}' was not built: there is no '{assembly}'. Run dotnet build first.");
        var folder = set.Length > 0 ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(project))!, set) : null;
        return new CompiledProject(assembly, Directory.Exists(folder) ? folder : null);
    }

    private static (string Assembly, string Snapshots) Properties(string project, string answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var properties = document.RootElement.GetProperty("Properties");
            return (properties.GetProperty("TargetPath").GetString()!, properties.GetProperty("SalesforceSnapshotFolder").GetString()!);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException(
                $"'{project}' cannot be read: MSBuild did not print its properties. Name the assembly instead.", e);
        }
    }

    // Of a project MSBuild evaluates the files, and runs no target: a response file of the repository could name one, or a logger to load.
    // A global.json of the repository could name an SDK within it, so the SDK is chosen where there is none.
    private static async Task<string> AskAsync(string project, CancellationToken cancellationToken)
    {
        // A file that the project imports may be a pipe, and reading it does not end.
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(LongestRead);
        var elsewhere = Directory.CreateTempSubdirectory("sftyped-permissions-");
        try
        {
            var answer = await DotnetProcess.RunAsync(
                elsewhere.FullName,
                ["msbuild", Path.GetFullPath(
                    project), "-noAutoResponse", "-nologo", "-getProperty:TargetPath", "-getProperty:SalesforceSnapshotFolder"],
                late.Token).ConfigureAwait(false);
            return answer.ExitCode == 0
                ? answer.Text
                : throw new InvalidDataException($"'{project}' cannot be read: {answer.Text.Trim()}{answer.Error.Trim()}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidDataException(
                $"'{project}' was not read within {LongestRead.TotalMinutes:0} minutes. Name the assembly instead.");
        }
        finally
        {
            elsewhere.Delete(recursive: true);
        }
    }
}
