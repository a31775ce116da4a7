using System.CommandLine;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Loads;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary>The commands that load a file: <c>sftyped bulk create</c> and the others.</summary>
internal static class LoadCommand
{
    /// <summary>Creates the command of an operation.</summary>
    public static Command Create(string name, BulkOperation operation, string description)
    {
        var sobject = new Argument<string>("OBJECT") { HelpName = "OBJECT", Description = "The API name of the object." };
        var file = new Argument<string>("FILE")
        {
            HelpName = "FILE",
            Description = "CSV in UTF-8, or a JSON object in each line (.jsonl). Columns have API names, and parents Relationship.Key; an "
                + "empty "
                + "cell leaves a field as it is, #N/A clears it.",
        };
        var options = new LoadOptions();
        var isDelete = operation is BulkOperation.Delete or BulkOperation.HardDelete;
        var command = new Command(
            name,
            description + " Result files are written next to the file: FILE.success.csv, FILE.failed.csv with the errors, "
                + "FILE.unprocessed.csv and FILE.unknown.csv.")
        {
            sobject, file,
        };
        options.AddTo(command, takesKey: operation == BulkOperation.Upsert, takesFields: !isDelete);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(
            () => RunAsync(parsed, options, parsed.GetValue(sobject)!, parsed.GetValue(file)!, operation, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, LoadOptions options, string sobject, string path, BulkOperation operation, CancellationToken cancellationToken)
    {
        var (snapshots, isChecked) = (parsed.GetValue(options.Snapshots)!, options.IsChecked(parsed));
        var described = LoadObject.Find(sobject, snapshots, isChecked);
        var target = LoadTarget.Of(described, operation, operation == BulkOperation.Upsert ? options.Key(parsed) : null);
        var settings = options.Settings(parsed, target);
        var file = RowFile.Of(path, options.Delimiter(parsed));
        var journal = LoadJournal.Of(path, options.Journal(parsed), snapshots);
        await journal.RequireFreeAsync(cancellationToken).ConfigureAwait(false);
        if (await FileCheck.RunAsync(target, [file], isChecked, cancellationToken).ConfigureAwait(false) is not [var found])
            return ExitCodes.Found;
        using var org = options.Org.Connect(parsed);
        var load = new BulkLoad(org, target, journal);
        var summary = await load.RunAsync(file, found.Records ?? 0, settings, cancellationToken).ConfigureAwait(false);
        await LoadReport.WriteAsync(path, summary, options.IsJson(parsed)).ConfigureAwait(false);
        return summary.ExitCode;
    }
}
