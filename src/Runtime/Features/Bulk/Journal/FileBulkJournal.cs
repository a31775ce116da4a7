using System.Text;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Bulk;

/// <summary>
/// A journal in a folder: <c>new FileBulkJournal("load")</c>. The folder must be on a local disk, because the lease is a lock of the
/// operating
/// system. Folder and files are readable by the user of the process only.
/// </summary>
public sealed class FileBulkJournal : IBulkJournal
{
    private const string EntriesName = "journal.jsonl";
    private const string AbortName = "abort";

    // The files of a run; no other file of the folder is ever touched.
    private static readonly string[] Patterns =
        [EntriesName, AbortName, "records.*", "outcomes.bin", "errors.bin", "part-*.csv", "part-*.map", "part-*.list", "lease*"];

    /// <summary>Creates a journal; nothing is read or written yet.</summary>
    /// <param name="folder">The folder. It is created when a load begins.</param>
    public FileBulkJournal(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        Folder = Path.GetFullPath(folder);
    }

    /// <inheritdoc/>
    public string Folder { get; }

    /// <summary>
    /// After what time another process may take over from one that still exists but does not run, as a suspended one. The lease is renewed
    /// in the
    /// background while a run is driven. A process that ended releases its lease at the same time. The default is 5 minutes.
    /// </summary>
    public TimeSpan LeaseDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock by which the lease ends.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal string EntriesFile => Path.Combine(Folder, EntriesName);

    /// <inheritdoc/>
    public async ValueTask<IBulkJournalLease> AcquireAsync(CancellationToken cancellationToken = default)
    {
        PrivateFiles.CreateFolder(Folder);
        return await FileLease.AcquireAsync(this, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken = default)
    {
        string text;
        try
        {
            text = await File.ReadAllTextAsync(EntriesFile, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        // What follows the last line break was not added completely, and is not part of the journal.
        var end = text.LastIndexOf('\n');
        return end < 0 ? [] : text[..end].Split('\n');
    }

    /// <inheritdoc/>
    public ValueTask RequestAbortAsync(CancellationToken cancellationToken = default)
    {
        PrivateFiles.CreateFolder(Folder);
        using var file = PrivateFiles.Write(Path.Combine(Folder, AbortName), FileMode.OpenOrCreate, FileShare.ReadWrite);
        return default;
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsAbortRequestedAsync(CancellationToken cancellationToken = default) =>
        new(File.Exists(Path.Combine(Folder, AbortName)));

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(CancellationToken cancellationToken = default)
    {
        if (!Directory.Exists(Folder))
            return;
        var lease = await FileLease.AcquireAsync(this, cancellationToken).ConfigureAwait(false);
        await using (lease.ConfigureAwait(false))
            DeleteFiles(Patterns[..^1]);
        DeleteFiles(Patterns[^1..]);
        if (!Directory.EnumerateFileSystemEntries(Folder).Any())
            Directory.Delete(Folder);
    }

    private void DeleteFiles(IEnumerable<string> patterns)
    {
        foreach (var file in patterns.SelectMany(pattern => Directory.EnumerateFiles(Folder, pattern)).ToList())
            File.Delete(file);
    }
}
