using System.CommandLine;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Loads;
using Salesforce.Typed.Cli.Shared.Output;

namespace Salesforce.Typed.Cli.Import;

/// <summary><c>sftyped import</c>: files of records, by requests for many records or by bulk jobs, whichever suits their number.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILES")
        {
            HelpName = "FILES", Description = "CSV in UTF-8, or a JSON object in each line (.jsonl).", Arity = ArgumentArity.OneOrMore,
        };
        var sobject = new Option<string>("--object") { Description = "The API name of the object.", HelpName = "OBJECT", Required = true };
        var operation = new Option<ImportOperation?>("--operation")
        {
            Description = "What is done with the records. Without it: create, or upsert where --key is given.",
            HelpName = "create|update|upsert",
        };
        var options = new LoadOptions();
        var command = new Command(
            "import",
            Examples.After(
                "Loads files of records. All files are checked against the snapshots before anything is sent. Files of more than "
                    + FormattableString.Invariant(
                        $"{RecordImport.MostRecords:N0} records are loaded as by sftyped bulk, smaller ones by requests of 200. ")
                    + "Result files are written next to each file. The exit code is 0, or 3 where a record failed or a file is wrong.",
                "sftyped import accounts.csv --object Account --org dev",
                "sftyped import contacts.jsonl --object Contact --key Email"))
        {
            files, sobject, operation,
        };
        options.AddTo(command, takesKey: true, takesFields: true);
        command.Validators.Add(result =>
        {
            if (result.GetValue(operation) is ImportOperation.Create or ImportOperation.Update && options.IsKeyGiven(result))
                result.AddError("--key is for an upsert. Leave it out, or say --operation upsert.");
            if (result.GetValue(files) is { Length: > 1 } && options.IsJournalGiven(result))
                result.AddError("--journal holds one load. Leave it out, or import one file.");
        });
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(() =>
        {
            var key = options.Key(parsed);
            var chosen = parsed.GetValue(operation) ?? (key is null ? ImportOperation.Create : ImportOperation.Upsert);
            return RunAsync(parsed, options, parsed.GetValue(sobject)!, parsed.GetValue(files)!, OperationOf(chosen), cancellationToken);
        }));
        return command;
    }

    private static BulkOperation OperationOf(ImportOperation operation) => operation switch
    {
        ImportOperation.Update => BulkOperation.Update,
        ImportOperation.Upsert => BulkOperation.Upsert,
        _ => BulkOperation.Create,
    };

    private static async Task<int> RunAsync(
        ParseResult parsed, LoadOptions options, string sobject, string[] paths, BulkOperation operation,
        CancellationToken cancellationToken)
    {
        var (snapshots, isChecked) = (parsed.GetValue(options.Snapshots)!, options.IsChecked(parsed));
        var described = LoadObject.Find(sobject, snapshots, isChecked);
        var target = LoadTarget.Of(described, operation, options.Key(parsed));
        var settings = options.Settings(parsed, target);
        foreach (var path in paths)
            await LoadJournal.Of(path, options.Journal(parsed), snapshots).RequireFreeAsync(cancellationToken).ConfigureAwait(false);
        var files = await FileCheck.RunAsync(
            target, [.. paths.Select(p => RowFile.Of(p, options.Delimiter(parsed)))], isChecked, cancellationToken).ConfigureAwait(false);
        if (files is null)
            return ExitCodes.Found;
        using var org = options.Org.Connect(parsed);
        var exitCode = ExitCodes.Ok;
        for (var i = 0; i < files.Count; i++)
        {
            var path = files[i].File.FilePath;
            try
            {
                var journal = LoadJournal.Of(path, options.Journal(parsed), snapshots);
                var summary = await RecordImport.TakesAsync(target, files[i], cancellationToken).ConfigureAwait(false)
                    ? await new RecordImport(org, target).RunAsync(files[i].File, cancellationToken).ConfigureAwait(false)
                    : await new BulkLoad(org, target, journal)
                        .RunAsync(files[i].File, files[i].Records ?? 0, settings, cancellationToken).ConfigureAwait(false);
                await LoadReport.WriteAsync(path, summary, options.IsJson(parsed)).ConfigureAwait(false);
                exitCode = Math.Max(exitCode, summary.ExitCode);
            }
            catch (Exception) when (i < files.Count - 1)
            {
                var others = string.Join(", ", files.Skip(i + 1).Select(f => f.File.FilePath));
                await TerminalText.WriteErrorAsync($"Not loaded: {others}").ConfigureAwait(false);
                throw;
            }
        }
        return exitCode;
    }
}
