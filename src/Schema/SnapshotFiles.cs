namespace Salesforce.Typed.Schema;

/// <summary>The files of a folder of snapshots.</summary>
public static class SnapshotFiles
{
    private const int LargestFile = 64 << 20;

    // Enough for the error that describes it: whatever follows cannot make it a describe.
    private const int Beginning = 4096;

    // What Salesforce's VS Code extension writes: its describes are in subfolders of the one, and the other lists their names.
    private const string CacheFolder = "soqlMetadata";
    private const string CacheList = "typeNames.json";

    /// <summary>
    /// Every <c>*.json</c> file of a folder and its subfolders, in the order of their paths. Of a folder that holds the cache of VS Code
    /// (<c>soqlMetadata</c>) these are the files of the cache; its list of names (<c>typeNames.json</c>) is left out.
    /// </summary>
    /// <exception cref="InvalidDataException">
    /// A file or a folder is a symbolic link, or the folder is too large for one of snapshots.
    /// </exception>
    public static IReadOnlyList<string> Of(string folder)
    {
        var walk = new FolderWalk(".json", "Name a folder that holds describe snapshots and nothing else.")
        {
            RefusesLinks = true,
            LargestFile = LargestFile,
        };
        var cache = new DirectoryInfo(Path.Combine(folder, CacheFolder));
        // A link is for the walk of the folder to refuse.
        var isCache = cache.Exists && (cache.Attributes & FileAttributes.ReparsePoint) == 0;
        return [.. walk.Files(isCache ? Path.Combine(folder, CacheFolder) : folder).Where(f => !IsCacheList(f))];
    }

    private static bool IsCacheList(string file) => string.Equals(Path.GetFileName(file), CacheList, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a file; of one that does not begin as a JSON object, only the beginning.</summary>
    /// <exception cref="InvalidDataException">The file is empty, too large, a link, or not a regular file.</exception>
    public static byte[] Read(string file)
    {
        var info = new FileInfo(file);
        if ((info.Attributes & FileAttributes.ReparsePoint) != 0)
            throw new InvalidDataException(
                $"'{file}' is a symbolic link, and links are not followed. Replace it with what it points to, or remove it.");
        // A pipe or a device has no length, and reading it may not end. It must not be opened.
        if (info.Length is 0 or > LargestFile)
        {
            throw new InvalidDataException(info.Length == 0
                ? $"'{file}' is empty, or is not a regular file."
                : $"'{file}' is larger than {LargestFile >> 20} MB, and is not a describe snapshot.");
        }
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[info.Length];
        var count = Fill(stream, bytes, 0, Math.Min(Beginning, bytes.Length));
        if (BeginsAsObject(bytes, count))
            count = Fill(stream, bytes, count, bytes.Length);
        if (count < bytes.Length)
            Array.Resize(ref bytes, count);
        return bytes;
    }

    // White space, the byte order marks and the zeros of UTF-16 may come before the brace.
    private static bool BeginsAsObject(byte[] bytes, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (bytes[i] is not (0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF))
                return bytes[i] == (byte)'{';
        }
        return true;
    }

    private static int Fill(FileStream stream, byte[] bytes, int from, int to)
    {
        while (from < to && stream.Read(bytes, from, to - from) is var read and > 0)
            from += read;
        return from;
    }
}
