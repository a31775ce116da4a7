using System.Collections.Concurrent;
using System.Text;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Pull;

/// <summary>
/// Writes the snapshots of objects as the org describes them. A file whose text would be the same is not touched, and one whose object cannot be
/// described keeps its old text. What the org lost keeps a tombstone.
/// </summary>
/// <param name="org">What the org tells.</param>
/// <param name="folder">The folder of the snapshots.</param>
/// <param name="memory">As of when snapshots are, to ask for changes alone.</param>
/// <param name="original">Where the folder is a copy: of which. The age of a snapshot is that of its original.</param>
internal sealed class SnapshotPull(OrgDescribes org, string folder, PullMemory memory, string? original = null)
{
    private const string NoSuchObject = "the org has no such object, or its user does not see it";

    private readonly string _today = SnapshotAge.Day(DateTime.UtcNow);

    /// <summary>Pulls these objects, several at once; the outcomes come in the order of the names.</summary>
    public async Task<IReadOnlyList<PulledObject>> RunAsync(IReadOnlyCollection<string> objects, Action<PulledObject> done, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var existing = Existing(folder);
        var outcomes = new ConcurrentBag<PulledObject>();
        await OrgDescribes.ForEachAsync(
            objects,
            async (name, token) =>
            {
                var outcome = await PullAsync(name, existing, token).ConfigureAwait(false);
                outcomes.Add(outcome);
                lock (outcomes)
                    done(outcome);
            },
            cancellationToken).ConfigureAwait(false);
        return [.. outcomes.OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The objects of the snapshots in a folder, with their files.</summary>
    public static Dictionary<string, string> Existing(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(folder))
            return files;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            // A snapshot that cannot be read is about to be replaced, if its file is named after its object.
            files.TryAdd(DescribeReader.Read(File.ReadAllBytes(file)).Describe?.Name ?? Path.GetFileNameWithoutExtension(file), file);
        }
        return files;
    }

    private async Task<PulledObject> PullAsync(string name, Dictionary<string, string> existing, CancellationToken cancellationToken)
    {
        try
        {
            var file = existing.GetValueOrDefault(name);
            var old = file is null ? null : DescribeText.Decode(await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false));
            var answer = await org.AskAsync(name, old is null ? null : memory.AsOf(name, old), cancellationToken).ConfigureAwait(false);
            if (answer.IsUnchanged)
                return new PulledObject(name, PullOutcome.Unchanged);
            var before = old is null ? null : DescribeReader.Read(old).Describe;
            var isLost = answer.Describe is null;
            var now = isLost ? before is null ? null : Tombstones.Bury(before, LastSeen(file!), _today)
                : before is null ? answer.Describe : Tombstones.Carry(before, answer.Describe!, () => LastSeen(file!), _today);
            if (now is null)
                return new PulledObject(name, PullOutcome.Failed, NoSuchObject);
            var text = SnapshotWriter.Write(now);
            memory.Remember(now.Name, text, answer.AsOf);
            if (old == text)
                return new PulledObject(now.Name, PullOutcome.Unchanged);
            await WriteAsync(file ?? Path.Combine(folder, now.Name + ".json"), text, cancellationToken).ConfigureAwait(false);
            return new PulledObject(now.Name, isLost ? PullOutcome.Removed : file is null ? PullOutcome.Added : PullOutcome.Changed);
        }
        catch (Exception e) when (e is SalesforceException or ArgumentException or SalesforceFormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return new PulledObject(name, PullOutcome.Failed, e is NotFoundException ? NoSuchObject : e.Message);
        }
    }

    private string LastSeen(string file) => SnapshotAge.LastSeen(original is null ? file : Path.Combine(original, Path.GetRelativePath(folder, file)));

    // Whole or not at all: who is interrupted keeps the old snapshot.
    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        var unfinished = file + ".tmp";
        await File.WriteAllTextAsync(unfinished, text, new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
        File.Move(unfinished, file, overwrite: true);
    }
}
