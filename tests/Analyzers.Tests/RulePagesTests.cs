using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Salesforce.Typed.Analyzers;

namespace Salesforce.Typed.Tests;

/// <summary>The pages of docs/rules: what they call wrong is reported, what they call right is not, and none is missing.</summary>
public class RulePagesTests
{
    // What tells the two examples of it apart is a package reference and no code.
    private const string WithoutExamples = "SFT1002";

    private static readonly string[] Rules = [.. typeof(SelectAnalyzer).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !t.IsAbstract)
        .SelectMany(t => ((DiagnosticAnalyzer)Activator.CreateInstance(t)!).SupportedDiagnostics)
        .Select(d => d.Id).Distinct().Order()];

    /// <summary>The pages with examples: those of the analyzers and of the compiler's own refusals.</summary>
    public static TheoryData<string> Pages => new([.. Rules.Where(r => r != WithoutExamples), "SFT2001", "SFT2002", "SFT2003", "SFT2004", "SFT2005", "SFT2006"]);

    [Fact]
    public void EveryRuleHasAPageARowAndARelease()
    {
        var index = File.ReadAllText(TestPaths.InRepository("docs", "rules", "README.md"));
        var releases = File.ReadAllText(TestPaths.InRepository("src", "Analyzers", "AnalyzerReleases.Unshipped.md")) + File.ReadAllText(TestPaths.InRepository("src", "Analyzers", "AnalyzerReleases.Shipped.md"));
        foreach (var rule in Rules)
        {
            Assert.StartsWith($"# {rule}: ", File.ReadAllText(PathOf(rule)), StringComparison.Ordinal);
            Assert.Contains($"[{rule}]({rule}.md)", index, StringComparison.Ordinal);
            Assert.Contains(rule + " |", releases, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task WhatAPageCallsWrongIsReported(string rule)
    {
        var found = await CodeOf(rule, "Wrong").DiagnosticsAsync();
        Assert.Contains(found, d => d.Id == rule);
        // Without System.Text.Json's own generator a context of it does not compile either.
        Assert.All(found, d => Assert.True(d.Id == rule || (rule == "SFT1003" && d.Id.StartsWith("CS", StringComparison.Ordinal)), d.ToString()));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task WhatAPageCallsRightIsNot(string rule) => Assert.Equal([], (await CodeOf(rule, "Right").DiagnosticsAsync()).Select(d => d.ToString()));

    private static Code CodeOf(string rule, string word)
    {
        var page = File.ReadAllText(PathOf(rule)).ReplaceLineEndings("\n");
        var section = page.IndexOf("\n" + word, StringComparison.Ordinal);
        Assert.True(section > 0, $"{rule} has no example that is {word}");
        const string open = "```csharp\n";
        var start = page.IndexOf(open, section, StringComparison.Ordinal) + open.Length;
        var example = page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
        var code = example.Contains("class ", StringComparison.Ordinal)
            ? Code.Of("using System.Text.Json.Serialization;\nusing Acme.Crm;\nusing Salesforce.Typed;\n" + example)
            : Code.Body(example, Members);
        return code with { Snapshots = [.. Acme.Objects.Select(Completed)], HasOwnModels = rule == "SFT1003" };
    }

    private const string Members = """
        private static string Map(Account a) => a.Name;
            private static string Map(string name, string? phone) => name + phone;
            private static string Describe(Account a) => a.Name;
        """;

    // The org of the pages has a restricted picklist, and values that go with others: Software with Technology, Wind with Energy.
    private static SnapshotText Completed(Describe describe)
    {
        var snapshot = describe.ToSnapshot();
        if (describe.Name != "Account")
            return snapshot;
        var json = JsonNode.Parse(snapshot.Json)!;
        var fields = json["fields"]!.AsArray();
        fields.Add(JsonNode.Parse("""{"name":"Rating","type":"picklist","filterable":true,"restrictedPicklist":true,"picklistValues":[{"value":"Hot","label":"Hot","active":true}]}"""));
        var values = fields.Single(f => (string?)f!["name"] == "SubIndustry__c")!["picklistValues"]!;
        (values[0]!["validFor"], values[1]!["validFor"]) = ("gAAA", "QAAA");
        return snapshot with { Json = json.ToJsonString() };
    }

    private static string PathOf(string rule) => TestPaths.InRepository("docs", "rules", rule + ".md");
}
