using System.CommandLine;
using System.Globalization;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Statements;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Export;

/// <summary><c>sftyped export</c>: the rows of a statement into a file.</summary>
internal static class ExportCommand
{
    private const int RowsBetweenReports = 500;

    public static Command Create()
    {
        var soql = new Argument<string>("SOQL")
        {
            HelpName = "SOQL", Description = "The statement, in quotes; - reads it from the standard input.",
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file: .csv, or .jsonl for a JSON object in each line.", HelpName = "FILE", Required = true,
        };
        var bulk = new Option<bool>("--bulk") { Description = "Run the statement as a Bulk API 2.0 job, for many thousands of rows." };
        var deleted = new Option<bool>("--all-rows") { Description = "Include deleted and archived rows." };
        var snapshots = new Option<string>("--snapshots")
        {
            Description = "The folder of describe snapshots to check against, if it exists.", HelpName = "DIR",
            DefaultValueFactory = _ => "describe-snapshots",
        };
        var asItIs = new Option<bool>("--no-check") { Description = "Sends the statement as it is." };
        var connection = new OrgConnection(timeout: 600);
        var command = new Command(
            "export",
            Examples.After(
                "Writes all rows of a statement of SOQL into a file, as they arrive. The file appears when it is complete. Values are "
                    + "exact; for "
                    + "spreadsheets see query --format csv.",
                "sftyped export \"SELECT Id, Name, Owner.Name FROM Account\" -o accounts.csv --org dev",
                "sftyped export \"SELECT Id, Amount FROM Opportunity\" -o opportunities.jsonl --bulk"))
        {
            soql, output, bulk, deleted, snapshots, asItIs,
        };
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var text = parsed.GetValue(soql)!;
            if (text == "-")
                text = (await InputText.ReadAsync(Console.OpenStandardInput(), "stdin", cancellationToken).ConfigureAwait(false)).Trim();
            var folder = parsed.GetValue(snapshots)!;
            if (!parsed.GetValue(asItIs) && !SendCheck.IsRight(text, folder))
                return ExitCodes.Found;
            var query = SoqlParser.Parse(text) is { IsValid: true } tree ? tree.Tree : null;
            RequireRows(query, parsed.GetValue(bulk));
            using var org = connection.Connect(parsed);
            IExportRows rows = parsed.GetValue(bulk)
                ? new BulkRows(org, text, parsed.GetValue(deleted), folder)
                : new QueryRows(org, text, parsed.GetValue(deleted), query);
            await RunAsync(rows, parsed.GetValue(output)!, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static async Task RunAsync(IExportRows rows, string path, CancellationToken cancellationToken)
    {
        var isJson = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => false,
            ".jsonl" or ".ndjson" => true,
            _ => throw new ArgumentException($"The file is .csv or .jsonl by its name; it is '{path}'."),
        };
        using var file = SafeFile.Open(path, isPrivate: false);
        var count = await TerminalProgress.RunAsync("Exporting", async show =>
        {
            var written = 0L;
            var lines = isJson ? rows.JsonAsync(show, cancellationToken) : rows.CsvAsync(show, cancellationToken);
            await foreach (var line in lines.ConfigureAwait(false))
            {
                await file.Stream.WriteAsync(line.Bytes, cancellationToken).ConfigureAwait(false);
                if (line.IsRow && ++written % RowsBetweenReports == 0)
                    show(new WorkState("Exporting", written, 0, "rows"));
            }
            return written;
        }).ConfigureAwait(false);
        file.Complete();
        AnsiConsole.Console.Line($"{path}: {count.ToString("N0", CultureInfo.InvariantCulture)} {(count == 1 ? "row" : "rows")}");
    }

    // What is known from the statement is said before a job exists (Bulk API 2.0, Understanding Bulk API 2.0 Query).
    private static void RequireRows(SoqlQuery? query, bool isBulk)
    {
        if (query is null)
            return;
        if (query.Select.IsCount)
            throw new ArgumentException("SELECT COUNT() has no rows. Print the number: sftyped query \"SELECT COUNT() FROM ...\"");
        if (isBulk && Unsupported(query) is { } what)
            throw new ArgumentException($"A bulk query cannot have {what}. Leave out --bulk, or change the statement.");
    }

    private static string? Unsupported(SoqlQuery query)
    {
        if (query.GroupBy is not null)
            return "GROUP BY";
        if (query.Offset is not null)
            return "OFFSET";
        foreach (var item in query.Select.Items)
        {
            switch (item)
            {
                case ChildSubquery: return "child records";
                case TypeofItem: return "TYPEOF";
                case FieldsItem: return "FIELDS()";
                case SelectExpression { Expression: AggregateCall }: return "aggregates";
            }
        }
        return null;
    }
}
