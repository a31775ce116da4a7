namespace Salesforce.Typed.Testing.Core.Files;

/// <summary>Finds files and folders that are named by a relative path.</summary>
internal static class FileSearch
{
    public static string Folder(string path) =>
        Find(path, Directory.Exists) ?? throw new DirectoryNotFoundException($"There is no folder '{path}' with describe snapshots.");

    public static string File(string path) =>
        Find(path, System.IO.File.Exists) ?? throw new FileNotFoundException($"The file '{path}' does not exist.", path);

    private static string? Find(string path, Func<string, bool> exists)
    {
        if (exists(path) || Path.IsPathRooted(path))
            return exists(path) ? path : null;
        foreach (var start in (string[])[Directory.GetCurrentDirectory(), AppContext.BaseDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (exists(Path.Combine(folder.FullName, path)))
                    return Path.Combine(folder.FullName, path);
            }
        }
        return null;
    }
}
