using System.Text.RegularExpressions;

namespace Salesforce.Typed.Tests;

/// <summary>
/// The words that the style of the project replaces: <c>.ci/language.tsv</c> has a regular expression and what to write in each line, and
/// <c>.ci/language-exceptions.tsv</c> a path, a text of the line and the reason why the word is right there.
/// </summary>
public sealed class LanguageTests
{
    private static readonly string[] Extensions = [".cs", ".md", ".props", ".targets", ".csproj", ".sh", ".html", ".mjs", ".yml"];

    // Approved text follows its source; output of builds is not text of the project.
    private static readonly Regex Skipped = new(
        @"(^|/)(bin|obj|artifacts|node_modules|Approved|describe-snapshots|\.git)/|\.verified\.|tests/Architecture/LanguageTests\.cs$");

    [Fact]
    public void Code_and_documentation_use_the_words_of_the_style()
    {
        var rules = Lines("language.tsv").Select(
            l => (Pattern: new Regex(l[0], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), Instead: l[1])).ToList();
        var exceptions = Lines("language-exceptions.tsv").Select(l => (Path: l[0], Text: l[1])).ToList();
        var hits = new List<string>();
        var used = new HashSet<(string Path, string Text)>();
        foreach (var path in Directory.EnumerateFiles(TestPaths.Repository, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(TestPaths.Repository, path).Replace('\\', '/');
            if (!Extensions.Contains(Path.GetExtension(name)) || Skipped.IsMatch(name))
                continue;
            var lines = File.ReadAllLines(path);
            for (var i = 0; i < lines.Length; i++)
            {
                var line = lines[i];
                var found = rules.Where(r => r.Pattern.IsMatch(line)).ToList();
                if (found.Count == 0)
                    continue;
                var exception = exceptions.FirstOrDefault(
                    e => name.StartsWith(e.Path, StringComparison.Ordinal) && line.Contains(e.Text, StringComparison.Ordinal));
                if (exception.Path is not null)
                    used.Add(exception);
                else
                    hits.AddRange(found.Select(r => $"{name}:{i + 1}: {line.Trim()}    -> {r.Instead}"));
            }
        }
        hits.AddRange(
            exceptions.Except(used).Select(e => $".ci/language-exceptions.tsv: {e.Path}, '{e.Text}': no line needs the exception anymore"));
        Assert.True(hits.Count == 0, $"{hits.Count} words that the style replaces:\n{string.Join('\n', hits)}");
    }

    private static IEnumerable<string[]> Lines(string file) =>
        File.ReadLines(TestPaths.InRepository($".ci/{file}")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t'));
}
