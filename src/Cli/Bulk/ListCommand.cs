using System.CommandLine;
using System.Globalization;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Bulk;

/// <summary><c>sftyped bulk list</c>: the jobs of the org.</summary>
internal static class ListCommand
{
    private const int MostJobs = 1_000;

    public static Command Create()
    {
        var limit = new Option<int>("--limit")
        {
            Description = "How many jobs are shown, the newest first.", HelpName = "N", DefaultValueFactory = _ => 50,
        };
        limit.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && given is < 1 or > MostJobs)
                result.AddError($"--limit is a number from 1 to {MostJobs}.");
        });
        var form = new OutputFormOptions(
            "How to show the jobs: a table, CSV, or one line of JSON a job.", OutputForm.Table, OutputForm.Csv, OutputForm.Json);
        var connection = new OrgConnection();
        var command = new Command("list", "Lists the jobs of Bulk API 2.0 that the org has. It keeps them for 7 days.") { limit };
        form.AddTo(command);
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            using var org = connection.Connect(parsed);
            var lists = new JobLists(org);
            var all = await lists.AllAsync(cancellationToken).ConfigureAwait(false);
            var shown = await lists.WithNumbersAsync([.. all.Take(parsed.GetValue(limit))], cancellationToken).ConfigureAwait(false);
            Show(shown, form.Of(parsed));
            if (all.Count > shown.Count)
            {
                await Console.Error.WriteLineAsync(
                    FormattableString.Invariant($"{all.Count - shown.Count:N0} older jobs are not shown: --limit shows more."))
                        .ConfigureAwait(false);
            }
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static void Show(IReadOnlyList<ListedJob> jobs, OutputForm form)
    {
        string[] columns = ["Id", "Object", "Operation", "State", "Processed", "Failed", "Created"];
        switch (form)
        {
            case OutputForm.Json:
                Console.Out.Write(JsonForm.Lines(jobs, static (json, job) =>
                {
                    json.WriteString("id", job.Id);
                    json.WriteString("object", job.SObject);
                    json.WriteString("operation", job.Operation);
                    json.WriteString("state", StateOf(job));
                    json.WriteString("created", job.CreatedDate);
                    if (job.Job is { } numbers)
                    {
                        json.WriteNumber("processed", numbers.RecordsProcessed);
                        json.WriteNumber("failed", numbers.RecordsFailed);
                        json.WriteString("error", numbers.ErrorMessage);
                    }
                }));
                break;
            case OutputForm.Csv:
                Console.Out.WriteLine(CsvForm.Header(columns));
                foreach (var job in jobs)
                    Console.Out.WriteLine(CsvForm.Line(Cells(job).Select(CsvText.Cell)));
                break;
            default:
                if (jobs.Count > 0)
                    TerminalForm.Table(AnsiConsole.Console, columns, jobs.Select(Cells));
                AnsiConsole.WriteLine(jobs.Count == 1 ? "1 job" : $"{jobs.Count} jobs");
                break;
        }
    }

    // The job is read after the list, so its state is the newer one; the list has the word where the tool does not know it.
    private static string StateOf(ListedJob job) =>
        job.Job is { State: not BulkJobState.Unknown and var state } ? state.ToString() : job.State;

    private static string[] Cells(ListedJob job) =>
    [
        job.Id, job.SObject, job.Operation, StateOf(job),
        Number(job.Job?.RecordsProcessed), job.IsQuery ? "" : Number(job.Job?.RecordsFailed), job.CreatedDate,
    ];

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
