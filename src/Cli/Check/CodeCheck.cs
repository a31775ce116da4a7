using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Check;

/// <summary>
/// What of the code does not fit the org as it is: the project is built against snapshots of the org, which hold a tombstone for all that
/// it lost. Neither the project's snapshots nor its outputs are touched.
/// </summary>
internal static class CodeCheck
{
    /// <summary>Checks a project.</summary>
    /// <exception cref="InvalidDataException">The org, the snapshots or the project cannot be read.</exception>
    /// <exception cref="SalesforceApiException">The org refused a call.</exception>
    public static async Task<CodeReport> RunAsync(
        SalesforceClient org, string project, string snapshots, Action<WorkState> progress, CancellationToken cancellationToken)
    {
        var before = SnapshotFolder.Load(snapshots);
        var folder = Directory.CreateTempSubdirectory("sftyped-check-");
        try
        {
            var instead = Path.Combine(folder.FullName, "snapshots");
            Copy(snapshots, instead);
            string[] names = [.. before.Objects.Concat(before.RemovedObjects).Select(o => o.Name)];
            var done = 0;
            progress(Asked(done));
            var pulled = await new SnapshotPull(new OrgDescribes(org), instead, PullMemory.None, snapshots)
                .RunAsync(names, _ => progress(Asked(++done)), cancellationToken).ConfigureAwait(false);
            if (pulled.FirstOrDefault(p => p.Outcome == PullOutcome.Failed) is { } failed)
                throw new InvalidDataException($"{failed.Name}: {failed.Error}");
            var changes = SchemaDiff.Compare(before, SnapshotFolder.Load(instead));
            progress(new WorkState("Building the code against the org"));
            var build = new ProjectBuild(project, folder.FullName, snapshots);
            var sites = await build.RunAsync(instead, cancellationToken).ConfigureAwait(false);
            if (sites.Count > 0)
            {
                // What is wrong without the org's changes too is not theirs.
                progress(new WorkState("Building the code as it was"));
                var known = (await build.RunAsync(null, cancellationToken).ConfigureAwait(false)).Select(Key).ToHashSet();
                sites.RemoveAll(s => known.Contains(Key(s)) || !(s.IsError || s.Id.StartsWith("SFT", StringComparison.Ordinal)));
                if (sites.Count == 0 && known.Any(k => k.IsError))
                    throw new InvalidDataException($"'{project}' does not build as it is, and not for changes of the org: build it first.");
            }
            return new CodeReport(
                [.. sites.OrderBy(s => s.File, StringComparer.Ordinal).ThenBy(s => s.Line).ThenBy(s => s.Column)], changes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        WorkState Asked(int done) => new("Described", done, before.Objects.Count + before.RemovedObjects.Count, "objects");

        static (string, int, int, string, bool IsError) Key(CallSite site) => (site.File, site.Line, site.Column, site.Id, site.IsError);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in SnapshotFiles.Of(from))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllBytes(copy, SnapshotFiles.Read(file));
        }
    }
}
