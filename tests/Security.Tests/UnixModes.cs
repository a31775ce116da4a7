namespace Salesforce.Typed.Tests;

/// <summary>Modes of files in octal digits, as <c>chmod</c> takes them; Windows has none.</summary>
internal static class UnixModes
{
    /// <summary>The mode.</summary>
    public static string Of(string path) => OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);

    /// <summary>Sets it.</summary>
    public static void Set(string path, string mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }
}
