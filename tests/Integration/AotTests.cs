using System.Runtime.InteropServices;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The sample as one native file: it is published without a warning (warnings are errors here), and does what it does under dotnet run.
/// </summary>
public sealed class AotTests
{
    [Fact]
    public async Task The_quickstart_is_published_native_without_a_warning_and_runs()
    {
        var missing = MissingTool();
        Assert.SkipWhen(missing is not null, $"NativeAOT needs {missing}, which is not on this machine.");
        var folder = Directory.CreateTempSubdirectory("salesforce-typed-aot");
        try
        {
            // In a folder of its own: the repository's projects must not be built a second time while a test runs.
            var (exitCode, output) = await RunAsync(
                "dotnet", "publish", TestPaths.InRepository("samples", "Quickstart"), "-c", "Release", "-r",
                RuntimeInformation.RuntimeIdentifier,
                "--artifacts-path", folder.FullName, "-o", Path.Combine(folder.FullName, "native"), "-nologo", "-v:minimal");
            Assert.True(exitCode == 0 && !output.Contains("warning", StringComparison.OrdinalIgnoreCase), output);
            var program = Path.Combine(folder.FullName, "native", OperatingSystem.IsWindows() ? "Quickstart.exe" : "Quickstart");

            (exitCode, output) = await RunAsync(program);
            Assert.True(exitCode == 0, output);
            Assert.Contains("5 rows", output, StringComparison.Ordinal);
            Assert.Contains("STRING_TOO_LONG", output, StringComparison.Ordinal);
            Assert.Contains("250 created, 250 deleted", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? MissingTool()
    {
        var rid = RuntimeInformation.RuntimeIdentifier;
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        if (!Directory.Exists(Path.Combine(packages, $"runtime.{rid}.microsoft.dotnet.ilcompiler")))
            return $"the package runtime.{rid}.Microsoft.DotNet.ILCompiler";
        return OperatingSystem.IsWindows() || IsOnPath("clang") || IsOnPath("gcc") ? null : "clang or gcc";
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(
            folder => File.Exists(Path.Combine(folder, program)));

    // The sample must show the local org, whatever this shell is signed in to.
    private static Task<(int ExitCode, string Output)> RunAsync(string program, params string[] arguments) =>
        ProgramRun.RunAsync(program, null, arguments, "SALESFORCE_INSTANCE_URL");
}
