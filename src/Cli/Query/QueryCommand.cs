using System.CommandLine;
using System.Text;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Salesforce.Typed.Cli.Shared.Statements;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Cli.Query;

/// <summary><c>sftyped query</c>: a statement of SOQL, checked before it is sent, and all of its rows.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var soql = new Argument<string>("SOQL")
        {
            HelpName = "SOQL", Description = "The statement, in quotes; - reads it from the standard input."
        };
        var snapshots = new Option<string>("--snapshots") { Description = "The folder of describe snapshots to check against, if it "
            + "exists.", HelpName = "DIR", DefaultValueFactory = _ => "describe-snapshots" };
        var form = new OutputFormOptions(
            "How to show the rows: a table, CSV, or one line of JSON a row.", OutputForm.Table, OutputForm.Csv, OutputForm.Json);
        var deleted = new Option<bool>("--all-rows") { Description = "Include deleted and archived rows." };
        var asItIs = new Option<bool>("--no-check") { Description = "Sends the statement as it is." };
        // A statement may take long until its first row comes.
        var connection = new OrgConnection(timeout: 600);
        soql.CompletionSources.Add(context => SoqlCompletion.Of(context, snapshots));
        var command = new Command(
            "query",
            Examples.After(
                "Runs a statement of SOQL and prints all of its rows. What the snapshots know to be wrong is not sent: exit code 3. An "
                    + "object without a snapshot is left to the org.",
                "sftyped query \"SELECT Name, Owner.Name FROM Account LIMIT 5\" --org dev",
                "sftyped query \"SELECT Id, Email FROM Contact\" --org dev --format csv > contacts.csv",
                "sftyped query \"SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName\" --json"))
        {
            soql, snapshots, deleted, asItIs,
        };
        form.AddTo(command);
        connection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var text = parsed.GetValue(soql)!;
            if (text == "-")
                text = (await InputText.ReadAsync(Console.OpenStandardInput(), "stdin", cancellationToken).ConfigureAwait(false)).Trim();
            if (!parsed.GetValue(asItIs) && !SendCheck.IsRight(text, parsed.GetValue(snapshots)!))
                return ExitCodes.Found;
            using var org = connection.Connect(parsed);
            await RunAsync(org, text, parsed.GetValue(deleted), form.Of(parsed), cancellationToken).ConfigureAwait(false);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static async Task RunAsync(
        SalesforceClient org, string text, bool deleted, OutputForm form, CancellationToken cancellationToken)
    {
        // It is the person's own statement: there is no data in it that came from elsewhere.
        var statement = org.Query(SoqlText.Trusted(text), cancellationToken);
        if (deleted)
            statement = statement.IncludeDeleted();
        var query = SoqlParser.Parse(text) is { IsValid: true } parsed ? parsed.Tree : null;
        if (query?.Select.IsCount == true)
        {
            Console.WriteLine(await statement.CountAsync(cancellationToken).ConfigureAwait(false));
            return;
        }
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
        await using var _ = output.ConfigureAwait(false);
        await new RowPrinter(output, form).PrintAsync(
            statement.AsAsyncEnumerable(cancellationToken), RowValues.Columns(query), cancellationToken).ConfigureAwait(false);
    }
}
