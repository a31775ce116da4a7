using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;

namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>Checks a statement before it is sent.</summary>
internal static class SendCheck
{
    /// <summary>Whether the snapshots find nothing wrong with a statement; what they find is written to the error output.</summary>
    /// <param name="text">The statement.</param>
    /// <param name="folder">The folder of the snapshots, which need not exist.</param>
    public static bool IsRight(string text, string folder)
    {
        var checker = new StatementChecker(Directory.Exists(folder) ? SnapshotFolder.Load(folder) : null);
        var statement = new Statement("SOQL", 1, text.ReplaceLineEndings(" "), text.ReplaceLineEndings(" "));
        // There may be more in the org than is pulled.
        var problems = checker.Check(statement).Where(p => p.Kind != nameof(SemanticErrorKind.UnknownObject)).ToList();
        if (problems.Count == 0)
            return true;
        var report = new HumanReport(Console.Error);
        report.Add(statement, problems);
        Console.Error.WriteLine("Nothing was sent. Where the snapshots are older than the org, pull them, or say --no-check.");
        return false;
    }
}
