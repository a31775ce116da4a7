namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>
/// A folder for secrets, which only its user may write to. On Windows the permissions of the folder are not checked: that of a user's
/// settings is the user's alone.
/// </summary>
internal sealed class PrivateFolder(string path)
{
    private const UnixFileMode Others = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Readable = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Creates it, for its user alone, where it is missing; then checks it.</summary>
    /// <exception cref="InvalidDataException">Other users can write to it.</exception>
    public void Create()
    {
        Require();
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OnlyMine | UnixFileMode.UserExecute);
        Require();
    }

    /// <summary>Checks the folder, and those that it is in: whoever can write to one of them can replace the folder.</summary>
    /// <exception cref="InvalidDataException">Other users can write to it.</exception>
    public void Require()
    {
        if (OperatingSystem.IsWindows())
            return;
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var real = full;
        if (LinkCheck.IsLink(full))
        {
            real = Directory.ResolveLinkTarget(full, returnFinalTarget: true) is { Exists: true } target
                ? target.FullName
                : throw Refused(full, "is a symbolic link to a folder that does not exist");
        }
        Require(real, full, Others, acceptsSticky: false);
        // A group may be its user's own, and folders of a user may be writable by it. Of a link, the folders around it count too.
        foreach (var start in new[] { real, full })
        {
            for (var above = Path.GetDirectoryName(start); above is not null; above = Path.GetDirectoryName(above))
                Require(above, full, UnixFileMode.OtherWrite, acceptsSticky: true);
        }
    }

    /// <summary>Checks a file of the folder, and takes the right to read it from others.</summary>
    /// <exception cref="InvalidDataException">It is a link, or not a file, or other users can write to it.</exception>
    public void Require(string file)
    {
        if (LinkCheck.IsLink(file))
            throw new InvalidDataException(
                $"'{file}' is a symbolic link, and is not read. Remove the link, and sign in again with sftyped login.");
        if (Directory.Exists(file))
            throw new InvalidDataException(
                $"'{file}' is a folder, and a file is expected. Remove it, and sign in again with sftyped login.");
        if (OperatingSystem.IsWindows() || !File.Exists(file))
            return;
        var mode = File.GetUnixFileMode(file);
        if ((mode & Others) != 0 || !FileOwner.IsTrusted(file))
            throw new InvalidDataException($"'{file}' can be written to by other users. Remove it, and sign in again with sftyped login.");
        if ((mode & Readable) != 0)
            File.SetUnixFileMode(file, OnlyMine);
    }

    private static void Require(string folder, string named, UnixFileMode forbidden, bool acceptsSticky)
    {
        if (!Directory.Exists(folder) || OperatingSystem.IsWindows())
            return;
        // The mode of a link says nothing.
        var real = Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        var mode = File.GetUnixFileMode(real);
        // In a folder with the sticky bit, as /tmp, only the owner of a folder can replace it.
        if ((mode & forbidden) != 0 && !(acceptsSticky && mode.HasFlag(UnixFileMode.StickyBit)))
            throw Refused(
                named, $"can be replaced or changed by other users: they can write to '{real}' (mode {Convert.ToString((int)mode, 8)})");
        if (!FileOwner.IsTrusted(real))
            throw Refused(named, $"can be replaced or changed by another user, who owns '{real}'");
    }

    private static InvalidDataException Refused(string folder, string reason) => new(
        $"'{folder}' is not used to keep tokens, because it {reason}. "
        + "Set its mode to 700 (chmod 700), or name another folder with the environment variable SFTYPED_HOME.");
}
