using System.Text.Json;
using Salesforce.Typed.Tests;

namespace Salesforce.Typed.Schema.Tests;

/// <summary>docs/snapshots.md describes the form correctly.</summary>
public class DocsTests
{
    private static readonly string Page = File.ReadAllText(TestPaths.InRepository("docs", "snapshots.md")).ReplaceLineEndings("\n");

    [Fact]
    public void The_example_is_a_snapshot_as_the_writer_writes_it()
    {
        const string fence = "```json\n";
        var start = Page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        var example = Page[start..Page.IndexOf("```", start, StringComparison.Ordinal)];
        var read = Reading.Describe(example);
        Assert.Equal(DescribeForm.Snapshot, read.Form);
        Assert.Equal(SnapshotWriter.Write(read), example);
    }

    [Fact]
    public void Every_trait_is_on_the_page()
    {
        var names = Enum.GetNames<FieldTraits>().Concat(Enum.GetNames<SObjectTraits>()).Where(n => n != nameof(FieldTraits.None));
        Assert.All(names, n => Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(n)}`", Page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"status":1,"message":"No authorization information found for uat."}""")]
    [InlineData("""[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]""")]
    public void The_errors_are_in_the_words_of_the_reader(string text)
        => Assert.Contains($"Account.json{Reading.Problem(text)}", Page, StringComparison.Ordinal);
}
