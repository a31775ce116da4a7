using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What the org would refuse does not compile, and says why; what it would serve does compile. All cases of Cases/Refused.txt are built in
/// one project, each in a file of its own.
/// </summary>
public class RefusedTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.Read("Refused.txt");

    private static readonly Lazy<BuildResult> Project = new(() => Consumer.Of(Acme.Objects) is var project
        ? (project with { Sources = [.. Cases.SelectMany(c => c.Parts.Select(p => (Path(c, p), Source(c, p))))] }).Build()
        : throw new InvalidOperationException());

    /// <summary>The titles.</summary>
    public static TheoryData<string> Titles => new(Cases.Select(c => c.Title));

    [Fact]
    public void The_case_file_is_complete()
    {
        Assert.True(Cases.Count >= 60, $"{Cases.Count} cases");
        Assert.All(Cases, c => Assert.Equal(["refused", "lawful"], c.Parts.Select(p => p.Name)));
        Assert.Empty(Project.Value.Result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Theory, MemberData(nameof(Titles))]
    public void What_the_org_would_refuse_does_not_compile(string title)
    {
        var (c, part) = Find(title, "refused");
        var (ids, text) = part.Split();
        var problems = Project.Value.ProblemsIn(Path(c, part));
        Assert.Equal(ids.Split(',').Order(), problems.Select(d => d.Id).Distinct().Order());
        Assert.Contains(problems, d => d.GetMessage().Contains(text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Titles))]
    public void The_valid_counterpart_compiles(string title)
    {
        var (c, part) = Find(title, "lawful");
        var problems = Project.Value.ProblemsIn(Path(c, part));
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static (Case Case, CasePart Part) Find(string title, string part)
    {
        var found = Cases.Single(c => c.Title == title);
        return (found, found.Find(part)!);
    }

    private static string Path(Case c, CasePart part) => $"/app/{c.Title}.{part.Name}.cs";

    // The title makes each file one of its own: the compiler intercepts nothing in two files with the same text.
    private static string Source(Case c, CasePart part) => $$"""
        // {{c.Title}}
        using Acme.Crm;
        using Salesforce.Typed;

        file static class Code
        {
            static async Task Run(SalesforceClient org, Account account, Contact contact, string text, string? maybeText, decimal? maybe, bool flag, CancellationToken ct)
            {
                {{part.Text}}
                await Task.CompletedTask;
            }
        }
        """;
}
