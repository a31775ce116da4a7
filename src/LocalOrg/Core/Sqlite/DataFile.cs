using SQLitePCL;

namespace Salesforce.Typed.Testing.Core.Sqlite;

/// <summary>The file of a database that is not in memory: only its owner can read it.</summary>
internal static class DataFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    // The header of a SQLite database has this number of bytes.
    private const int LeastHeader = 100;

    // SQLite gives its own the mode of the data file.
    private static readonly string[] Companions = ["-wal", "-shm", "-journal", DataFileLock.Suffix];

    /// <summary>Creates the file for its owner alone if there is none, and makes sure that an existing one is that.</summary>
    /// <exception cref="IOException">
    /// It cannot be created, is a symbolic link, belongs to another user, or is in a folder in which other users can replace it.
    /// </exception>
    public static void Secure(string file)
    {
        var path = Path.GetFullPath(file);
        try
        {
            CheckFolder(file, Path.GetDirectoryName(path)!);
            if (Directory.Exists(path))
                throw new DataFileException(file, "it is a folder. Name a file.");
            foreach (var each in Companions.Select(c => path + c).Prepend(path))
                CheckFile(file, each);
            var data = new FileInfo(path);
            if (!data.Exists)
                Create(path);
            // SQLite takes a file of one byte for an empty database, and would overwrite it.
            else if (data.Length is > 0 and < LeastHeader)
                throw new DataFileException(file, SqliteErrors.Reason(raw.SQLITE_NOTADB, "")!);
        }
        // A name that is too long, and a folder in which no file can be created.
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not DataFileException)
        {
            throw new DataFileException(file, e.Message, e);
        }
    }

    private static void Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = Owner;
        using var created = new FileStream(path, options);
    }

    private static void CheckFile(string name, string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
            throw new DataFileException(name, $"'{path}' is a symbolic link. Name the file that it points to.");
        if (file.Exists && file.IsReadOnly)
            throw new DataFileException(name, $"'{path}' is read-only. Make it writable (chmod u+w), or name a copy of it.");
        if (!file.Exists || OperatingSystem.IsWindows() || file.UnixFileMode == Owner)
            return;
        try
        {
            file.UnixFileMode = Owner;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new DataFileException(name, $"'{path}' belongs to another user, who could read and change its rows.", e);
        }
    }

    // Where other users can delete and create files, another user can put a file of theirs in the place of this one.
    private static void CheckFolder(string name, string folder)
    {
        if (!Directory.Exists(folder))
            throw new DataFileException(name, $"there is no folder '{folder}'. Create it, or name another file.");
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(folder) is var mode && mode.HasFlag(UnixFileMode.OtherWrite)
            && !mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw new DataFileException(
                name,
                $"everybody can write to its folder '{folder}', and could replace the file. Remove that permission (chmod o-w), or choose "
                    + $"another folder.");
        }
    }
}
