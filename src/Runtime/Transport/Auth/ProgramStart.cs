using System.Diagnostics;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>How other programs are started: by their full path, with redirected output, and without the secrets of this process.</summary>
internal static class ProgramStart
{
    private const string Secrets = "SFTYPED_";

    /// <summary>The start of a program.</summary>
    /// <param name="file">Its full path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="ArgumentException">The file is a batch file of Windows, and its command line cannot be quoted safely.</exception>
    public static ProcessStartInfo Of(string file, IReadOnlyCollection<string> arguments)
    {
        if (!Path.IsPathFullyQualified(file))
            throw new ArgumentException($"'{file}' is not the full path of a program.", nameof(file));
        var isBatch = OperatingSystem.IsWindows() && file.EndsWith(".cmd", StringComparison.OrdinalIgnoreCase);
        var start = isBatch
            ? new ProcessStartInfo(Path.Combine(Environment.SystemDirectory, "cmd.exe"), BatchCommand.Line(file, arguments))
            : new ProcessStartInfo(file, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        Protect(start);
        // The commands of a batch file are searched in the current folder first, unless this is set.
        if (isBatch)
            start.Environment["NoDefaultCurrentDirectoryInExePath"] = "1";
        return start;
    }

    // A program starts others, finds them by the same PATH, and passes its environment on.
    private static void Protect(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith(Secrets, StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["PATH"] = ProgramPath.Safe(Environment.GetEnvironmentVariable("PATH"), Environment.CurrentDirectory);
    }
}
