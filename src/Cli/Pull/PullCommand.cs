using System.Collections.Concurrent;
using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Cli.Shared.Orgs;
using Salesforce.Typed.Cli.Shared.Output;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Pull;

/// <summary><c>sftyped pull</c>: the org's describes into snapshots.</summary>
internal static class PullCommand
{
    public static Command Create()
    {
        var objects = new Argument<string[]>("OBJECTS")
        {
            Description = "The objects, by API name. [default: those that have a snapshot]", Arity = ArgumentArity.ZeroOrMore
        };
        var all = new Option<bool>("--all") { Description = "Every object that the user can query." };
        var fromCode = new Option<string?>("--from-code") { Description = "The objects that the C# files below this folder name, with the "
            + "parents and children that they reach, and no others.", HelpName = "DIR" };
        var snapshots = new Option<string>("--snapshots")
        {
            Description = "The folder of describe snapshots.", HelpName = "DIR", DefaultValueFactory = _ => "describe-snapshots"
        };
        var fresh = new Option<bool>("--fresh")
        {
            Description = "Request every describe in full, not only those that changed since the last pull."
        };
        var json = new Option<bool>("--json")
        {
            Description = "Print one line {\"name\":…,\"outcome\":…} for each object, and nothing else."
        };
        var connection = new OrgConnection();
        var command = new Command(
            "pull",
            Examples.After(
                "Writes the org's describes into snapshots, a file an object. Only what changed is asked for and written; an object that "
                    + "cannot be described keeps its snapshot; what the org lost keeps a tombstone. "
                + "The exit code is 0, or 1 where an object failed.",
                "sftyped pull Account Contact --org my-alias # an org that the Salesforce CLI is signed in to",
                "sftyped pull # again, for the objects that have a snapshot",
                "sftyped pull --from-code src # what the code names, and no more"))
        {
            objects, all, fromCode, snapshots, fresh, json,
        };
        connection.AddTo(command);
        command.Validators.Add(result =>
        {
            if ((result.GetValue(all) ? 1 : 0) + (result.GetValue(objects) is { Length: > 0 } ? 1 : 0)
                + (result.GetValue(fromCode) is not null ? 1 : 0) > 1)
                result.AddError("Names of objects, --all and --from-code do not go together: choose one.");
        });
        command.SetAction((parsed, token) => ReportedErrors.RunAsync(async () =>
        {
            using var client = connection.Connect(parsed);
            var (org, folder) = (new OrgDescribes(client), parsed.GetValue(snapshots)!);
            var names = await NamesAsync(client, org, parsed.GetValue(objects)!, parsed.GetValue(
                all), parsed.GetValue(fromCode), folder, token).ConfigureAwait(false);
            if (names.Count == 0)
            {
                await TerminalText.WriteErrorAsync(parsed.GetValue(fromCode) is { } code
                    ? $"The code in '{code}' names none of the org's objects."
                    : $"'{folder}' has no snapshots yet: name the objects to pull, or say --all.").ConfigureAwait(false);
                return ExitCodes.Usage;
            }
            var memory = connection.Key(parsed) is { } key && !parsed.GetValue(fresh) ? PullMemory.Open(key, folder) : PullMemory.None;
            try
            {
                var pulled =
                    await PullAsync(new SnapshotPull(org, folder, memory), names, parsed.GetValue(json), token).ConfigureAwait(false);
                return pulled.Any(p => p.Outcome == PullOutcome.Failed) ? ExitCodes.Failed : ExitCodes.Ok;
            }
            finally
            {
                memory.Save();
            }
        }));
        return command;
    }

    private static async Task<IReadOnlyCollection<string>> NamesAsync(
        SalesforceClient client, OrgDescribes org, string[] objects, bool all, string? code, string folder,
        CancellationToken cancellationToken)
    {
        if (code is not null)
            return await FromCodeAsync(org, CodeNames.Read(code), cancellationToken).ConfigureAwait(false);
        if (!all)
            return objects.Length > 0 ? objects : SnapshotPull.Existing(folder).Keys;
        var global = await client.DescribeGlobalAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return [.. global.Objects.Where(o => o.IsQueryable).Select(o => o.Name)];
    }

    // What is reached from an object is known when the object is, and may reach others.
    private static async Task<IReadOnlyCollection<string>> FromCodeAsync(
        OrgDescribes org, CodeNames code, CancellationToken cancellationToken)
    {
        var known = await org.NamesAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (List<string> next = [.. code.Among(known)]; next.Count > 0;)
        {
            all.UnionWith(next);
            var reached = new ConcurrentBag<string>();
            await OrgDescribes.ForEachAsync(
                next.Where(n => ObjectName.Problem(n) is null),
                async (name, token) =>
                {
                    foreach (var other in await org.FindAsync(name, token).ConfigureAwait(false) is { } describe ? code.From(describe) : [])
                        reached.Add(other);
                },
                cancellationToken).ConfigureAwait(false);
            next = [.. reached.Where(r => known.Contains(r) && !all.Contains(r)).Distinct(StringComparer.OrdinalIgnoreCase)];
        }
        return all;
    }

    private static async Task<IReadOnlyList<PulledObject>> PullAsync(
        SnapshotPull pull, IReadOnlyCollection<string> names, bool json, CancellationToken cancellationToken)
    {
        var done = 0;
        IReadOnlyList<PulledObject> pulled;
        try
        {
            pulled = await TerminalProgress.RunAsync(
                $"Asking for {names.Count} objects",
                progress => pull.RunAsync(names, outcome => Report(outcome, progress), cancellationToken)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or SilentOrgException)
        {
            await Console.Error.WriteLineAsync(
                $"{done} of {names.Count} objects were pulled. "
                + "Their snapshots are complete, and the others are as they were: pull again for the rest.").ConfigureAwait(false);
            throw;
        }
        foreach (var failed in json ? [] : pulled.Where(p => p.Outcome == PullOutcome.Failed))
            await TerminalText.WriteErrorAsync($"{failed.Name}: {failed.Error}").ConfigureAwait(false);
        if (!json)
            AnsiConsole.WriteLine(string.Join(", ", Enum.GetValues<PullOutcome>().Where(o => o != PullOutcome.Removed
                || pulled.Any(p => p.Outcome == o)).Select(o => $"{pulled.Count(p => p.Outcome == o)} {Word(o)}")) + ".");
        return pulled;

        void Report(PulledObject outcome, Action<WorkState> progress)
        {
            progress(new WorkState("Pulled", ++done, names.Count, "objects") { Detail = outcome.Name });
            if (json)
                Console.Out.Write(JsonLine.Of(writer =>
                {
                    writer.WriteString("name", outcome.Name);
                    writer.WriteString("outcome", Word(outcome.Outcome));
                    writer.WriteString("error", outcome.Error);
                }));
            else
                Show(outcome);
        }
    }

    private static void Show(PulledObject pulled)
    {
        switch (pulled.Outcome)
        {
            case PullOutcome.Added: AnsiConsole.Console.Line($"[green]+[/] {pulled.Name}"); break;
            case PullOutcome.Changed: AnsiConsole.Console.Line($"[yellow]~[/] {pulled.Name}"); break;
            case PullOutcome.Removed: AnsiConsole.Console.Line($"[red]-[/] {pulled.Name}"); break;
            default: break;
        }
    }

    private static string Word(PullOutcome outcome) => outcome switch { PullOutcome.Added =>
        "added", PullOutcome.Changed => "changed", PullOutcome.Unchanged => "unchanged", PullOutcome.Removed => "removed", _ => "failed" };
}
