using System.Runtime.InteropServices;

namespace Salesforce.Typed.Tests;

/// <summary>The packages that restoring this repository left on the machine.</summary>
internal static class MachinePackages
{
    public static string Folder { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
        ? set
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    /// <summary>What NativeAOT needs and the machine has not; null where it has all.</summary>
    public static string? MissingForNative()
    {
        var rid = RuntimeInformation.RuntimeIdentifier;
        if (!Directory.Exists(Path.Combine(Folder, $"runtime.{rid}.microsoft.dotnet.ilcompiler")))
            return $"the package runtime.{rid}.Microsoft.DotNet.ILCompiler";
        return OperatingSystem.IsWindows() || IsOnPath("clang") || IsOnPath("gcc") ? null : "clang or gcc";
    }

    /// <summary>What a trimmed program needs and the machine has not; null where it has all.</summary>
    public static string? MissingForTrimming() =>
        new[] { "microsoft.net.illink.tasks", $"microsoft.netcore.app.runtime.{RuntimeInformation.RuntimeIdentifier}" }
            .FirstOrDefault(package => !Directory.Exists(Path.Combine(Folder, package)));

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));
}
