using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Cli.Shared.Processes;

/// <summary>
/// Asks git. A repository's own configuration can name programs that git runs (monitors, hooks, filters, pagers, transports), so they are
/// switched off on the command line, and only commands that need none of them are used.
/// </summary>
internal static class GitProcess
{
    private const int LargestOutput = 128 << 20;
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    private static readonly string[] Safe =
    [
        "--no-pager", "--no-replace-objects", "--no-optional-locks", "--literal-pathspecs",
        "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "core.sshCommand=false",
        "-c", "core.askPass=", "-c", "credential.helper=", "-c", "log.showSignature=false", "-c", "log.follow=false",
        "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit",
    ];

    /// <summary>Runs git to its end.</summary>
    /// <param name="folder">Where; null for here.</param>
    /// <param name="arguments">What to ask.</param>
    /// <exception cref="InvalidDataException">git is not on the PATH, or does not end.</exception>
    public static ProcessResult Run(string? folder, params string[] arguments)
    {
        var file = ProgramPath.Find("git") ?? throw new InvalidDataException(
            "git is not on the PATH. Revisions are read with it; compare two folders instead.");
        var start = ProgramStart.Of(file, [.. Safe, .. arguments]);
        start.WorkingDirectory = folder ?? "";
        // A repository with missing objects makes git fetch them. These win over the repository's configuration.
        start.Environment["GIT_ALLOW_PROTOCOL"] = "none";
        start.Environment["GIT_NO_LAZY_FETCH"] = "1";
        start.Environment["GIT_TERMINAL_PROMPT"] = "0";
        return ProcessRun.Run(start, LongestRun, LargestOutput);
    }

    /// <summary>Refuses a revision that git would take for an option.</summary>
    /// <exception cref="InvalidDataException">It begins with a hyphen, is empty, or has control characters.</exception>
    public static string Revision(string text) => text.Length > 0 && text[0] != '-' && !text.Any(char.IsControl)
        ? text
        : throw new InvalidDataException(
            $"'{text}' is not a revision of git: a revision is not empty, does not begin with a hyphen, and has no control characters.");
}
