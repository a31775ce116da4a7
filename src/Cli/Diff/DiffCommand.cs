using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Diff;

/// <summary>
/// <c>sftyped diff</c>: what changed between two states of the snapshots, or between them and an org, and what that means for code.
/// </summary>
internal static class DiffCommand
{
    private const string DefaultSnapshots = "describe-snapshots";

    private enum Threshold
    {
        Never,
        Breaking,
        Risky,
        Any,
    }

    public static Command Create()
    {
        var before = new Argument<string?>("BEFORE") { Description = "A folder of snapshots or a git revision. [default: HEAD; with an "
            + "org the folder of --snapshots]", Arity = ArgumentArity.ZeroOrOne };
        var after = new Argument<string?>("AFTER") { Description = "A folder of snapshots or a git revision. [default: the folder of "
            + "--snapshots; with an org the org]", Arity = ArgumentArity.ZeroOrOne };
        var snapshots = new Option<string>("--snapshots") { Description =
            "The folder of describe snapshots in a git revision.", HelpName = "DIR", DefaultValueFactory = _ => DefaultSnapshots };
        var threshold = new Option<Threshold>("--fail-on")
        {
            Description = "The least severe kind of change for which the exit code is 3.", DefaultValueFactory = _ => Threshold.Never
        };
        var (form, connection) = (ReportOutput.Options(), new OrgConnection());
        var command = new Command(
            "diff",
            Examples.After(
                "Compares two states of the describe snapshots, or the snapshots with an org: breaking, risky and harmless changes apart. "
                    + "Without arguments: the last commit with the folder as it is now. "
                + "The exit code is 0, or 3 where --fail-on found something, or 1 where a state cannot be read.",
                "sftyped diff # the last commit, and the folder as it is now",
                "sftyped diff --org my-alias # the folder, and the org as it is now",
                "sftyped diff origin/main --markdown # for a pull request",
                "sftyped diff main --fail-on breaking # to stop a pipeline"))
        {
            before, after, snapshots, threshold,
        };
        form.AddTo(command);
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(after) is not null && connection.IsGiven(result))
                result.AddError("With --org or --instance the org is what comes AFTER: leave that out.");
        });
        command.SetAction(async (parsed, token) =>
        {
            var folder = parsed.GetValue(snapshots)!;
            return await ReportedErrors.RunAsync(async () =>
            {
                // Without an argument it is the commit, even where a folder has its name.
                var old = parsed.GetValue(before) is { } given
                    ? SchemaSource.Load(given, folder)
                    : connection.IsGiven(parsed) ? SnapshotFolder.Load(folder) : GitSnapshots.Load("HEAD", folder);
                var now = connection.IsGiven(parsed)
                    ? await OrgAsync(connection.Connect(parsed), old, token).ConfigureAwait(false)
                    : parsed.GetValue(after) is { } other ? SchemaSource.Load(other, folder) : SnapshotFolder.Load(folder);
                var changes = SchemaDiff.Compare(old, now);
                ReportOutput.Write(new ChangeReport(changes, picture: ChangeDiagram.Markdown(old, now, changes)), form.Of(parsed));
                return changes.Any(c => Reaches(c.Weight, parsed.GetValue(threshold))) ? ExitCodes.Found : ExitCodes.Ok;
            }).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<OrgSchema> OrgAsync(SalesforceClient client, OrgSchema before, CancellationToken cancellationToken)
    {
        using var org = client;
        return await TerminalProgress.RunAsync("Asking the org", progress => new OrgDescribes(org).LoadAsync(
            [.. before.Objects.Select(o => o.Name)], progress, cancellationToken)).ConfigureAwait(false);
    }

    private static bool Reaches(ChangeWeight weight, Threshold threshold) => threshold switch
    {
        Threshold.Breaking => weight == ChangeWeight.Breaking,
        Threshold.Risky => weight >= ChangeWeight.Risky,
        Threshold.Any => true,
        _ => false,
    };
}
