using System.CommandLine;
using System.Text;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Policy.Files;

namespace Salesforce.Typed.Cli.Gate;

/// <summary><c>sftyped gate policy</c>: checks, applies and exports the policy.</summary>
internal static class GatePolicy
{
    public static Command Create() => new("policy", "What each agent may do.") { Check(), Apply(), Export() };

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "The policy." };
        var store = new GateStoreOptions();
        var command = new Command("check", "Checks a policy against the snapshots. Exit code 3 where it has an error.") { file };
        store.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ReportedErrors.RunAsync(async () =>
        {
            var reading = PolicyReader.Read(
                await File.ReadAllBytesAsync(parsed.GetValue(file)!, cancellationToken).ConfigureAwait(false), store.Schema(parsed));
            foreach (var problem in reading.Problems)
                Console.WriteLine($"{parsed.GetValue(file)}:{problem}");
            if (reading.Document is null)
                return ExitCodes.Found;
            Console.WriteLine($"{reading.Document.Agents.Count} {(reading.Document.Agents.Count == 1 ? "agent" : "agents")}, no errors.");
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static Command Apply()
    {
        var file = new Argument<string>("FILE") { Description = "The policy." };
        var dry = new Option<bool>("--dry-run") { Description = "Shows the difference and applies nothing." };
        return GateRun.On(new Command("apply", "Applies a policy: it holds from the next call on. Prints what changed.")
        {
            file, dry
        }, async (gate, parsed, cancellationToken) =>
        {
            var text = await File.ReadAllTextAsync(parsed.GetValue(file)!, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
            var changes =
                await gate.ApplyPolicyAsync(text, Environment.UserName, parsed.GetValue(dry), cancellationToken).ConfigureAwait(false);
            foreach (var change in changes)
                Console.WriteLine(change);
            Console.WriteLine(changes.Count == 0
                ? "No changes."
                : parsed.GetValue(dry) ? $"{changes.Count} changes, not applied." : $"{changes.Count} changes applied.");
            return ExitCodes.Ok;
        });
    }

    private static Command Export() => GateRun.On(
        new Command("export", "Prints the policy that holds, as a file."), async (gate, _, cancellationToken) =>
        {
            Console.WriteLine(await gate.ExportPolicyAsync(cancellationToken).ConfigureAwait(false));
            return ExitCodes.Ok;
        });
}
