using System.Text.RegularExpressions;

namespace Salesforce.Typed.Tests;

/// <summary>What CONTRIBUTING.md says of files is true.</summary>
public partial class ContributingTests
{
    [Fact]
    public void Every_file_of_a_recipe_exists()
    {
        var text = File.ReadAllText(Path.Combine(TestPaths.Repository, "CONTRIBUTING.md"));
        var paths = Numbered().Matches(text).SelectMany(line => Paths().Matches(line.Value)).Select(m => m.Groups[1].Value)
            .Where(p => !p.Contains('…', StringComparison.Ordinal) && !p.Contains("nnnn", StringComparison.Ordinal)).ToList();
        Assert.True(paths.Count > 20);
        Assert.All(paths, p => Assert.True(Path.Exists(Path.Combine(TestPaths.Repository, p)), p));
    }

    [Fact]
    public void One_source_file_states_the_API_version()
    {
        var stating = Directory.EnumerateFiles(Path.Combine(TestPaths.Repository, "src"), "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".html" or ".csproj" or ".props" && !Built().IsMatch(f))
            .SelectMany(f => File.ReadLines(f).Where(States).Select(_ => Path.GetFileName(f)));
        Assert.Equal("NewestApiVersion.cs", Assert.Single(stating));
    }

    private static bool States(string line) => Version().IsMatch(line) && !line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex(@"^\d+\. .*(\n   .*)*", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex("`((?:src|docs|tests)/[^`]+)`")]
    private static partial Regex Paths();

    [GeneratedRegex(@"[\\/](bin|obj)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"\b67(\.0)?\b(?!\d)")]
    private static partial Regex Version();
}
