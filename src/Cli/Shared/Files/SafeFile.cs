using System.Security.Cryptography;
using System.Text;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// Writes files whole or not at all: into a new file of an unpredictable name, which then takes the place of the old one. Nothing is
/// written through a symbolic link, and a hard link keeps its old text under its other names.
/// </summary>
internal static class SafeFile
{
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a text as UTF-8.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text.</param>
    /// <param name="isSecret">Whether nobody else may read it.</param>
    /// <exception cref="IOException">The file is a link or a folder, or cannot be written.</exception>
    public static void Write(string path, string text, bool isSecret = false) =>
        Write(path, new UTF8Encoding(false).GetBytes(text), isSecret);

    /// <summary>Writes bytes.</summary>
    /// <inheritdoc cref="Write(string, string, bool)"/>
    public static void Write(string path, byte[] bytes, bool isSecret = false)
    {
        // A folder for secrets is checked as a whole before, and may be reached through a link of its user's.
        if (isSecret)
            LinkCheck.RequireBelow(path, path);
        else
            LinkCheck.Require(path);
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder, and a file is to be written there.");
        var name = $".sftyped-{RandomNumberGenerator.GetHexString(16, lowercase: true)}.tmp";
        var unfinished = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name);
        // CreateNew fails where anything of that name is, a link too.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (isSecret && !OperatingSystem.IsWindows())
            options.UnixCreateMode = OnlyMine;
        var stream = new FileStream(unfinished, options);
        try
        {
            using (stream)
                stream.Write(bytes);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
