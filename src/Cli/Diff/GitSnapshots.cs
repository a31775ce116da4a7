using System.Globalization;
using Salesforce.Typed.Cli.Shared.Processes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>The snapshots as a git revision has them.</summary>
internal static class GitSnapshots
{
    private const int MostFiles = 20_000;
    private const long LargestFile = 64 << 20;
    private const long LargestSum = 1L << 30;

    private sealed record Blob(string Id, long Size, string Path);

    /// <summary>Loads them.</summary>
    /// <param name="revision">The revision.</param>
    /// <param name="snapshots">The folder of the snapshots.</param>
    /// <exception cref="InvalidDataException">There is no such revision, or a snapshot cannot be read.</exception>
    public static OrgSchema Load(string revision, string snapshots)
    {
        var tree = GitProcess.Run(null, "ls-tree", "-r", "-l", "-z", "--end-of-options", GitProcess.Revision(revision), "--", snapshots);
        if (tree.ExitCode != 0)
            throw new InvalidDataException($"'{revision}' is not a folder here, and not a revision of git: {tree.Error.Trim()}");
        var blobs = Blobs(tree.Text, revision);
        if (blobs.Count > MostFiles || blobs.Sum(b => b.Size) > LargestSum)
            throw new InvalidDataException(
                $"'{snapshots}' at {revision} has more than {MostFiles} .json files, or more than {LargestSum >> 20} MB of them. "
                + "Name the folder of the snapshots with --snapshots.");
        var objects = blobs.Select(b => Read(b, revision)).ToList();
        return objects.Count > 0 ? new OrgSchema(objects) : throw new InvalidDataException(
            $"{revision} has no snapshots in '{snapshots}'. Name the folder with --snapshots.");
    }

    // MODE TYPE ID SIZE, a tab, and the path.
    private static List<Blob> Blobs(string tree, string revision)
    {
        var blobs = new List<Blob>();
        foreach (var line in tree.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var path = line[(tab + 1)..];
            if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                continue;
            if (line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [['1', '0', '0', ..], "blob", var id, var size])
                throw new InvalidDataException($"'{path}' at {revision} is not a regular file. Links are not followed.");
            // git does not know the size of an object that it does not have.
            if (!long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                throw new InvalidDataException(
                    $"'{path}' at {revision} is missing in this clone, and nothing is fetched. Fetch it with git first.");
            blobs.Add(new Blob(id, bytes, path));
        }
        return blobs;
    }

    // By the blob's id: neither its path nor the revision reaches git again, and no filter runs.
    private static SObjectDescribe Read(Blob blob, string revision)
    {
        if (blob.Size > LargestFile)
            throw new InvalidDataException(
                $"'{blob.Path}' at {revision} is larger than {LargestFile >> 20} MB, and is not a describe snapshot.");
        var text = GitProcess.Run(null, "cat-file", "blob", blob.Id);
        if (text.ExitCode != 0)
            throw new InvalidDataException($"'{blob.Path}' at {revision} cannot be read: {text.Error.Trim()}");
        var read = DescribeReader.Read(text.Output);
        return read.Describe ?? throw new InvalidDataException($"{blob.Path} at {revision}{read.Problem}");
    }
}
