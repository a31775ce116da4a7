using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>Where a schema to compare comes from: a folder of snapshots, or the snapshots as a git revision has them.</summary>
internal static class SchemaSource
{
    /// <summary>Loads it.</summary>
    /// <param name="source">A folder, or what git takes for a revision: <c>HEAD~1</c>, <c>main</c>, a tag.</param>
    /// <param name="snapshots">The folder that a revision is asked for.</param>
    /// <exception cref="InvalidDataException">There is neither such a folder nor such a revision, or a snapshot cannot be read.</exception>
    public static OrgSchema Load(string source, string snapshots) =>
        Directory.Exists(source) ? SnapshotFolder.Load(source) : GitSnapshots.Load(source, snapshots);
}
