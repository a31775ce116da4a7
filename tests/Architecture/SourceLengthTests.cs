using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Salesforce.Typed.Tests;

public sealed class SourceLengthTests
{
    private const int LongestFile = 20 * 1024;
    private const int LongestMethod = 80;
    private const int LongestLine = 140;

    private static readonly string[] Roots = ["src", "samples", "templates", "benchmarks"];

    private static readonly IReadOnlyList<string> Files = [.. Roots.SelectMany(SourceFiles)];

    [Fact]
    public void No_source_file_is_over_20_KB() => Assert.DoesNotContain(Files, f => new FileInfo(f).Length > LongestFile);

    [Fact]
    public void No_method_is_over_80_lines() => Assert.Empty(Files.SelectMany(MethodsThatAreTooLong));

    // A line that is long because of a text, such as JSON in a test, is not broken: nobody reads it for its structure.
    [Fact]
    public void Lines_end_at_140_characters() => Assert.Empty(
        from root in Roots.Append("tests")
        from file in SourceFiles(root)
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > LongestLine && !IsOneText(line.Text) && !(root == "tests" && line.Text.Contains('"', StringComparison.Ordinal))
        select $"{Path.GetRelativePath(TestPaths.Repository, file)}:{line.Number}: {line.Text.Length} characters");

    [Fact]
    public void The_sources_of_every_project_are_measured() =>
        Assert.All(
            Directory.EnumerateFiles(Path.Combine(TestPaths.Repository, "src"), "*.csproj", SearchOption.AllDirectories),
            project => Assert.Contains(
                Files, f => f.StartsWith(Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar, StringComparison.Ordinal)));

    // A line of a raw text has no quotes around it; in others the longest text is more than half of the line.
    private static bool IsOneText(string line) =>
        line.TrimStart() is ['{' or '[' or '|' or '<' or '"' or '$' or '@', ..]
        || line.Split('"').Max(part => part.Length) > LongestLine / 2;

    // Methods, constructors, operators, accessors and local functions.
    private static IEnumerable<string> MethodsThatAreTooLong(string file) =>
        from tree in new[] { CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview)) }
        from method in tree.GetRoot().DescendantNodes()
        where method is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = tree.GetLineSpan(method.Span)
        let length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where length > LongestMethod
        select $"{Path.GetRelativePath(TestPaths.Repository, file)}:{span.StartLinePosition.Line + 1}: {length} lines";

    private static IEnumerable<string> SourceFiles(string root)
    {
        var folder = Path.Combine(TestPaths.Repository, root);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin"));
    }
}
