using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Cli.Shared.Processes;

/// <summary>Runs the .NET SDK.</summary>
internal static class DotnetProcess
{
    private const int LargestOutput = 64 << 20;

    /// <summary>Runs <c>dotnet</c> to its end.</summary>
    /// <param name="folder">Where; null for here. The SDK is the one that a <c>global.json</c> there or above names.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidDataException">dotnet is not on the PATH.</exception>
    public static Task<ProcessResult> RunAsync(string? folder, IReadOnlyCollection<string> arguments, CancellationToken cancellationToken)
    {
        var file = ProgramPath.Find("dotnet") ?? throw new InvalidDataException(
            "dotnet is not on the PATH. Install the .NET SDK, or name an assembly where the command takes one.");
        var start = ProgramStart.Of(file, arguments);
        start.WorkingDirectory = folder ?? "";
        // The output is read in English, and a build that runs the tool must not pass its settings on.
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        return ProcessRun.RunAsync(start, LargestOutput, cancellationToken);
    }

    /// <summary>A value for <c>-p:NAME=VALUE</c>, in which MSBuild splits at semicolons and expands.</summary>
    public static string PropertyValue(string text) =>
        string.Concat(text.Select(c => "%$@'();?*,\"".Contains(c, StringComparison.Ordinal) ? $"%{(int)c:X2}" : c.ToString()));
}
