using System.Diagnostics;
using System.Text;

namespace Salesforce.Typed.Cli;

/// <summary>Asks git.</summary>
internal static class GitProcess
{
    /// <summary>Runs git to its end.</summary>
    /// <param name="folder">Where; null for here.</param>
    /// <param name="arguments">What to ask.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">git is not on the path.</exception>
    public static (int ExitCode, string Output, string Error) Run(string? folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder ?? "", RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return (git.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
