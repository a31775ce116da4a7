using System.Runtime.InteropServices;
using System.Text;

namespace Salesforce.Typed.Cli.Shared.Files;

/// <summary>Who owns a file or a folder, on Linux; .NET does not report it.</summary>
internal static class FileOwner
{
    private const int CurrentFolder = -100;
    private const uint Owner = 0x8;
    private const int StatSize = 256;
    private const int OwnerAt = 20;

    /// <summary>Whether this process's user owns it, or the administrator does. True where the system does not say.</summary>
    public static bool IsTrusted(string path)
    {
        if (!OperatingSystem.IsLinux())
            return true;
        try
        {
            var stat = new byte[StatSize];
            if (Statx(CurrentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, Owner, stat) != 0)
                return true;
            var owner = BitConverter.ToUInt32(stat, OwnerAt);
            return owner == 0 || owner == EffectiveUser();
        }
        catch (EntryPointNotFoundException)
        {
            return true;
        }
    }

    // Its structure is the kernel's own, the same on every processor.
    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] stat);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();
}
