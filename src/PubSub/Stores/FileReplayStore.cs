using System.Text;

namespace Salesforce.Typed.Events;

/// <summary>
/// Keeps places in a folder, a file for each stream. A file is written to disk and then replaced as a whole, so that a crash leaves the old
/// place or the new one. One process at a time may use a stream's file.
/// </summary>
public sealed class FileReplayStore : IReplayStore
{
    private readonly string _folder;

    /// <summary>Keeps them in that folder, which is made when it is first needed.</summary>
    public FileReplayStore(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = folder;
    }

    /// <summary>The folder, by which two stores of the same files are recognized.</summary>
    internal string FullPath => Path.TrimEndingDirectorySeparator(Path.GetFullPath(_folder));

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">
    /// The file is empty or holds no replay id. A stream then ends with this exception, unless <see cref="EventOptions.IfExpired"/> says
    /// where to begin.
    /// </exception>
    public async ValueTask<ReplayId> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
        return Read(text.Trim()) ?? throw new InvalidOperationException(
            $"{path} {(text.Trim().Length == 0 ? "is empty" : "holds no replay id")}, so the place up to which the stream was handled is "
                + $"not known. Restore the file, delete it to "
            + "begin at EventOptions.From, or set EventOptions.IfExpired.");
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">
    /// The file cannot be written, as on a full disk. The place that was kept before is unchanged.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file or the folder must not be written.</exception>
    public async ValueTask SaveAsync(string key, ReplayId id, CancellationToken cancellationToken)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(_folder);
        // A name of its own for each call: another stream or process may be saving at the same moment.
        var next = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            var file = new FileStream(next, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await file.WriteAsync(Encoding.ASCII.GetBytes(id.ToString()), cancellationToken).ConfigureAwait(false);
                // Without it a power failure can leave a file that has its new name and no bytes yet.
                file.Flush(flushToDisk: true);
            }
            File.Move(next, path, overwrite: true);
        }
        catch (Exception e)
        {
            Delete(next);
            if (e is not IOException)
                throw;
            throw new IOException($"The place of the stream could not be written to {path}: {e.Message} The place that was kept before is "
                + $"unchanged; what was handled since comes again.", e);
        }
    }

    // Base64 is read with white space in it, and text of other kinds can happen to be base64.
    private static ReplayId? Read(string text)
    {
        try
        {
            var id = ReplayId.Parse(text);
            return !id.IsNone && id.ToString() == text ? id : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The failure before this one is the one to report.
        }
    }

    private string PathOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var name = new StringBuilder();
        foreach (var c in key)
            name.Append(char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? c.ToString() : $"%{(int)c:X2}");
        return Path.Combine(_folder, name + ".replay");
    }
}
