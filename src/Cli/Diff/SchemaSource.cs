using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>Where a schema to compare comes from: a folder of snapshots, or the snapshots as a git revision has them.</summary>
internal static class SchemaSource
{
    /// <summary>Loads it.</summary>
    /// <param name="source">A folder, or what git takes for a revision: <c>HEAD~1</c>, <c>main</c>, a tag.</param>
    /// <param name="snapshots">The folder that a revision is asked for.</param>
    /// <exception cref="InvalidDataException">There is neither such a folder nor such a revision, or a snapshot cannot be read.</exception>
    public static OrgSchema Load(string source, string snapshots) => Directory.Exists(source) ? SnapshotFolder.Load(source) : LoadRevision(source, snapshots);

    private static OrgSchema LoadRevision(string revision, string snapshots)
    {
        var (exitCode, names, error) = Git("ls-tree", "-r", "-z", "--name-only", revision, "--", snapshots);
        if (exitCode != 0)
            throw new InvalidDataException($"'{revision}' is no folder here, and no revision of git: {error.Trim()}");
        var objects = new List<SObjectDescribe>();
        foreach (var name in names.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(n => n.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            // Names of the tree are relative to here; git asks for a leading ./ to take them so.
            var (_, text, _) = Git("show", $"{revision}:./{name}");
            var read = DescribeReader.Read(text);
            objects.Add(read.Describe ?? throw new InvalidDataException($"{name} at {revision}{read.Problem}"));
        }
        return objects.Count > 0 ? new OrgSchema(objects) : throw new InvalidDataException($"{revision} has no snapshots in '{snapshots}'. Name the folder with --snapshots.");
    }

    private static (int ExitCode, string Output, string Error) Git(params string[] arguments)
    {
        try
        {
            return GitProcess.Run(null, arguments);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new InvalidDataException("git is not on the path, which revisions are asked for. Compare two folders instead.");
        }
    }
}
