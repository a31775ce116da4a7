namespace Salesforce.Typed.Transport.Auth;

/// <summary>
/// Finds programs in the folders of the PATH, and nowhere else. .NET looks in the folder of the application and in the current folder
/// first, on every system; a file named <c>git</c> or <c>sf</c> in a cloned repository would run.
/// </summary>
internal static class ProgramPath
{
    /// <summary>The full path of a program; null where no folder of the PATH has it.</summary>
    public static string? Find(string name) => Find(name, Environment.GetEnvironmentVariable("PATH"), Environment.CurrentDirectory);

    /// <summary>The full path of a program in the folders of a PATH; null where none has it.</summary>
    /// <param name="name">The program, without a folder and without an extension.</param>
    /// <param name="path">The PATH.</param>
    /// <param name="current">The current folder, which is never searched.</param>
    public static string? Find(string name, string? path, string current) =>
        Folders(path, current).SelectMany(f => FileNames(name).Select(n => Path.Combine(f, n))).FirstOrDefault(IsProgram);

    /// <summary>The PATH for a child process: without empty and relative entries, and without the current folder.</summary>
    public static string Safe(string? path, string current) => string.Join(Path.PathSeparator, Folders(path, current));

    // An empty entry means the current folder, and so does a relative one, in part.
    private static IEnumerable<string> Folders(string? path, string current) => (path ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(f => OperatingSystem.IsWindows() ? f.Trim().Trim('"') : f)
        .Where(f => Path.IsPathFullyQualified(f) && !IsSame(f, current));

    private static bool IsSame(string folder, string current) => string.Equals(
        Real(folder),
        Real(current),
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    // A link to the current folder is the current folder.
    private static string Real(string folder)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            return Path.GetDirectoryName(full) is { } above
                ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? Path.Combine(Real(above), Path.GetFileName(full))
                : full;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return full;
        }
    }

    // The Salesforce CLI is a batch file on Windows; all other programs that are started here are executables.
    private static string[] FileNames(string name) =>
        !OperatingSystem.IsWindows() ? [name] : name == "sf" ? ["sf.exe", "sf.cmd"] : [name + ".exe"];

    private static bool IsProgram(string file)
    {
        const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0);
    }
}
