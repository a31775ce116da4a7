using System.Reflection;
using System.Runtime.CompilerServices;

namespace Salesforce.Typed.Tests;

/// <summary>
/// What real orgs describe generates and compiles without a single warning, and the tables in the generated code are such that the runtime
/// reads them. These fail on whatever an org holds and we did not think of: a name, a text, a type, a relationship.
/// </summary>
public class RealDescribesTests
{
    [Theory, InlineData("cumulusci"), InlineData("grouparoo"), InlineData("restforce")]
    public void The_describes_of_an_org_compile_together(string org)
    {
        // CumulusCI has Account twice: without and with person accounts. Both in one project is an error of its own.
        var files = Full(org).Where(f => !f.Path.EndsWith("_PersonAccount.json", StringComparison.Ordinal)).ToList();
        var built = Project(files).Build();
        AssertTablesRead(built, files.Count);
    }

    [Theory, InlineData("cumulusci"), InlineData("grouparoo"), InlineData("restforce")]
    public void Each_describe_of_an_org_compiles_alone(string org)
    {
        var files = Full(org);
        var built = Project(EachInANamespaceOfItsOwn(files)).Build();
        AssertTablesRead(built, files.Count);
    }

    // All of them take minutes: DESCRIBES_ALONE=1 takes every one, and CI every sixth.
    [Fact]
    public void The_reduced_describes_of_standard_objects_compile_together()
    {
        Assert.Equal(712, Reduced().Count);
        var files = Reduced().Where((_, i) => i % Every == 0).ToList();
        var built = Project(files).Build();
        AssertTablesRead(built, files.Count);
    }

    // One namespace an object: an index knows the objects of its own namespace alone, so each is as if it were the only one. All of them
    // take minutes: DESCRIBES_ALONE=1 takes every one, as before a release, and CI every sixth.
    [Fact]
    public void A_sample_of_the_reduced_describes_compiles_alone()
    {
        var files = Reduced().Where((_, i) => i % Every == 0).ToList();
        var built = Project(EachInANamespaceOfItsOwn(files)).Build();
        AssertTablesRead(built, files.Count);
    }

    [Fact]
    public void The_snapshots_of_this_repository_compile()
    {
        var files = Directory.GetFiles(TestPaths.InRepository("describe-snapshots"), "*.json").Order(StringComparer.Ordinal).Select(
            SnapshotText.FromFile).ToList();
        Assert.NotEmpty(files);
        var built = Project(files).Build();
        AssertTablesRead(built, files.Count);
    }

    // An account of an org with person accounts may be a person, whose name the org makes of LastName.
    [Fact]
    public void An_account_that_may_be_a_person_does_not_require_a_name()
    {
        var files = Full("cumulusci");
        var plain = Project([files.Single(f => f.Path.EndsWith("/Account.json", StringComparison.Ordinal))]);
        var person = Project([files.Single(f => f.Path.EndsWith("/Account_PersonAccount.json", StringComparison.Ordinal))]);
        const string code = """using Salesforce.Typed; class C { object M() => new Acme.Crm.Account { Phone = "1" }; }""";
        Assert.Equal(["CS9035"], (plain with { Sources = [("/app/A.cs", code)] }).Build().Problems.Select(c => c.Id));
        (person with { Sources = [("/app/A.cs", code)] }).Build().AssertClean();
    }

    private static int Every => int.TryParse(Environment.GetEnvironmentVariable("DESCRIBES_ALONE"), out var every) ? every : 6;

    private static Consumer Project(IEnumerable<SnapshotText> files) => new() { Snapshots = [.. files] };

    private static IEnumerable<SnapshotText> EachInANamespaceOfItsOwn(IEnumerable<SnapshotText> files) =>
        files.Select((file, i) => file with { Metadata = file.Metadata.Add("SalesforceTypedNamespace", "Alone.N" + i) });

    private static List<SnapshotText> Full(string org) => Files(TestPaths.SharedData("describe", "full", org));

    private static List<SnapshotText> Reduced() => Files(TestPaths.SharedData("describe", "reduced", "standardObjects"));

    private static List<SnapshotText> Files(string folder) =>
        [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(SnapshotText.FromFile)];

    // The static constructors of all generated types: tables of fields, tables of picklists.
    private static void AssertTablesRead(BuildResult built, int objects)
    {
        var records = 0;
        foreach (var type in built.Load().GetTypes().Where(t => t is { IsPublic: true, IsGenericTypeDefinition: false }))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            if (type.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is not SObjectInfo info)
                continue;
            records++;
            // Every relationship finds the object that it leads to.
            foreach (var field in info.Fields.Where(f => f.Kind is FieldKind.Parent or FieldKind.Children))
                Assert.True(field.Target is not null, $"{field} leads nowhere");
        }
        Assert.Equal(objects, records);
    }
}
