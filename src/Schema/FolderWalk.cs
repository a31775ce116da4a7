namespace Salesforce.Typed.Schema;

/// <summary>
/// The files of a folder and its subfolders. Symbolic links are never followed, so that a link to a parent folder does not repeat the
/// folder without end, and the number of files, their sizes and the depth are limited: a folder named by mistake ends with an error.
/// </summary>
public sealed class FolderWalk
{
    private const int DeepestFolder = 32;
    private const int MostEntries = 500_000;

    private readonly string _extension;
    private readonly string _advice;
    private int _entries;
    private long _bytes;

    /// <summary>Walks files of one kind.</summary>
    /// <param name="extension">The end of their names, as <c>.json</c>.</param>
    /// <param name="advice">What to do where the folder is too large, as a sentence.</param>
    public FolderWalk(string extension, string advice) => (_extension, _advice) = (extension, advice);

    /// <summary>Whether a subfolder is left out, by its name.</summary>
    public Func<string, bool> Skips { get; set; } = static _ => false;

    /// <summary>Whether a link to a folder, or to a file of this kind, is an error; otherwise it is left out.</summary>
    public bool RefusesLinks { get; set; }

    /// <summary>The most files of this kind.</summary>
    public int MostFiles { get; set; } = 20_000;

    /// <summary>The largest size of one file, in bytes.</summary>
    public long LargestFile { get; set; } = 64 << 20;

    /// <summary>The largest size of all files, in bytes.</summary>
    public long LargestSum { get; set; } = 1L << 30;

    /// <summary>The files, in the order of their paths.</summary>
    /// <exception cref="InvalidDataException">The folder is too large or too deep, or has a link or a file that cannot be read.</exception>
    public IReadOnlyList<string> Files(string folder)
    {
        (_entries, _bytes) = (0, 0);
        var files = new List<string>();
        Walk(new DirectoryInfo(folder), folder, 0, folder, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private void Walk(DirectoryInfo directory, string path, int depth, string root, List<string> files)
    {
        if (depth > DeepestFolder)
            throw new InvalidDataException($"'{root}' has folders that are nested more than {DeepestFolder} deep: {path}. {_advice}");
        foreach (var entry in directory.EnumerateFileSystemInfos())
        {
            if (++_entries > MostEntries)
                throw new InvalidDataException($"'{root}' has more than {MostEntries} files and folders. {_advice}");
            var at = Path.Combine(path, entry.Name);
            var isMatch = entry.Name.EndsWith(_extension, StringComparison.OrdinalIgnoreCase);
            if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
            {
                if (RefusesLinks && (isMatch || IsFolder(entry)))
                    throw new InvalidDataException(
                        $"'{at}' is a symbolic link, and links are not followed. Replace it with what it points to, or remove it.");
            }
            else if (entry is DirectoryInfo inner)
            {
                if (!Skips(inner.Name))
                    Walk(inner, at, depth + 1, root, files);
            }
            else if (isMatch && entry is FileInfo file)
                Add(file, at, root, files);
        }
    }

    private void Add(FileInfo file, string path, string root, List<string> files)
    {
        if (file.Length > LargestFile)
            throw new InvalidDataException($"'{path}' is larger than {LargestFile >> 20} MB. {_advice}");
        _bytes += file.Length;
        if (_bytes > LargestSum || files.Count == MostFiles)
            throw new InvalidDataException(
                $"'{root}' has more than {MostFiles} {_extension} files, or more than {LargestSum >> 20} MB of them. {_advice}");
        files.Add(path);
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo || (entry.Attributes & FileAttributes.Directory) != 0;
}
