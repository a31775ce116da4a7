using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Loads;
using Salesforce.Typed.Cli.Shared.Orgs;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary>The commands that take a load by its journal: <c>sftyped bulk resume</c>, <c>results</c> and <c>abort</c>.</summary>
internal static class JournalCommands
{
    /// <summary>Goes on with a load.</summary>
    public static Command Resume() => Create(
        "resume",
        "Goes on with a load after it was interrupted, to its end. No record is written twice. Result files are written as at the end of "
            + "the load.",
        (load, _, _, token) => load.ResumeAsync(token));

    /// <summary>Writes the result files of a load.</summary>
    public static Command Results()
    {
        var delete = new Option<bool>("--delete") { Description = "Delete the journal of a completed load when the files are written." };
        var command = Create(
            "results",
            "Writes the result files of a load as far as it has come. Records whose job may still run are in FILE.unknown.csv.",
            async (load, journal, parsed, token) =>
            {
                var summary = await load.WriteAsync(token).ConfigureAwait(false);
                if (parsed.GetValue(delete))
                {
                    var (_, state) = await LoadJournal.OpenAsync(journal.Journal.Folder, token).ConfigureAwait(false);
                    if (!state.IsCompleted)
                    {
                        throw new InvalidDataException(
                            "The load is not completed, so its journal was not deleted. End it with sftyped bulk resume or abort.");
                    }
                    await journal.DeleteAsync().ConfigureAwait(false);
                }
                return summary;
            });
        command.Add(delete);
        return command;
    }

    /// <summary>Ends a load.</summary>
    public static Command Abort() => Create(
        "abort",
        "Ends a load: jobs that run are aborted, and what was not sent is not sent. What was processed before stays written. Result files "
            + "are written.",
        (load, _, _, token) => load.AbortAsync(token));

    private static Command Create(
        string name, string description, Func<BulkLoad, LoadJournal, ParseResult, CancellationToken, Task<LoadSummary>> run)
    {
        var folder = new Argument<string>("DIR")
        {
            HelpName = "DIR", Description = "The journal of the load: --journal of the load, or FILE.journal.",
        };
        var snapshots = new Option<string?>("--snapshots")
        {
            Description = "The folder of describe snapshots. Without it: that of the load.", HelpName = "DIR",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The path of the result files before .success.csv. Without it: that of the file that was loaded.",
            HelpName = "PATH",
        };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON, and nothing else." };
        var connection = new OrgConnection(timeout: 600);
        var command = new Command(name, description) { folder, snapshots, output, json };
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var (journal, state) = await LoadJournal.OpenAsync(parsed.GetValue(folder)!, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(output) is { } prefix)
                journal = journal.WithPrefix(Path.GetFullPath(prefix));
            // What the records may have was checked when the load began.
            var described = LoadObject.Find(
                state.Plan.SObject, parsed.GetValue(snapshots) ?? journal.Snapshots ?? "describe-snapshots", isChecked: false);
            var target = LoadTarget.Of(described, state.Plan.Operation, state.Plan.Key);
            using var org = connection.Connect(parsed);
            var summary = await run(new BulkLoad(org, target, journal), journal, parsed, cancellationToken).ConfigureAwait(false);
            await LoadReport.WriteAsync(parsed.GetValue(folder)!, summary, parsed.GetValue(json)).ConfigureAwait(false);
            return summary.ExitCode;
        }));
        return command;
    }
}
