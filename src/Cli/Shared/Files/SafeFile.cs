using System.Text;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// Writes files whole or not at all: into a new file of an unpredictable name, which then takes the place of the old one. Nothing is
/// written through a symbolic link, and a hard link keeps its old text under its other names.
/// </summary>
internal static class SafeFile
{
    private const int BufferBytes = 64 << 10;

    // Another process may have created its file, and not locked it yet.
    private static readonly TimeSpan Youngest = TimeSpan.FromSeconds(1);

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
        using var file = UnfinishedFile.Create(path, isSecret);
        file.Stream.Write(bytes);
        file.Complete();
    }

    /// <summary>Begins a file of any size; it replaces the old one when it is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isPrivate">Whether nobody else may read it, because it holds data of records.</param>
    /// <exception cref="IOException">The file is a link or a folder, or cannot be written.</exception>
    public static UnfinishedFile Open(string path, bool isPrivate)
    {
        LinkCheck.Require(path);
        return UnfinishedFile.Create(path, isPrivate, BufferBytes);
    }

    /// <summary>Removes the unfinished files of processes that were killed. Those that a process still writes stay.</summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, UnfinishedFile.Prefix + "*" + UnfinishedFile.Extension))
        {
            if (LinkCheck.IsLink(file) || TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(file) < Youngest)
                continue;
            try
            {
                // Only a file that no process has open can be opened like this.
                using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                }
                UnfinishedFile.Delete(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A process writes it, or it is another user's.
            }
        }
    }
}
