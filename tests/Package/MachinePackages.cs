namespace Salesforce.Typed.Tests;

/// <summary>The packages that restoring this repository left on the machine.</summary>
internal static class MachinePackages
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
