using System.Text.RegularExpressions;

namespace Salesforce.Typed.Tests;

/// <summary>Snapshots as Mermaid diagrams.</summary>
public sealed partial class DiagramTests : IDisposable
{
    private readonly TemporaryFolder _app = new();

    public void Dispose() => _app.Dispose();

    [Fact]
    public async Task An_object_is_shown_with_its_neighbors()
    {
        var (exitCode, output, error) = await RunAsync("diagram", "account", "--depth", "1");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("erDiagram\n", output, StringComparison.Ordinal);
        Assert.Contains("    Account |o..o{ Contact : \"AccountId\"\n", output, StringComparison.Ordinal);
        Assert.Contains("    Account |o..o{ Account : \"ParentId\"\n", output, StringComparison.Ordinal);
        Assert.Contains("        id Id PK\n", output, StringComparison.Ordinal);
        Assert.Contains("        string Name \"required\"\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("CreatedById", output, StringComparison.Ordinal);
        Assert.DoesNotContain(" : \"OwnerId\"", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Depth_0_shows_the_named_objects_alone()
    {
        var (_, output, _) = await RunAsync("diagram", "Account", "Contact", "--depth", "0", "--no-fields");
        Assert.Equal(["Account", "Contact"], Entities(output));
        Assert.DoesNotContain("{\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_snapshots_are_shown_without_a_name()
    {
        var (exitCode, output, _) = await RunAsync("diagram", "--no-fields", "--markdown");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("```mermaid\nerDiagram\n", output, StringComparison.Ordinal);
        Assert.EndsWith("```\n", output, StringComparison.Ordinal);
        Assert.Equal(
            Directory.GetFiles(TestPaths.InRepository("describe-snapshots"), "*.json").Select(f => Path.GetFileNameWithoutExtension(f))
                .Order(StringComparer.Ordinal),
            Entities(output).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Kinds_of_relationships_and_keys_are_told_apart_and_names_are_escaped()
    {
        var snapshots = Directory.CreateDirectory(Path.Combine(_app.Path, "describe-snapshots")).FullName;
        Write("Master__c", """{"name":"Id","type":"id"}""");
        Write("Many", """{"name":"Id","type":"id"}""");
        Write(
            "Detail__c",
            """{"name":"Id","type":"id"}""",
            """{"name":"Master__c","type":"reference","referenceTo":["Master__c"],"relationshipOrder":0,"createable":true,"nillable":false}""",
            """{"name":"Look__c","type":"reference","referenceTo":["Many"],"createable":true,"nillable":true}""",
            """{"name":"One__c","type":"reference","referenceTo":["Many"],"createable":true,"nillable":false,"unique":true}""",
            """{"name":"Key__c","type":"string","length":20,"unique":true,"externalId":true,"nillable":true,"createable":true}""");

        var (exitCode, output, error) = await RunAsync("diagram", "--snapshots", snapshots);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("    Master__c ||--o{ Detail__c : \"Master__c (master-detail)\"\n", output, StringComparison.Ordinal);
        Assert.Contains("    \"Many\" |o..o{ Detail__c : \"Look__c\"\n", output, StringComparison.Ordinal);
        Assert.Contains("    \"Many\" ||..o| Detail__c : \"One__c\"\n", output, StringComparison.Ordinal);
        Assert.Contains("        string Key__c UK \"unique, external id\"\n", output, StringComparison.Ordinal);
        Assert.Contains("        reference Master__c FK \"required\"\n", output, StringComparison.Ordinal);

        void Write(string name, params string[] fields) => File.WriteAllText(
            Path.Combine(snapshots, name + ".json"),
            $$"""{"name":"{{name}}","label":"{{name}}","fields":[{{string.Join(',', fields)}}],"childRelationships":[]}""");
    }

    [Theory]
    [InlineData("Acount", "has no snapshot of 'Acount'. Did you mean Account?")]
    [InlineData("Zebra__c", "has no snapshot of 'Zebra__c'. Pull it: sftyped pull Zebra__c.")]
    public async Task An_unknown_object_is_an_error(string name, string message)
    {
        var (exitCode, _, error) = await RunAsync("diagram", name);
        Assert.Equal(1, exitCode);
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Entities(string output) => Entity().Matches(output).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"^    ""?(\w+)""?(?: \{)?$", RegexOptions.Multiline)]
    private static partial Regex Entity();

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var tool = Tool.Start(arguments);
        var (exitCode, output) = await tool.EndAsync(TimeSpan.FromSeconds(60));
        return (exitCode, output, tool.Error.Trim());
    }
}
