namespace Salesforce.Typed.Tests;

/// <summary>Runs <c>dotnet</c> and what it built, without the settings of this run.</summary>
internal static class Dotnet
{
    /// <summary>Runs <c>dotnet</c>: the exit code, and what it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunAsync(string folder, params string[] arguments) =>
        RunProgramAsync("dotnet", folder, arguments);

    /// <summary>Runs a program: the exit code, and what it printed.</summary>
    public static Task<(int ExitCode, string Output)> RunProgramAsync(string program, string folder, IReadOnlyList<string> arguments) =>
        ProgramRun.RunAsync(program, folder, arguments, "NUGET_PACKAGES", "CI");
}
