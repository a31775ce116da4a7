using System.CommandLine;
using Salesforce.Typed.Cli.Diff;
using Salesforce.Typed.Schema.Diff;
using Spectre.Console;

namespace Salesforce.Typed.Cli;

/// <summary><c>sftyped diff</c>: what changed between two states of the snapshots, and what that means for code.</summary>
internal static class DiffCommand
{
    private const string DefaultSnapshots = "describe-snapshots";
    private const int SomeFound = 3;

    private enum Form
    {
        Table,
        Json,
        Markdown,
    }

    private enum Threshold
    {
        Never,
        Breaking,
        Risky,
        Any,
    }

    public static Command Create()
    {
        var before = new Argument<string>("BEFORE") { Description = "A folder of snapshots or a git revision.", DefaultValueFactory = _ => "HEAD" };
        var after = new Argument<string?>("AFTER") { Description = "A folder of snapshots or a git revision. [default: the folder of --snapshots]", Arity = ArgumentArity.ZeroOrOne };
        var snapshots = new Option<string>("--snapshots") { Description = "The folder of describe snapshots that revisions are asked for.", HelpName = "DIR", DefaultValueFactory = _ => DefaultSnapshots };
        var form = new Option<Form>("--format") { Description = "How to show it: a table, one line of JSON a change, or Markdown for a pull request.", DefaultValueFactory = _ => Form.Table };
        var threshold = new Option<Threshold>("--fail-on") { Description = "The weight of changes from which on the exit code is 3.", DefaultValueFactory = _ => Threshold.Never };
        var command = new Command(
            "diff",
            "Compares two states of the describe snapshots: breaking, risky and harmless changes apart. Without arguments: the last commit with the folder as it is now. "
            + "The exit code is 0, or 3 where --fail-on found something, or 1 where a state cannot be read.")
        {
            before, after, snapshots, form, threshold,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(before)!, parsed.GetValue(after) ?? parsed.GetValue(snapshots)!, parsed.GetValue(snapshots)!, parsed.GetValue(form), parsed.GetValue(threshold)));
        return command;
    }

    private static int Run(string before, string after, string snapshots, Form form, Threshold threshold)
    {
        IReadOnlyList<SchemaChange> changes;
        try
        {
            changes = SchemaDiff.Compare(SchemaSource.Load(before, snapshots), SchemaSource.Load(after, snapshots));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return ExitCodes.Failed;
        }
        switch (form)
        {
            case Form.Json: Console.Out.Write(DiffReport.Json(changes)); break;
            case Form.Markdown: Console.Out.Write(DiffReport.Markdown(changes)); break;
            default: DiffReport.Show(changes, AnsiConsole.Console); break;
        }
        return changes.Any(c => Reaches(c.Weight, threshold)) ? SomeFound : ExitCodes.Ok;
    }

    private static bool Reaches(ChangeWeight weight, Threshold threshold) => threshold switch
    {
        Threshold.Breaking => weight == ChangeWeight.Breaking,
        Threshold.Risky => weight >= ChangeWeight.Risky,
        Threshold.Any => true,
        _ => false,
    };
}
