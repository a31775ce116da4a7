using System.Text.Json;
using Salesforce.Typed.Cli.Shared.Loads;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Processes;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Cli.Shared.Commands;

/// <summary>Errors that a command cannot avoid: they are written to the error output, and the exit code is 1.</summary>
internal static class ReportedErrors
{
    /// <summary>Runs a command.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (LoadStoppedException e)
        {
            await TerminalText.WriteErrorAsync(e.Message).ConfigureAwait(false);
            return e.IsCanceled ? ExitCodes.Canceled : ExitCodes.Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Canceled.").ConfigureAwait(false);
            return ExitCodes.Canceled;
        }
        catch (BuildFailedException e)
        {
            await TerminalText.WriteErrorAsync(e.Message).ConfigureAwait(false);
            foreach (var line in e.Log)
                await Console.Error.WriteLineAsync(TerminalText.EscapeLog(line)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
        catch (Exception e) when (e is SalesforceException or SignInException or SilentOrgException or ArgumentException
            or HttpRequestException
            or IOException or InvalidDataException or UnauthorizedAccessException or JsonException or BadImageFormatException)
        {
            await TerminalText.WriteErrorAsync(Reason(e)).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }

    // The name of a parameter says nothing to a person at a command line.
    private static string Reason(Exception e) => e is ArgumentException ? e.Message.Split(" (Parameter '")[0] : e.Message;
}
