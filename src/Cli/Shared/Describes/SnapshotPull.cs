using System.Collections.Concurrent;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Shared.Describes;

/// <summary>
/// Writes the snapshots of objects as the org describes them. A file whose text would be the same is not touched, and one whose object
/// cannot be described keeps its old text. What was removed from the org keeps a tombstone.
/// </summary>
/// <param name="org">What the org reports.</param>
/// <param name="folder">The folder of the snapshots.</param>
/// <param name="memory">As of when snapshots are, to ask for changes alone.</param>
/// <param name="original">Where the folder is a copy: of which. The age of a snapshot is that of its original.</param>
internal sealed class SnapshotPull(OrgDescribes org, string folder, PullMemory memory, string? original = null)
{
    private const string NoSuchObject = "the org has no such object, or its user does not see it";

    private const int MostOthers = 100;
    private const long LargestOthers = 128 << 20;

    private readonly string _today = SnapshotAge.Day(TimeProvider.System.GetUtcNow().UtcDateTime);

    /// <summary>Pulls these objects, several at once; the outcomes come in the order of the names.</summary>
    /// <exception cref="SilentOrgException">The org sends nothing. What was pulled until then stays.</exception>
    public async Task<IReadOnlyList<PulledObject>> RunAsync(
        IReadOnlyCollection<string> objects, Action<PulledObject> done, CancellationToken cancellationToken)
    {
        LinkCheck.Require(folder);
        Directory.CreateDirectory(folder);
        var existing = Existing(folder);
        var outcomes = new ConcurrentBag<PulledObject>();
        try
        {
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
        }
        finally
        {
            foreach (var written in existing.Values.Select(Path.GetDirectoryName).Append(folder).Distinct())
                SafeFile.RemoveLeftovers(written!);
        }
        return [.. outcomes.OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The objects of the snapshots in a folder, with their files.</summary>
    /// <exception cref="InvalidDataException">
    /// The folder is not one of snapshots: it has links, is too large, or most of its files are something else.
    /// </exception>
    public static Dictionary<string, string> Existing(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!Directory.Exists(folder))
            return files;
        var (others, bytes) = (0, 0L);
        foreach (var file in SnapshotFiles.Of(folder))
        {
            // A snapshot that cannot be read, or is not text, is about to be replaced, if its file is named after its object.
            var text = Text(file);
            var name = DescribeReader.Read(text).Describe?.Name;
            files.TryAdd(name ?? Path.GetFileNameWithoutExtension(file), file);
            if (name is null && (++others > MostOthers || (bytes += text.Length) > LargestOthers))
                throw new InvalidDataException($"'{folder}' has many .json files that are not describe snapshots, '{file}' among them. "
                    + $"Name the folder of the snapshots with --snapshots.");
        }
        return files;
    }

    private async Task<PulledObject> PullAsync(string name, Dictionary<string, string> existing, CancellationToken cancellationToken)
    {
        try
        {
            var file = existing.GetValueOrDefault(name);
            var old = file is null ? null : Text(file);
            var answer = await org.AskAsync(name, old is null ? null : memory.AsOf(name, old), cancellationToken).ConfigureAwait(false);
            if (answer.IsUnchanged)
                return new PulledObject(name, PullOutcome.Unchanged);
            var before = old is null ? null : DescribeReader.Read(old).Describe;
            var isLost = answer.Describe is null;
            var now = isLost ? before is null ? null : Tombstones.Bury(before, LastSeen(file!), _today)
                : before is null ? answer.Describe : Tombstones.Carry(before, answer.Describe!, () => LastSeen(file!), _today);
            if (now is null)
                return new PulledObject(name, PullOutcome.Failed, await NoSuchObjectAsync(name).ConfigureAwait(false));
            var text = SnapshotWriter.Write(now);
            memory.Remember(now.Name, text, answer.AsOf);
            if (old == text)
                return new PulledObject(now.Name, PullOutcome.Unchanged);
            var target = file ?? Path.Combine(folder, now.Name + ".json");
            LinkCheck.RequireBelow(folder, target);
            // Another pull may have written it meanwhile.
            if (file is null && File.Exists(target) && DescribeReader.Read(Text(target)).Describe?.Name != now.Name)
                throw new IOException($"'{target}' holds another object. Rename it after its object.");
            SafeFile.Write(target, text);
            return new PulledObject(now.Name, isLost ? PullOutcome.Removed : file is null ? PullOutcome.Added : PullOutcome.Changed);
        }
        catch (Exception e) when (e is SalesforceApiException or ArgumentException or SalesforceFormatException or IOException
            or InvalidDataException or UnauthorizedAccessException)
        {
            return new PulledObject(name, PullOutcome.Failed, e is SalesforceNotFoundException ? NoSuchObject : e.Message);
        }
    }

    private async Task<string> NoSuchObjectAsync(string name) =>
        NameDistance.Nearest(name, await org.NamesAsync().ConfigureAwait(false)) is { } nearest
            ? $"{NoSuchObject}. Did you mean {nearest}?"
            : NoSuchObject;

    // An empty file is replaced, and so is what is not a regular file and looks empty; it is not opened.
    private static string Text(string file) => new FileInfo(file).Length == 0 ? "" : DescribeText.Decode(SnapshotFiles.Read(file), out _);

    private string LastSeen(string file) =>
        SnapshotAge.LastSeen(original is null ? file : Path.Combine(original, Path.GetRelativePath(folder, file)));
}
