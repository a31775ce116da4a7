using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Salesforce.Typed.Cli.SoqlCheck;
using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Checking;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Tests;

/// <summary>What <c>docs/soql.md</c> shows is what happens. <c>ACCEPT_SNAPSHOTS=1</c> rewrites the outputs.</summary>
public sealed partial class SoqlDocsTests
{
    private static readonly string Page = TestPaths.InRepository("docs", "soql.md");

    [GeneratedRegex(@"```console\n\$ sftyped soql check queries\.soql (?<options>[^\n]*)\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples { get; }

    [GeneratedRegex(@"`queries\.soql`:\n\n```\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Input { get; }

    [Fact]
    public void The_outputs_of_the_command_are_true()
    {
        var page = File.ReadAllText(Page).ReplaceLineEndings("\n");
        using var folder = new TemporaryFolder();
        var file = folder.Write("queries.soql", Input.Match(page).Groups["text"].Value);
        var count = 0;
        var actual = Examples.Replace(page, example =>
        {
            count++;
            var output = new StringWriter();
            var options = example.Groups["options"].Value;
            SoqlCheckCommand.Run(
                [file], TestPaths.InRepository("describe-snapshots"), options.Contains("--syntax-only"), options.Contains("--json"),
                Stream.Null, output, output);
            return "```console\n$ sftyped soql check queries.soql "
                + $"{options}\n{output.ToString().Replace(file, "queries.soql", StringComparison.Ordinal)}```";
        });
        Assert.Equal(2, count);
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1" && actual != page)
            File.WriteAllText(Page, actual);
        else
            Assert.Equal(page, actual);
    }

    [Fact]
    public void The_code_runs_and_gives_what_its_comments_say()
    {
        var written = new List<string>();
        // From here to the end it is the code of the page, but for where it writes and where it reads.
        var parsed = SoqlParser.Parse("SELECT Id, Nmae FROM Account WHERE Name LIKE 'A%'");
        SoqlQuery query = parsed.Tree!;
        query = query with { Limit = new RowCount(10) };
        string text = query.ToString();
        var schema = SnapshotFolder.Load(TestPaths.InRepository("describe-snapshots"));
        foreach (var error in SemanticCheck.Check(query, schema))
            written.Add($"{error.Span}: {error.Message}");
        var page = File.ReadAllText(Page);
        var source = Squeeze(File.ReadAllText(SourceFile())).Replace(
            "TestPaths.InRepository(\"describe-snapshots\")", "\"describe-snapshots\"", StringComparison.Ordinal)
            .Replace("written.Add", "Console.WriteLine", StringComparison.Ordinal);
        foreach (var line in page[page.IndexOf("```csharp\n", StringComparison.Ordinal)..].Split('\n')[1..9])
            Assert.Contains(Squeeze(line.Split("//")[0]), source, StringComparison.Ordinal);
        Assert.Contains("// " + text + "\n", page, StringComparison.Ordinal);
        Assert.Contains("// " + Assert.Single(written) + "\n", page, StringComparison.Ordinal);
    }

    private static string Squeeze(string text) => text.Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("");

    // A deterministic build maps source paths to /_/.
    private static string SourceFile([CallerFilePath] string path = "") =>
        path.StartsWith("/_/", StringComparison.Ordinal) ? TestPaths.InRepository(path[3..]) : path;
}
