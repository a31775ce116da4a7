using System.ComponentModel;
using System.Diagnostics;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Transport.Auth;

/// <summary>Runs the Salesforce CLI.</summary>
internal static class CliProcess
{
    // It starts Node.js and may refresh the session: seconds, not minutes.
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    /// <summary>The CLI, found on the PATH.</summary>
    /// <exception cref="SignInException">It is not there.</exception>
    public static string Executable => ProgramPath.Find("sf") ?? throw Missing(null);

    /// <summary>Runs it with these arguments.</summary>
    /// <exception cref="SignInException">It is not there, or did not end.</exception>
    public static async Task<CliResult> RunAsync(
        string executable, IReadOnlyList<string> arguments, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var process = Start(executable, arguments);
        using var late = new CancellationTokenSource(LongestRun, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(either.Token);
            var errors = process.StandardError.ReadToEndAsync(either.Token);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return new(process.ExitCode, await output.ConfigureAwait(false), await errors.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new SignInException(SignInFailure.CliFailed, "The Salesforce CLI did not end within two "
                + "minutes", "Try \"sf org display\" in a shell to see what it waits for.");
        }
    }

    private static Process Start(string executable, IReadOnlyList<string> arguments)
    {
        var start = ProgramStart.Of(executable, arguments);
        start.RedirectStandardInput = true;
        // Colours and notices of updates would stand between the braces of the JSON.
        start.Environment["FORCE_COLOR"] = "0";
        start.Environment["SF_SKIP_NEW_VERSION_CHECK"] = "true";
        try
        {
            var process = Process.Start(start)!;
            // It must not wait for an answer that nobody gives.
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw Missing(e);
        }
    }

    private static SignInException Missing(Exception? inner) => new(
        SignInFailure.CliMissing,
        "The Salesforce CLI (sf) was not found on the PATH",
        "Install it (npm install --global @salesforce/cli), and put its folder on this process's PATH. The current folder and relative "
            + "entries of the PATH are not searched.",
        inner);
}
