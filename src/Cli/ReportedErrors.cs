using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Cli;

/// <summary>What a command cannot help: it is told on the error output, and the exit code is 1.</summary>
internal static class ReportedErrors
{
    /// <summary>Runs a command.</summary>
    public static async Task<int> RunAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (e is SalesforceException or SignInException or SalesforceFormatException or ArgumentException or HttpRequestException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return ExitCodes.Failed;
        }
    }
}
