using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Features.Bulk.Journal;

/// <summary>Opens files that hold data of customers: only the user of the process may read them.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode File = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int BufferBytes = 64 << 10;

    /// <summary>Creates a folder where there is none.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, File | UnixFileMode.UserExecute);
    }

    /// <summary>Opens a file to write it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">How it is opened or created.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    public static FileStream Write(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, BufferSize = BufferBytes };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = File;
        return new FileStream(path, options);
    }

    /// <summary>Opens a file to read it, from its start to its end.</summary>
    /// <exception cref="BulkJournalException">There is no such file anymore.</exception>
    public static FileStream Read(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan, BufferSize = BufferBytes,
        };
        try
        {
            return new FileStream(path, options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BulkJournalException(
                $"The file '{path}' of the load does not exist anymore. It was deleted with the run, or by someone else.", e);
        }
    }
}
