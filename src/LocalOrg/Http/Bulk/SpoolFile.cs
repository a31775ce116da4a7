namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The data of a job in a temporary file that only the user of this process reads, and that goes with the job.</summary>
internal sealed class SpoolFile : IDisposable
{
    private readonly FileStream _file;

    public SpoolFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose };
        // On Windows the folder of temporary files is the user's own.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(Path.Combine(Path.GetTempPath(), "sftyped-bulk-" + Path.GetRandomFileName()), options);
    }

    public long Length => _file.Length;

    /// <summary>Adds bytes at the end.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write(bytes);
    }

    /// <summary>Reads a part of the file.</summary>
    public byte[] Read(long from, long length)
    {
        var bytes = new byte[length];
        _file.Seek(from, SeekOrigin.Begin);
        _file.ReadExactly(bytes);
        return bytes;
    }

    public byte[] ReadAll() => Read(0, Length);

    public void Dispose() => _file.Dispose();
}
