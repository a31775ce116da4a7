using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Tests;

/// <summary>The hint that an app with many objects is faster with its models in a library: SFT0007.</summary>
public class ProjectSizeTests
{
    [Theory]
    [InlineData(100, OutputKind.ConsoleApplication, 0)]
    [InlineData(101, OutputKind.ConsoleApplication, 1)]
    [InlineData(101, OutputKind.WindowsApplication, 1)]
    [InlineData(101, OutputKind.DynamicallyLinkedLibrary, 0)]
    public void An_app_with_more_than_100_objects_is_reported_once(int objects, OutputKind output, int reports)
    {
        var found = Reports(Objects(objects), output);
        Assert.Equal(reports, found.Count);
        Assert.All(found, d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
        Assert.All(found, d => Assert.Contains(
            "101 objects", d.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public void Objects_that_SalesforceObjects_leaves_out_do_not_count() =>
        Assert.Empty(Reports(Objects(101).With("SalesforceObjects", "Thing1__c,Thing2__c"), OutputKind.ConsoleApplication));

    // The compiler takes 16 MB of strings: tables that are more than what is left are UTF-8 literals, which do not count.
    [Theory]
    [InlineData(1, false)]
    [InlineData(35, true)]
    public void Tables_for_which_the_strings_have_no_room_are_UTF8_literals(int objects, bool isUtf8)
    {
        var label = new string('x', 230);
        var project = Consumer.Of(Enumerable.Range(1, objects).Select(
            o => new Describe($"Thing{o}__c").Picklist("Pick__c", [.. Enumerable.Range(1, 1_000).Select(i => $"{o}_{i}|{label}")])));
        var run = project.CreateDriver().RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult();
        var texts = run.Results.Single().GeneratedSources.Where(s => s.HintName.StartsWith("Acme.Crm.Thing", StringComparison.Ordinal))
            .Select(s => s.SourceText.ToString()).ToList();
        Assert.Equal(objects, texts.Count);
        Assert.All(texts, t => Assert.Equal(isUtf8, t.Contains("\"u8);", StringComparison.Ordinal)));
        Assert.All(texts, t => Assert.Equal(isUtf8, t.Contains("\"u8, static origin", StringComparison.Ordinal)));
    }

    // Names are needed as strings, tables are not: those of one namespace leave room for the names of the next one.
    [Fact]
    public void Tables_of_one_namespace_leave_room_for_the_names_of_another_one()
    {
        static Describe Thing(string name) =>
            new Describe(name).Picklist("Pick__c", [.. Enumerable.Range(1, 1_000).Select(i => $"{name}_{i}_{new string('x', 230)}")]);
        static SnapshotText In(string @namespace, Describe thing) => thing.ToSnapshot() with
        {
            Path = $"/app/{@namespace}/{thing.Name}.json",
            Metadata = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("SalesforceTypedNamespace", @namespace),
        };
        var project = Consumer.Of([]) with
        {
            Snapshots = [.. Enumerable.Range(1, 9).Select(
                i => In("Acme.A", Thing($"A{i}__c"))), .. Enumerable.Range(1, 5).Select(i => In("Acme.B", Thing($"B{i}__c")))],
        };
        var run = project.CreateDriver().RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult();
        Assert.Empty(run.Diagnostics);
        var texts = run.Results.Single().GeneratedSources.ToDictionary(s => s.HintName, s => s.SourceText.ToString());
        Assert.Equal(9, texts.Count(t => t.Key.StartsWith("Acme.A.A", StringComparison.Ordinal)));
        Assert.Equal(5, texts.Count(t => t.Key.StartsWith("Acme.B.B", StringComparison.Ordinal)));
    }

    private static Consumer Objects(int count) =>
        Consumer.Of(Enumerable.Range(1, count).Select(i => new Describe($"Thing{i}__c").Field("Name", "string")));

    private static List<Diagnostic> Reports(Consumer project, OutputKind output)
    {
        var compilation = project.Compile();
        var run = project.CreateDriver().RunGenerators(
            compilation.WithOptions(compilation.Options.WithOutputKind(output)), TestContext.Current.CancellationToken);
        return [.. run.GetRunResult().Diagnostics.Where(d => d.Id == "SFT0007")];
    }
}
