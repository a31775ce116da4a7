using System.Globalization;
using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>
/// The lease of a <see cref="FileBulkJournal"/>. Its number and the time of its renewal are in a file; the process that holds it also holds
/// a lock of the
/// operating system on a file with that number, which ends with the process. Every check and change is made under a second lock, which is
/// held for
/// a moment.
/// </summary>
internal sealed class FileLease : IBulkJournalLease
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly FileBulkJournal _journal;
    private readonly FileStream _holder;
    private readonly ITimer _renewal;

    private FileLease(FileBulkJournal journal, long number, FileStream holder)
    {
        _journal = journal;
        FencingNumber = number;
        _holder = holder;
        var period = journal.LeaseDuration / 3;
        _renewal = journal.TimeProvider.CreateTimer(static lease => ((FileLease)lease!).Renew(), this, period, period);
    }

    /// <inheritdoc/>
    public long FencingNumber { get; }

    /// <summary>Takes the lease.</summary>
    /// <exception cref="BulkJournalException">Another process holds it.</exception>
    public static async ValueTask<FileLease> AcquireAsync(FileBulkJournal journal, CancellationToken cancellationToken)
    {
        using var guard = await LockAsync(journal, cancellationToken).ConfigureAwait(false);
        var (number, renewed) = Read(journal);
        if (number > 0 && TryHold(journal, number) is { } ended)
        {
            // The process that held it has ended.
            await ended.DisposeAsync().ConfigureAwait(false);
        }
        else if (number > 0 && journal.TimeProvider.GetUtcNow() - renewed < journal.LeaseDuration)
        {
            throw new BulkJournalException(
                $"Another process drives the load of the journal '{journal.Folder}'. Wait until it ends. If it hangs, end it, or wait "
                    + $"until its lease "
                    + $"has not been renewed for {journal.LeaseDuration}.");
        }
        // Also greater than those of earlier runs, whose files were deleted.
        var next = Math.Max(number + 1, journal.TimeProvider.GetUtcNow().UtcTicks);
        var holder = TryHold(journal, next) ?? throw new BulkJournalException($"The file '{HolderFile(journal, next)}' is locked.");
        Write(journal, next);
        DeleteHolder(journal, number);
        RemoveTornEntry(journal.EntriesFile);
        return new FileLease(journal, next, holder);
    }

    /// <inheritdoc/>
    public async ValueTask AppendAsync(string entry, CancellationToken cancellationToken = default)
    {
        using var guard = await LockAsync(_journal, cancellationToken).ConfigureAwait(false);
        Require();
        using var file = PrivateFiles.Write(_journal.EntriesFile, FileMode.OpenOrCreate);
        // Without the buffer of the stream, which would be written once more after a failure.
        var handle = file.SafeFileHandle;
        var end = RandomAccess.GetLength(handle);
        try
        {
            RandomAccess.Write(handle, Encoding.UTF8.GetBytes(entry + "\n"), end);
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException)
        {
            // A full disk: half an entry would make the next one unreadable.
            RandomAccess.SetLength(handle, end);
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask RequireAsync(CancellationToken cancellationToken = default)
    {
        using var guard = await LockAsync(_journal, cancellationToken).ConfigureAwait(false);
        Require();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _renewal.DisposeAsync().ConfigureAwait(false);
        await _holder.DisposeAsync().ConfigureAwait(false);
    }

    private void Require()
    {
        if (Read(_journal).Number is var newest && newest != FencingNumber)
        {
            throw new BulkJournalException(
                $"Another process took over the load of the journal '{_journal.Folder}' (lease {newest}; this process has lease "
                    + $"{FencingNumber}). "
                    + "This process sends nothing more.");
        }
    }

    // A lease that was taken over is left alone: the next step finds that out.
    private void Renew()
    {
        try
        {
            using var guard = TryLock(_journal);
            if (guard is not null && Read(_journal).Number == FencingNumber)
                Write(_journal, FencingNumber);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next renewal, or the next step, meets the same failure.
        }
    }

    private static string LeaseFile(FileBulkJournal journal) => Path.Combine(journal.Folder, "lease");

    private static string HolderFile(FileBulkJournal journal, long number) =>
        Path.Combine(journal.Folder, "lease-" + number.ToString(CultureInfo.InvariantCulture));

    // In Windows, the file of a process that still exists stays.
    private static void DeleteHolder(FileBulkJournal journal, long number)
    {
        try
        {
            File.Delete(HolderFile(journal, number));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private static FileStream? TryHold(FileBulkJournal journal, long number) => TryLock(HolderFile(journal, number));

    private static FileStream? TryLock(FileBulkJournal journal) => TryLock(Path.Combine(journal.Folder, "lease.lock"));

    private static FileStream? TryLock(string file)
    {
        try
        {
            return PrivateFiles.Write(file, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException or FileNotFoundException))
        {
            return null;
        }
    }

    private static async ValueTask<FileStream> LockAsync(FileBulkJournal journal, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < LongestWait; waited += RetryDelay)
        {
            if (TryLock(journal) is { } file)
                return file;
            await Task.Delay(RetryDelay, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        throw new BulkJournalException($"The journal '{journal.Folder}' is locked by another process, or its disk does not allow writing.");
    }

    private static (long Number, DateTimeOffset Renewed) Read(FileBulkJournal journal)
    {
        string text;
        try
        {
            text = File.ReadAllText(LeaseFile(journal));
        }
        catch (FileNotFoundException)
        {
            return default;
        }
        return text.Split(' ') is [var number, var ticks] && long.TryParse(number, CultureInfo.InvariantCulture, out var n)
            && long.TryParse(ticks, CultureInfo.InvariantCulture, out var t) && t >= 0 && t <= DateTimeOffset.MaxValue.Ticks
            ? (n, new DateTimeOffset(t, TimeSpan.Zero))
            : throw new BulkJournalException($"The file '{LeaseFile(journal)}' is damaged.");
    }

    // Renamed, so that the file is whole whenever the process ends.
    private static void Write(FileBulkJournal journal, long number)
    {
        var next = LeaseFile(journal) + ".next";
        using (var file = PrivateFiles.Write(next, FileMode.Create))
        {
            file.Write(Encoding.ASCII.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"{number} {journal.TimeProvider.GetUtcNow().UtcTicks}")));
            file.Flush(flushToDisk: true);
        }
        File.Move(next, LeaseFile(journal), overwrite: true);
    }

    // The process ended while it added an entry, before it acted on it.
    private static void RemoveTornEntry(string entries)
    {
        if (!File.Exists(entries))
            return;
        using var file = PrivateFiles.Write(entries, FileMode.OpenOrCreate);
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
        }
        if (end < file.Length)
            file.SetLength(end);
    }
}
