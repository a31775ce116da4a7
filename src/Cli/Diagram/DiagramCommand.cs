using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Diagrams;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Schema.Diff;

namespace Salesforce.Typed.Cli.Diagram;

/// <summary><c>sftyped diagram</c>: the snapshots as a picture.</summary>
internal static class DiagramCommand
{
    private const int MostDepth = 20;

    public static Command Create()
    {
        var objects = new Argument<string[]>("OBJECT")
        {
            Description = "The objects to start from, by API name. [default: all that have a snapshot]", Arity = ArgumentArity.ZeroOrMore,
        };
        var depth = new Option<int>("--depth")
        {
            Description = "The maximum number of relationships between a named object and another one.", HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var allFields = new Option<bool>("--all-fields")
        {
            Description = "Include every field, not only keys, references and required fields."
        };
        var noFields = new Option<bool>("--no-fields") { Description = "Include the objects and their relationships, without fields." };
        var markdown = new Option<bool>("--markdown") { Description = "Write a Markdown code block, which GitHub and GitLab render." };
        var snapshots = new Option<string>("--snapshots")
        {
            Description = "The folder of describe snapshots.", HelpName = "DIR", DefaultValueFactory = _ => "describe-snapshots",
        };
        var command = new Command(
            "diagram",
            Examples.After(
                "Prints the objects of the snapshots with their relationships as a Mermaid entity diagram. "
                + "A solid line is a master-detail relationship, and a dotted one is a lookup.",
                "sftyped diagram Account --markdown >> docs/model.md # Account, its parents and its children",
                "sftyped diagram Account Project__c --depth 2 --no-fields",
                "sftyped diagram > model.mmd # all objects"))
        {
            objects, depth, allFields, noFields, markdown, snapshots,
        };
        depth.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var given) && given is < 0 or > MostDepth)
                result.AddError($"--depth is a number from 0 to {MostDepth}.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(allFields) && result.GetValue(noFields))
                result.AddError("--all-fields and --no-fields do not go together: choose one.");
        });
        command.SetAction((parsed, _) => ReportedErrors.RunAsync(async () =>
        {
            var (folder, names) = (parsed.GetValue(snapshots)!, parsed.GetValue(objects)!);
            var schema = SnapshotFolder.Load(folder);
            var named = names.Select(n => schema.Find(n) ?? throw Unknown(n, schema, folder)).ToList();
            var shown = DiagramScope.Around(schema, named, parsed.GetValue(depth));
            if (shown.Count == 0)
                throw new InvalidDataException(
                    $"'{folder}' has no snapshots. Pull some (sftyped pull OBJECT), or name another folder with --snapshots.");
            var showsOwners = named.Any(o => o.Name is "User" or "Group");
            var diagram = DiagramScope.Of(schema, shown, showsOwners, o => parsed.GetValue(noFields)
                ? []
                : o.Fields.Where(f => parsed.GetValue(allFields) || DiagramScope.IsImportant(f)).Select(DiagramScope.Field));
            Console.Out.Write(parsed.GetValue(markdown) ? MermaidText.Fenced(diagram) : MermaidText.Write(diagram));
            if (MermaidText.Problem(diagram) is { } problem)
                await TerminalText.WriteErrorAsync($"{problem}. Name the objects to begin with, lower --depth, or say --no-fields.")
                    .ConfigureAwait(false);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static InvalidDataException Unknown(string name, OrgSchema schema, string folder) =>
        new($"'{folder}' has no snapshot of '{name}'. " + (NameDistance.Nearest(name, schema.Objects.Select(o => o.Name)) is { } nearest
            ? $"Did you mean {nearest}?"
            : $"Pull it: sftyped pull {name}."));
}
