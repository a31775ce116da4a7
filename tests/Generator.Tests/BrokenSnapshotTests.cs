using Microsoft.CodeAnalysis;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A snapshot that cannot be read is reported at its place in the JSON, once, and the others generate as if it were not there.
/// </summary>
public class BrokenSnapshotTests
{
    private static readonly Describe Good = new Describe("Account").Field("Name", "string");

    /// <summary>The file's text, and the line and column counted from one at which an editor shows the error.</summary>
    public static TheoryData<string, string, int, int, string> Broken => new()
    {
        { "an empty file", "", 1, 1, "The snapshot cannot be read: " },
        { "no JSON", "hello", 1, 1, "The snapshot cannot be read: " },
        { "a page of the sign-in form", "<html>\n</html>", 1, 1, "The snapshot cannot be read: " },
        { "a list", "[]", 1, 1, "The snapshot cannot be read: " },
        { "cut off in a list", "{\n  \"name\": \"X\",\n  \"fields\": [", 3, 14, "The snapshot cannot be read: " },
        { "cut off in a text", "{\n  \"name\": \"X", 2, 13, "The snapshot cannot be read: " },
        { "a comma too many", "{\n  \"name\": \"X\",\n}", 3, 1, "The snapshot cannot be read: " },
        { "text behind the end", "{\"name\": \"X\", \"fields\": []}\n{", 2, 1, "The snapshot cannot be read: " },
        { "no fields", "\n{\"name\": \"X\"}", 2, 1, "The snapshot cannot be read: The describe has no \"fields\"." },
        { "no name", "{\"fields\": []}", 1, 1, "The snapshot cannot be read: The describe has no \"name\"" },
        { "a field without a name", "{\"name\": \"X\", \"fields\": [\n  {\"name\": \"Id\", \"type\": \"id\"},\n  {\"type\": "
            + "\"string\"}]}", 3, 3, "The snapshot cannot be read: A field has no \"name\"" },
        { "a field without a type", "{\"name\": \"X\", \"fields\": [\n  {\"name\": "
            + "\"Id\"}]}", 2, 3, "The snapshot cannot be read: The field Id has no \"type\"" },
        { "a field twice", "{\"name\": \"X\", \"fields\": [\n  {\"name\": \"A__c\", \"type\": \"id\"},\n  {\"name\": \"a__C\", \"type\": "
            + "\"id\"}]}", 3, 3, "The snapshot cannot be read: The field a__C stands here a second time" },
        { "an error of the org", "[{\"errorCode\": \"NOT_FOUND\", \"message\": \"gone\"}]", 1, 1, "The snapshot cannot be read: " },
        { "an error of sf", "{\"status\": 1, \"name\": \"NOT_FOUND\", \"message\": \"gone\"}", 1, 1, "The snapshot cannot be read: " },
        { "the list of objects", "{\"encoding\": \"UTF-8\", \"sobjects\": "
            + "[]}", 1, 1, "The snapshot cannot be read: This is the list of objects" },
        { "a form of a later version", "{\"snapshot\": 99, \"name\": \"X\", \"fields\": "
            + "[]}", 1, 14, "The snapshot cannot be read: This snapshot is of form 99" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void A_broken_snapshot_is_reported_at_its_place(string what, string json, int line, int column, string message)
    {
        var path = $"/app/describe-snapshots/{what}.json";
        var project = Consumer.Of([
            Good
        ], "using Acme.Crm; using Salesforce.Typed; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); }");
        var built = (project with { Snapshots = [new SnapshotText(path, json), .. project.Snapshots] }).Build();
        // The only problem of the whole build: the other object is there, and user code that uses it compiles.
        var problem = Assert.Single(built.Problems);
        Assert.Equal("SFT0001", problem.Id);
        Assert.Equal(DiagnosticSeverity.Error, problem.Severity);
        Assert.StartsWith(message, problem.GetMessage());
        Assert.DoesNotContain("..", problem.GetMessage());
        var at = problem.Location.GetLineSpan();
        Assert.Equal(path, at.Path);
        Assert.Equal((line, column), (at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1));
    }

    // The one that sorts first by path has the object, whatever order the files come in; the error of the other is at its name.
    [Theory, InlineData(false), InlineData(true)]
    public void Two_snapshots_of_one_object_are_reported(bool reversed)
    {
        var second = new SnapshotText("/app/describe-snapshots/Account_copy.json", "{\n  \"label\": \"x\",\n  \"name\": \"ACCOUNT\",\n  "
            + "\"fields\": [{\"name\": \"Other\", \"type\": \"string\"}]\n}");
        SnapshotText[] files = [Good.ToSnapshot(), second, new Describe("Folder").ToSnapshot()];
        var built = (Consumer.Of([]) with { Snapshots = [.. reversed ? files.Reverse() : files] }).Build();
        var problem = Assert.Single(built.Problems);
        Assert.Equal("SFT0002", problem.Id);
        Assert.Equal("ACCOUNT is already in Account.json: keep one snapshot of an object", problem.GetMessage());
        var at = problem.Location.GetLineSpan();
        Assert.Equal((second.Path, 3, 11), (at.Path, at.StartLinePosition.Line + 1, at.StartLinePosition.Character + 1));
        Assert.Contains("public string? Name ", built.Text("Acme.Crm.Account.g.cs"));
        Assert.Contains(built.Result.GeneratedSources, s => s.HintName == "Acme.Crm.Folder.g.cs");
    }

    // Two orgs, or a copy for a test: in another namespace it is another object.
    [Fact]
    public void One_object_in_two_namespaces_is_two_types()
    {
        var other = new SnapshotText("/app/other/Account.json", Good.ToJson())
        {
            Metadata = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("SalesforceTypedNamespace", "Acme.Other")
        };
        const string code = """
            using Salesforce.Typed;
            namespace One { using Acme.Crm; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); } }
            namespace Two { using Acme.Other; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); } }
            """;
        var project = Consumer.Of([Good], code);
        (project with { Snapshots = project.Snapshots.Add(other) }).Build().AssertClean();
    }

    [Fact]
    public void An_unknown_field_type_reads_as_JSON_and_is_reported()
    {
        var built = Consumer.Of([new Describe("Account").Field("Mood__c", "hologram")], "using Acme.Crm; using Salesforce.Typed; class C "
            + "{ object M(SalesforceClient org) => org.Account.Select(a => a.Mood__c); }").Build().AssertClean();
        var note = Assert.Single(built.Result.Diagnostics);
        Assert.Equal(("SFT0004", DiagnosticSeverity.Info), (note.Id, note.Severity));
        Assert.Equal("Account.Mood__c is of type 'hologram', which this version of Salesforce.Typed does not know: it reads as "
            + "JSON", note.GetMessage());
        Assert.Contains("public RawJson? Mood__c ", built.Text("Acme.Crm.Account.g.cs"));
    }

    [Fact]
    public void A_parent_without_a_snapshot_is_reported_once()
    {
        var built = Consumer.Of([
            new Describe("Contact").Reference("AccountId", "Account", ["Account"]),
            new Describe("Opportunity").Reference("AccountId", "Account", ["Account"]).Reference("PartnerId", "Partner", ["Account"])])
                .Build().AssertClean();
        var note = Assert.Single(built.Result.Diagnostics);
        Assert.Equal(("SFT0003", DiagnosticSeverity.Info), (note.Id, note.Severity));
        Assert.Equal("Account has no snapshot, and Contact.AccountId and 2 other fields refer to it: its ids are here, its fields are "
            + "not. Pull Account to reach them", note.GetMessage());
    }

    // A project asks for some of the objects that lie in the folder; what it did not ask for is not even a type, but a broken file is
    // broken.
    [Fact]
    public void A_project_may_select_some_objects()
    {
        var built = Consumer.Of([Good, new Describe("Group"), new Describe("Contact")]).With("SalesforceObjects", "account; CONTACT")
            .Build().AssertClean();
        Assert.Equal([
            "Acme.Crm.-Index.g.cs", "Acme.Crm.Account.g.cs", "Acme.Crm.Contact.g.cs"
        ], built.Result.GeneratedSources.Select(s => s.HintName).Order(StringComparer.Ordinal));
    }

    // What MSBuild gives as RootNamespace is the project's file name, whatever that is.
    [Theory]
    [InlineData("Acme.App", "Acme.App.Org")]
    [InlineData("my-app", "my_app.Org")]
    [InlineData("3d tools", "_3d_tools.Org")]
    [InlineData("Acme.event", "Acme.@event.Org")]
    [InlineData("Größe", "Größe.Org")]
    [InlineData("a..b", "a.b.Org")]
    public void The_namespace_comes_from_the_project(string root, string expected)
    {
        var project = Consumer.Of([
            Good
        ], $"using Salesforce.Typed; using {expected}; class C {{ object M(SalesforceClient org) => org.Account.Select(a => a.Name); }}");
        (project with { Properties = project.Properties.Remove("SalesforceTypedNamespace").Add("RootNamespace", root) }).Build()
            .AssertClean();
    }

    [Fact]
    public void Without_a_namespace_it_is_Org()
    {
        var project = Consumer.Of(
            [Good], "using Salesforce.Typed; using Org; class C { object M(SalesforceClient org) => org.Account.Select(a => a.Name); }");
        (project with { Properties = project.Properties.Clear() }).Build().AssertClean();
    }

    // An additional file that is not a snapshot is ignored.
    [Fact]
    public void Other_additional_files_are_ignored()
    {
        var file = new SnapshotText("/app/appsettings.json", "{");
        var project = Consumer.Of([Good]);
        var driver = project.CreateDriver().AddAdditionalTexts([file.ToAdditionalText()]);
        Assert.Empty(driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult().Diagnostics);
    }
}
