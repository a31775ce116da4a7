using System.CommandLine;
using Salesforce.Typed.Cli.Bulk;
using Salesforce.Typed.Cli.Check;
using Salesforce.Typed.Cli.Completion;
using Salesforce.Typed.Cli.Diagram;
using Salesforce.Typed.Cli.Diff;
using Salesforce.Typed.Cli.Export;
using Salesforce.Typed.Cli.Gate;
using Salesforce.Typed.Cli.Import;
using Salesforce.Typed.Cli.Login;
using Salesforce.Typed.Cli.Logout;
using Salesforce.Typed.Cli.Orgs;
using Salesforce.Typed.Cli.Permissions;
using Salesforce.Typed.Cli.Pull;
using Salesforce.Typed.Cli.Query;
using Salesforce.Typed.Cli.Serve;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.SoqlCheck;
using Spectre.Console;

namespace Salesforce.Typed.Cli;

/// <summary>The tool <c>sftyped</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        // A file or a pipe has no edge at which a line must be broken, and a broken line could begin with what a CI service takes for a
        // command.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 100_000_000;
        var root = new RootCommand("Salesforce.Typed: typed access to Salesforce, and a local org to try it on.")
        {
            ServeCommand.Create(),
            SoqlCheckCommand.Create(),
            PullCommand.Create(),
            DiffCommand.Create(),
            DiagramCommand.Create(),
            CheckCommand.Create(),
            PermissionsCommand.Create(),
            QueryCommand.Create(),
            BulkCommand.Create(),
            ExportCommand.Create(),
            ImportCommand.Create(),
            LoginCommand.Create(),
            LogoutCommand.Create(),
            OrgsCommand.Create(),
            GateCommand.Create(),
            CompletionCommand.Create(),
        };
        var parsed = root.Parse(args);
        var exitCode = await parsed.InvokeAsync().ConfigureAwait(false);
        return parsed.Errors.Count > 0 ? ExitCodes.Usage : exitCode;
    }
}
