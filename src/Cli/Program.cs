using System.CommandLine;
using Salesforce.Typed.Cli.Query;
using Salesforce.Typed.Cli.SignIn;
using Spectre.Console;

namespace Salesforce.Typed.Cli;

/// <summary>The tool <c>sftyped</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // A file or a pipe has no edge at which a line must be broken, and a broken line could begin with what a CI service takes for a command.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 100_000_000;
        var root = new RootCommand("Salesforce.Typed: typed access to Salesforce, and a local org to try it on.") { ServeCommand.Create(), SoqlCheckCommand.Create(), PullCommand.Create(), DiffCommand.Create(), CheckCommand.Create(), PermissionsCommand.Create(), QueryCommand.Create(), LoginCommand.Create(), LogoutCommand.Create(), OrgsCommand.Create(), CompletionCommand.Create() };
        var parsed = root.Parse(args);
        var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }
}
