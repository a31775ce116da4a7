using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// A file that is written under an unpredictable name in its folder, and takes its own name when it is complete. Nothing is written through
/// a symbolic link, and a hard link keeps its old text under its other names.
/// </summary>
internal sealed class UnfinishedFile : IDisposable
{
    /// <summary>What the names of unfinished files begin with.</summary>
    public const string Prefix = ".sftyped-";

    /// <summary>What they end with.</summary>
    public const string Extension = ".tmp";

    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly ConcurrentDictionary<string, bool> Unfinished = new();

    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;
    private bool _isComplete;

    // A process that is asked to end, while a thread writes, leaves nothing behind either.
    static UnfinishedFile() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (var file in Unfinished.Keys)
            Delete(file);
    };

    private UnfinishedFile(string path, string unfinished, FileStream stream) =>
        (_path, _unfinished, _stream) = (path, unfinished, stream);

    /// <summary>Receives the bytes.</summary>
    public Stream Stream => _stream;

    /// <summary>Begins a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isSecret">Whether nobody else may read it.</param>
    /// <param name="bufferSize">The size of the buffer; 0 for none.</param>
    /// <exception cref="IOException">The file is a link or a folder, or cannot be written.</exception>
    public static UnfinishedFile Create(string path, bool isSecret = false, int bufferSize = 0)
    {
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder, and a file is to be written there.");
        var name = $"{Prefix}{RandomNumberGenerator.GetHexString(16, lowercase: true)}{Extension}";
        var unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        // CreateNew fails where anything of that name is, a link too. The file is moved while it is open, and so locked, for
        // RemoveLeftovers.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Delete, BufferSize = bufferSize,
        };
        if (isSecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyMine;
        Unfinished[unfinished] = true;
        try
        {
            return new UnfinishedFile(path, unfinished, new FileStream(unfinished, options));
        }
        catch
        {
            Unfinished.TryRemove(unfinished, out _);
            throw;
        }
    }

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        _stream.Flush();
        File.Move(_unfinished, _path, overwrite: true);
        _isComplete = true;
    }

    /// <summary>Deletes a file that is not complete.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        if (!_isComplete)
            Delete(_unfinished);
        Unfinished.TryRemove(_unfinished, out _);
    }

    /// <summary>Deletes a file, if that is possible.</summary>
    public static void Delete(string file)
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
