using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// Writes files whole or not at all: into a new file of an unpredictable name, which then takes the place of the old one. Nothing is
/// written through a symbolic link, and a hard link keeps its old text under its other names.
/// </summary>
internal static class SafeFile
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Prefix = ".sftyped-";
    private const string Extension = ".tmp";

    // Another process may have created its file, and not locked it yet.
    private static readonly TimeSpan Youngest = TimeSpan.FromSeconds(1);

    private static readonly ConcurrentDictionary<string, bool> Unfinished = new();

    // A process that is asked to end, while a thread writes, leaves nothing behind either.
    static SafeFile() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (var file in Unfinished.Keys)
            Delete(file);
    };

    /// <summary>Writes a text as UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isSecret">Whether nobody else may read it.</param>
    /// <exception cref="IOException">The file is a link or a folder, or cannot be written.</exception>
    public static void Write(string path, string text, bool isSecret = false) =>
        Write(path, new UTF8Encoding(false).GetBytes(text), isSecret);

    /// <summary>Writes bytes.</summary>
    /// <inheritdoc cref="Write(string, string, bool)"/>
    public static void Write(string path, byte[] bytes, bool isSecret = false)
    {
        // A folder for secrets is checked as a whole before, and may be reached through a link of its user's.
        if (isSecret)
            LinkCheck.RequireBelow(path, path);
        else
            LinkCheck.Require(path);
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder, and a file is to be written there.");
        var name = $"{Prefix}{RandomNumberGenerator.GetHexString(16, lowercase: true)}{Extension}";
        var unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        // CreateNew fails where anything of that name is, a link too. The file is moved while it is open, and so locked, for RemoveLeftovers.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete, BufferSize = 0 };
        if (isSecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyMine;
        Unfinished[unfinished] = true;
        try
        {
            using var stream = new FileStream(unfinished, options);
            stream.Write(bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            Delete(unfinished);
            throw;
        }
        finally
        {
            Unfinished.TryRemove(unfinished, out _);
        }
    }

    /// <summary>Removes the unfinished files of processes that were killed. Those that a process still writes stay.</summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, Prefix + "*" + Extension))
        {
            if (LinkCheck.IsLink(file) || DateTime.UtcNow - File.GetLastWriteTimeUtc(file) < Youngest)
                continue;
            try
            {
                // Only a file that no process has open can be opened like this.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }
                Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A process writes it, or it is another user's.
            }
        }
    }

    private static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next command removes it.
        }
    }
}
