namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// Refuses to write through symbolic links: in a cloned repository, <c>describe-snapshots</c> or a file in it may be a link to a place that
/// the repository's author chose.
/// </summary>
internal static class LinkCheck
{
    /// <summary>Refuses a path whose last part is a link, or a part of it below the current folder.</summary>
    /// <exception cref="IOException">The path has a symbolic link.</exception>
    public static void Require(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, full);
        // What lies elsewhere, and was named in full, may go through links of the system (/tmp is one on macOS), but not through those of a
        // repository.
        var isElsewhere = Path.IsPathRooted(path) && (Path.IsPathRooted(relative) || relative.StartsWith("..", StringComparison.Ordinal));
        RequireBelow(isElsewhere ? InRepository(full) ?? full : Path.Combine(Environment.CurrentDirectory, Beginning(relative)), full);
    }

    /// <summary>Refuses a path that has a link below a folder.</summary>
    /// <exception cref="IOException">The path has a symbolic link.</exception>
    public static void RequireBelow(string folder, string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var part = full; part is not null && part.Length >= root.Length; part = Path.GetDirectoryName(part))
        {
            if (IsLink(part))
                throw new IOException(
                    $"'{part}' is a symbolic link, and nothing is written through links. Name the place that it points to, or remove the "
                        + $"link.");
        }
    }

    /// <summary>Whether there is a link, even one that points to nothing.</summary>
    public static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    // The first part of a path below the outermost repository of git that it lies in; null where it lies in none.
    private static string? InRepository(string full)
    {
        string? first = null;
        for (var part = full; Path.GetDirectoryName(part) is { } folder; part = folder)
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
                first = part;
        }
        return first;
    }

    // The first folder that the path goes down to, after its steps up.
    private static string Beginning(string relative)
    {
        var parts = relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        return string.Join(Path.DirectorySeparatorChar, parts.Take(parts.TakeWhile(p => p == "..").Count() + 1));
    }
}
