using System.Collections.Concurrent;
using System.Text;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Pull;

/// <summary>
/// Writes the snapshots of objects as the org describes them. A file whose text would be the same is not touched, and one whose object cannot be
/// described keeps its old text. What the org lost keeps a tombstone.
/// </summary>
internal sealed class SnapshotPull(SalesforceClient org, string folder)
{
    private const int AtOnce = 8;

    private readonly Lazy<Task<HashSet<string>>> _names = new(() => NamesAsync(org));
    private readonly string _today = SnapshotAge.Day(DateTime.UtcNow);

    /// <summary>Pulls these objects, several at once; the outcomes come in the order of the names.</summary>
    public async Task<IReadOnlyList<PulledObject>> RunAsync(IReadOnlyCollection<string> objects, Action<PulledObject> done, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var existing = Existing(folder);
        var outcomes = new ConcurrentBag<PulledObject>();
        await Parallel.ForEachAsync(
            objects.Distinct(StringComparer.OrdinalIgnoreCase),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (name, token) =>
            {
                var outcome = await PullAsync(name, existing, token).ConfigureAwait(false);
                outcomes.Add(outcome);
                lock (outcomes)
                    done(outcome);
            }).ConfigureAwait(false);
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
            var answer = await org.DescribeAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
            var read = DescribeReader.Read(answer.Json.ToArray());
            if (read.Describe is not { } describe)
                return new PulledObject(name, PullOutcome.Failed, $"the org's answer cannot be read{read.Problem}");
            if (!existing.TryGetValue(describe.Name, out var file))
            {
                await WriteAsync(Path.Combine(folder, describe.Name + ".json"), SnapshotWriter.Write(describe), cancellationToken).ConfigureAwait(false);
                return new PulledObject(describe.Name, PullOutcome.Added);
            }
            var (old, before) = Before(file);
            var text = SnapshotWriter.Write(before is null ? describe : Tombstones.Carry(before, describe, () => SnapshotAge.LastSeen(file), _today));
            if (old == text)
                return new PulledObject(describe.Name, PullOutcome.Unchanged);
            await WriteAsync(file, text, cancellationToken).ConfigureAwait(false);
            return new PulledObject(describe.Name, PullOutcome.Changed);
        }
        catch (NotFoundException) when (existing.ContainsKey(name))
        {
            return await BuryAsync(name, existing[name], cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SalesforceException or ArgumentException or SalesforceFormatException or IOException or UnauthorizedAccessException)
        {
            return new PulledObject(name, PullOutcome.Failed, e is NotFoundException ? "the org has no such object, or its user does not see it" : e.Message);
        }
    }

    // An address with a wrong version is not found either: an object is lost when the org's list has others, and not this one.
    private async Task<PulledObject> BuryAsync(string name, string file, CancellationToken cancellationToken)
    {
        try
        {
            var (_, before) = Before(file);
            if (before is null || (await _names.Value.ConfigureAwait(false)).Contains(name))
                return new PulledObject(name, PullOutcome.Failed, "the org has no such object, or its user does not see it");
            if (before.Removed is not null)
                return new PulledObject(name, PullOutcome.Unchanged);
            await WriteAsync(file, SnapshotWriter.Write(Tombstones.Bury(before, SnapshotAge.LastSeen(file), _today)), cancellationToken).ConfigureAwait(false);
            return new PulledObject(name, PullOutcome.Removed);
        }
        catch (Exception e) when (e is SalesforceException or SalesforceFormatException or IOException or UnauthorizedAccessException)
        {
            return new PulledObject(name, PullOutcome.Failed, e.Message);
        }
    }

    private static async Task<HashSet<string>> NamesAsync(SalesforceClient org)
    {
        var global = await org.DescribeGlobalAsync().ConfigureAwait(false);
        return new(global.Objects.Select(o => o.Name), StringComparer.OrdinalIgnoreCase);
    }

    private static (string Text, SObjectDescribe? Describe) Before(string file)
    {
        var text = DescribeText.Decode(File.ReadAllBytes(file));
        return (text, DescribeReader.Read(text).Describe);
    }

    // Whole or not at all: who is interrupted keeps the old snapshot.
    private static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        var unfinished = file + ".tmp";
        await File.WriteAllTextAsync(unfinished, text, new UTF8Encoding(false), cancellationToken).ConfigureAwait(false);
        File.Move(unfinished, file, overwrite: true);
    }
}
