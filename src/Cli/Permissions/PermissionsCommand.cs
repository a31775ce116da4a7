using System.CommandLine;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Schema;
using Spectre.Console;

namespace Salesforce.Typed.Cli.Permissions;

/// <summary><c>sftyped permissions</c>: the least that code needs of an org.</summary>
internal static class PermissionsCommand
{
    public static Command Create()
    {
        var code = new Argument<string>("PROJECT")
        {
            Description = "A project that was built, a folder with one, or an assembly.", DefaultValueFactory = _ => "."
        };
        var snapshots = new Option<string?>("--snapshots")
        {
            Description = "The folder of describe snapshots. [default: that of the project, else describe-snapshots]", HelpName = "DIR"
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Write a permission set that can be deployed: NAME.permissionset-meta.xml.", HelpName = "FILE"
        };
        var label = new Option<string?>("--label")
        {
            Description = "The permission set's label. [default: the file's name, else the assembly's]", HelpName = "TEXT"
        };
        var against = new Option<string?>("--diff")
        {
            Description = "Compare with this permission set: report what is missing and what is not needed.", HelpName = "FILE"
        };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON; with --diff one for each difference." };
        var xml = new Option<bool>("--xml") { Description = "Print the permission set's XML." };
        var command = new Command(
            "permissions",
            Examples.After(
                "Says what compiled code reads, creates, edits and deletes in an org, object by object and field by field, and which "
                    + "OAuth scopes its calls need. Compiled code is read and never run. "
                + "Of a project MSBuild evaluates the project file with what it imports, and runs no target; name the assembly where you "
                + "do not trust the project. "
                + "The exit code is 0, or 3 where --diff found a difference, or 1 where code or snapshots cannot be read.",
                "sftyped permissions src/App # a table",
                "sftyped permissions src/App -o App.permissionset-meta.xml # a permission set to deploy",
                "sftyped permissions bin/App.dll --diff App.permissionset-meta.xml # what it lacks, and what no code needs"))
        {
            code, snapshots, output, label, against, json, xml,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(xml) && (result.GetValue(json) || result.GetValue(against) is not null))
                result.AddError("--xml does not go together with --json or --diff.");
        });
        command.SetAction((parsed, token) => ReportedErrors.RunAsync(async () =>
        {
            var project = await CompiledProject.FindAsync(parsed.GetValue(code)!, token).ConfigureAwait(false);
            var uses = UseFinder.Find(
                project.Assembly, SnapshotFolder.Load(parsed.GetValue(snapshots) ?? project.Snapshots ?? "describe-snapshots"));
            var set = PermissionSet.For(uses);
            foreach (var note in parsed.GetValue(json) ? [] : uses.Notes)
                await TerminalText.WriteErrorAsync("Note: " + note).ConfigureAwait(false);
            if (parsed.GetValue(output) is { } file)
                SafeFile.Write(file, PermissionSetXml.Write(set, parsed.GetValue(label) ?? Path.GetFileName(file).Split('.')[0]));
            if (parsed.GetValue(against) is { } given)
                return ShowDiff(PermissionDiff.Between(set, PermissionSetXml.Read(given)), parsed.GetValue(json));
            if (parsed.GetValue(json))
                Console.Out.Write(PermissionReport.Json(set, uses));
            else if (parsed.GetValue(xml))
                Console.Out.Write(
                    PermissionSetXml.Write(set, parsed.GetValue(label) ?? Path.GetFileNameWithoutExtension(project.Assembly)));
            else
                PermissionReport.Show(set, uses, AnsiConsole.Console);
            return ExitCodes.Ok;
        }));
        return command;
    }

    private static int ShowDiff(IReadOnlyList<PermissionDiff> differences, bool json)
    {
        if (json)
            Console.Out.Write(PermissionReport.Json(differences));
        else
            PermissionReport.Show(differences, AnsiConsole.Console);
        return differences.Count == 0 ? ExitCodes.Ok : ExitCodes.Found;
    }
}
