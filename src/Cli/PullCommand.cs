using System.CommandLine;
using Salesforce.Typed.Cli.Pull;
using Spectre.Console;

namespace Salesforce.Typed.Cli;

/// <summary><c>sftyped pull</c>: the org's describes into snapshots.</summary>
internal static class PullCommand
{
    public static Command Create()
    {
        var objects = new Argument<string[]>("OBJECTS") { Description = "The objects, by API name. Without them: those that have a snapshot.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every object that the user can query." };
        var snapshots = new Option<string>("--snapshots") { Description = "The folder of describe snapshots.", HelpName = "DIR", DefaultValueFactory = _ => "describe-snapshots" };
        var connection = new OrgConnection();
        var command = new Command(
            "pull",
            "Writes the org's describes into snapshots, a file an object. Only what changed is written; an object that cannot be described keeps its snapshot. "
            + "The exit code is 0, or 1 where an object failed.")
        {
            objects, all, snapshots,
        };
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) && result.GetValue(objects) is { Length: > 0 })
                result.AddError("--all and names of objects do not go together.");
        });
        command.SetAction((parsed, token) => RunAsync(() => connection.Connect(parsed), parsed.GetValue(objects)!, parsed.GetValue(all), parsed.GetValue(snapshots)!, token));
        return command;
    }

    private static Task<int> RunAsync(Func<SalesforceClient> connect, string[] objects, bool all, string folder, CancellationToken cancellationToken) => ReportedErrors.RunAsync(async () =>
    {
        using var org = connect();
        var names = await NamesAsync(org, objects, all, folder, cancellationToken).ConfigureAwait(false);
        if (names.Count == 0)
        {
            await Console.Error.WriteLineAsync($"'{folder}' has no snapshots yet: name the objects to pull, or say --all.").ConfigureAwait(false);
            return ExitCodes.Usage;
        }
        var pulled = await new SnapshotPull(org, folder).RunAsync(names, Show, cancellationToken).ConfigureAwait(false);
        AnsiConsole.WriteLine(string.Join(", ", Enum.GetValues<PullOutcome>().Where(o => o != PullOutcome.Removed || pulled.Any(p => p.Outcome == o)).Select(o => $"{pulled.Count(p => p.Outcome == o)} {Word(o)}")) + ".");
        return pulled.Any(p => p.Outcome == PullOutcome.Failed) ? ExitCodes.Failed : ExitCodes.Ok;
    });

    private static async Task<IReadOnlyCollection<string>> NamesAsync(SalesforceClient org, string[] objects, bool all, string folder, CancellationToken cancellationToken)
    {
        if (!all)
            return objects.Length > 0 ? objects : SnapshotPull.Existing(folder).Keys;
        var global = await org.DescribeGlobalAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. global.Objects.Where(o => o.IsQueryable).Select(o => o.Name)];
    }

    private static void Show(PulledObject pulled)
    {
        switch (pulled.Outcome)
        {
            case PullOutcome.Added: AnsiConsole.MarkupLineInterpolated($"[green]+[/] {pulled.Name}"); break;
            case PullOutcome.Changed: AnsiConsole.MarkupLineInterpolated($"[yellow]~[/] {pulled.Name}"); break;
            case PullOutcome.Removed: AnsiConsole.MarkupLineInterpolated($"[red]-[/] {pulled.Name}"); break;
            case PullOutcome.Failed: Console.Error.WriteLine($"{pulled.Name}: {pulled.Error}"); break;
            default: break;
        }
    }

    private static string Word(PullOutcome outcome) => outcome switch { PullOutcome.Added => "added", PullOutcome.Changed => "changed", PullOutcome.Unchanged => "unchanged", PullOutcome.Removed => "removed", _ => "failed" };
}
