using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>Statements with known verdicts, written by others.</summary>
internal static class Corpus
{
    public sealed record Statement(string Soql, bool IsValid, string? Reason);

    public static List<Statement> Read(string file)
    {
        var statements = new List<Statement>();
        foreach (var line in File.ReadLines(TestPaths.SharedData("soql", file)))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var reason = root.TryGetProperty("reason", out var text) ? text.GetString() : null;
            statements.Add(new Statement(root.GetProperty("soql").GetString()!, root.GetProperty("valid").GetBoolean(), reason));
        }
        return statements;
    }
}
