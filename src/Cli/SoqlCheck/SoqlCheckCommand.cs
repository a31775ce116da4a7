using System.CommandLine;
using System.Text;
using Salesforce.Typed.Cli.Shared.Commands;
using Salesforce.Typed.Cli.Shared.Files;
using Salesforce.Typed.Cli.Shared.Output;
using Salesforce.Typed.Cli.Shared.Statements;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Cli.SoqlCheck;

/// <summary><c>sftyped soql check</c>: files of statements, each checked as Salesforce would.</summary>
internal static class SoqlCheckCommand
{
    private const string DefaultSnapshots = "describe-snapshots";
    private const string StandardInput = "-";

    private const int SomeInvalid = 1;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILES")
        {
            Description = "Files of statements, one a line; a line that starts with { is JSON and holds the statement in its member "
                + "'soql'. "
                + "Empty lines are skipped. - is the standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var snapshots = new Option<string?>("--snapshots")
        {
            Description = $"The folder of describe snapshots to check the meaning against. [default: {DefaultSnapshots}, where there is "
                + $"such a folder]",
            HelpName = "DIR",
        };
        var syntaxOnly = new Option<bool>("--syntax-only") { Description = "Checks the syntax and not the meaning; needs no snapshots." };
        var json = new Option<bool>("--json")
        {
            Description = "Prints one line {\"valid\":...,\"errors\":[...]} for each statement, in their order, and nothing else."
        };
        var check = new Command(
            "check",
            "Checks statements of SOQL and SOSL: their syntax, and their meaning against describe snapshots. "
            + "The exit code is 0 where all are valid, 1 where some are not, and 2 where the command line is not understood or a file "
            + "cannot be read.")
        {
            files, snapshots, syntaxOnly, json,
        };
        check.Validators.Add(result =>
        {
            if (result.GetResult(snapshots) is { Implicit: false } && result.GetResult(syntaxOnly) is { Implicit: false })
                result.AddError("--snapshots and --syntax-only do not go together.");
        });
        check.SetAction(parsed =>
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
            using var input = Console.OpenStandardInput();
            return Run(parsed.GetValue(files)!, parsed.GetValue(
                snapshots), parsed.GetValue(syntaxOnly), parsed.GetValue(json), input, output, Console.Error);
        });
        return new Command("soql", "Works on statements of SOQL and SOSL.") { check };
    }

    /// <summary>Checks all files; returns the exit code.</summary>
    public static int Run(string[] files, string? snapshots, bool syntaxOnly, bool json, Stream input, TextWriter output, TextWriter error)
    {
        if (Array.Find(files, f => f != StandardInput && !File.Exists(f)) is { } missing)
        {
            error.WriteLine($"The file '{missing}' does not exist.");
            return ExitCodes.Usage;
        }
        try
        {
            var checker = new StatementChecker(syntaxOnly ? null : Schema(snapshots, error));
            CheckReport report = json ? new JsonReport(output) : new HumanReport(output);
            foreach (var file in files)
                Check(file, input, checker, report);
            report.End();
            return report.Invalid > 0 ? SomeInvalid : ExitCodes.Ok;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(TerminalText.Escape(e.Message));
            return ExitCodes.Usage;
        }
    }

    private static OrgSchema? Schema(string? folder, TextWriter error)
    {
        if (folder is null && !Directory.Exists(DefaultSnapshots))
        {
            error.WriteLine($"There is no folder '{DefaultSnapshots}' here, so only the syntax is checked: name one with --snapshots, or "
                + $"say --syntax-only.");
            return null;
        }
        return SnapshotFolder.Load(folder ?? DefaultSnapshots);
    }

    private static void Check(string file, Stream input, StatementChecker checker, CheckReport report)
    {
        var name = file == StandardInput ? "stdin" : file;
        using var lines = new StringReader(file == StandardInput ? InputText.Read(input, name) : DescribeText.ReadFile(file));
        foreach (var statement in Statement.Read(name, lines))
            report.Add(statement, checker.Check(statement));
    }
}
