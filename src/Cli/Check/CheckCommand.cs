using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;

namespace Salesforce.Typed.Cli.Check;

/// <summary><c>sftyped check</c>: which code does not fit the org any more.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT")
        {
            Description = "The project or the solution, or a folder with one.", DefaultValueFactory = _ => "."
        };
        var snapshots = new Option<string>("--snapshots") { Description = "The folder of describe snapshots that the project compiles "
            + "against.", HelpName = "DIR", DefaultValueFactory = _ => "describe-snapshots" };
        var strict = new Option<bool>("--strict") { Description = "Also fail on a breaking change that affects no code in the project." };
        var (form, connection) = (ReportOutput.Options(), new OrgConnection());
        var command = new Command(
            "check",
            Examples.After(
                "Builds the code against the org as it is now, and says which lines do not fit, apart from changes that touch no code. "
                    + "Snapshots and outputs of the project stay as they are. "
                + "The exit code is 0 where the code fits, 3 where it does not, and 1 where org or project cannot be read.",
                "sftyped check src/App --org my-alias",
                "sftyped check --instance https://acme.my.salesforce.com --json # with a token in SFTYPED_TOKEN"))
        {
            project, snapshots, strict,
        };
        form.AddTo(command);
        connection.AddTo(command);
        command.SetAction((parsed, token) => ReportedErrors.RunAsync(async () =>
        {
            using var org = connection.Connect(parsed);
            var report = await TerminalProgress.RunAsync("Checking", progress => CodeCheck.RunAsync(
                org, parsed.GetValue(project)!, parsed.GetValue(snapshots)!, progress, token)).ConfigureAwait(false);
            ReportOutput.Write(report, form.Of(parsed));
            return report.Breaks || (parsed.GetValue(strict) && report.Changes.Any(
                c => c.Weight == Salesforce.Typed.Schema.Diff.ChangeWeight.Breaking)) ? ExitCodes.Found : ExitCodes.Ok;
        }));
        return command;
    }
}
