using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Output.Forms;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate approvals</c>: writes that wait for a person.</summary>
internal static class GateApprovals
{
    public static Command Create() =>
        new("approvals", "Writes that wait for a person.") { List(), Decide("approve", true), Decide("deny", false) };

    private static Command List() => GateRun.On(
        new Command("list", "Lists the newest approvals, with what they would change."), async (gate, _, cancellationToken) =>
        {
            var approvals = await gate.ReadApprovalsAsync(cancellationToken).ConfigureAwait(false);
            if (approvals.Count == 0)
                AnsiConsole.WriteLine("Nothing waits.");
            else
                TerminalForm.Table(AnsiConsole.Console, [
                    "Id", "State", "What", "Records"
                ], approvals.Select(a => new[] { a.Id, a.State, a.Sentence, a.Details }));
            return ExitCodes.Ok;
        });

    private static Command Decide(string verb, bool isApproved)
    {
        var id = new Argument<string>("ID") { Description = "The approval." };
        return GateRun.On(new Command(verb, isApproved ? "Approves a write: the agent may make it once." : "Denies a write.")
        {
            id
        }, async (gate, parsed, cancellationToken) =>
        {
            if (await gate.DecideApprovalAsync(parsed.GetValue(id)!, Environment.UserName, isApproved, cancellationToken)
                .ConfigureAwait(false))
            {
                Console.WriteLine(isApproved ? "Approved." : "Denied.");
                return ExitCodes.Ok;
            }
            await TerminalText.WriteErrorAsync(
                $"No approval '{parsed.GetValue(id)}' waits: it was decided, has expired, or does not exist.").ConfigureAwait(false);
            return ExitCodes.Failed;
        });
    }
}
