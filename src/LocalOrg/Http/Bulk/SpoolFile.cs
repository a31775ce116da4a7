namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>
/// The data of a job in a temporary file that only the user of this process reads, and that is deleted with the job. It is open only while
/// it is written or read: an org may keep thousands of finished jobs.
/// </summary>
internal sealed class SpoolFile : IDisposable
{
    // Rows are written one by one.
    private const int BufferBytes = 1 << 16;

    private readonly string _path = Path.Combine(Path.GetTempPath(), "sftyped-bulk-" + Path.GetRandomFileName());

    public SpoolFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        // On Windows the folder of temporary files is the user's own.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(_path, options).Dispose();
    }

    /// <summary>Creates a file with that content.</summary>
    public static SpoolFile Of(ReadOnlySpan<byte> bytes)
    {
        var spool = new SpoolFile();
        try
        {
            using var file = spool.OpenAppend();
            file.Write(bytes);
        }
        catch
        {
            // A part of the data must not be taken for all of it.
            spool.Dispose();
            throw;
        }
        return spool;
    }

    /// <summary>How many bytes the file has, without those of a stream that is still open.</summary>
    public long Length => new FileInfo(_path).Length;

    /// <summary>Opens the file to write at its end. The position of the stream is that in the file.</summary>
    public Stream OpenAppend() => new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read, BufferBytes);

    /// <summary>Reads a part of the file.</summary>
    public byte[] Read(long from, long length)
    {
        var bytes = new byte[length];
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        file.Seek(from, SeekOrigin.Begin);
        file.ReadExactly(bytes);
        return bytes;
    }

    public byte[] ReadAll() => Read(0, Length);

    public void Dispose() => File.Delete(_path);
}
