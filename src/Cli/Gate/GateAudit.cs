using System.CommandLine;
using System.Globalization;
using Salesforce.Typed.Audit.Exports;
using Salesforce.Typed.Audit.Records;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Gate;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate audit</c>: reads, exports and verifies the record of all calls.</summary>
internal static class GateAudit
{
    public static Command Create() => new("audit", "The record of all calls.") { Tail(), Search(), Export(), Verify() };

    private static Command Tail()
    {
        var count = new Option<int>("--lines") { Description = "How many records.", HelpName = "N", DefaultValueFactory = _ => 20 };
        return GateRun.On(
            new Command("tail", "Prints the newest records, a sentence each.") { count }, async (gate, parsed, cancellationToken) =>
            {
                await PrintAsync(gate, new AuditFilter { Last = parsed.GetValue(count) }, cancellationToken).ConfigureAwait(false);
                return ExitCodes.Ok;
            });
    }

    private static Command Search()
    {
        var text = new Argument<string?>("TEXT")
        {
            Description = "A text of the sentence, or of the objects and fields.", Arity = ArgumentArity.ZeroOrOne
        };
        var agent = new Option<string?>("--agent") { Description = "The agent.", HelpName = "NAME" };
        var tool = new Option<string?>("--tool") { Description = "The tool.", HelpName = "NAME" };
        var decision = new Option<string?>("--decision") { Description = "allowed, denied or needs_approval.", HelpName = "D" };
        decision.AcceptOnlyFromAmong("allowed", "denied", "needs_approval");
        var since = new Option<DateTimeOffset?>("--since") { Description = "Records from this time on.", HelpName = "TIME" };
        var until = new Option<DateTimeOffset?>("--until") { Description = "Records before this time.", HelpName = "TIME" };
        return GateRun.On(new Command("search", "Prints the records that match, a sentence each.")
        {
            text, agent, tool, decision, since, until
        }, async (gate, parsed, cancellationToken) =>
        {
            var filter = new AuditFilter
            {
                Text = parsed.GetValue(text), Agent = parsed.GetValue(agent), Tool = parsed.GetValue(tool),
                Decision = parsed.GetValue(decision),
                Since = parsed.GetValue(since), Until = parsed.GetValue(until),
            };
            await PrintAsync(gate, filter, cancellationToken).ConfigureAwait(false);
            return ExitCodes.Ok;
        });
    }

    private static Command Export()
    {
        var format = new Option<string>("--format")
        {
            Description = "jsonl, ocsf or csv.", HelpName = "F", DefaultValueFactory = _ => "jsonl"
        };
        format.AcceptOnlyFromAmong("jsonl", "ocsf", "csv");
        return GateRun.On(
            new Command("export", "Writes all records to the standard output.") { format }, async (gate, parsed, cancellationToken) =>
            {
                var records = gate.Audit.ReadAsync(new AuditFilter(), cancellationToken);
                var output = Console.OpenStandardOutput();
                await using var closing = output.ConfigureAwait(false);
                await (parsed.GetValue(format) switch
                {
                    "ocsf" => AuditExport.WriteOcsfAsync(records, output, cancellationToken),
                    "csv" => AuditExport.WriteCsvAsync(records, output, cancellationToken),
                    _ => AuditExport.WriteJsonLinesAsync(records, output, cancellationToken),
                }).ConfigureAwait(false);
                return ExitCodes.Ok;
            });
    }

    private static Command Verify() => GateRun.On(
        new Command("verify", "Recomputes every chain. Exit code 1 at the first record that was changed or removed."),
        async (gate, _, cancellationToken) =>
        {
            var verification = await gate.VerifyAuditAsync(cancellationToken).ConfigureAwait(false);
            foreach (var intent in verification.OpenIntents)
                Console.WriteLine($"No outcome: {intent}. The call is running, or its process ended.");
            if (verification.FirstBreak is { } found)
            {
                await TerminalText.WriteErrorAsync(found.ToString()).ConfigureAwait(false);
                return ExitCodes.Failed;
            }
            Console.WriteLine(
                $"{verification.Records} records in {verification.Chains} {(verification.Chains == 1 ? "chain" : "chains")} verified.");
            return ExitCodes.Ok;
        });

    private static async Task PrintAsync(SalesforceGate gate, AuditFilter filter, CancellationToken cancellationToken)
    {
        await foreach (var (_, record) in gate.Audit.ReadAsync(filter, cancellationToken).ConfigureAwait(false))
            Console.WriteLine(TerminalText.Escape(
                $"{record.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)}Z  {record.Entry.Sentence}"));
    }
}
