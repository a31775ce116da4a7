using System.Xml.Linq;

namespace Salesforce.Typed.Tests;

public sealed class ProjectReferenceTests
{
    // What each project may reference, as CONTRIBUTING.md lists it.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Schema"] = [],
        ["Soql"] = ["Schema"],
        ["Generator"] = ["Schema"],
        ["Analyzers"] = ["Schema", "Soql", "Generator"],
        ["CodeFixes"] = ["Schema", "Soql", "Generator", "Analyzers"],
        ["Runtime"] = [],
        ["Hosting"] = ["Runtime"],
        ["PubSub"] = ["Runtime"],
        ["PubSub.Hosting"] = ["PubSub", "Runtime"],
        ["LocalOrg"] = ["Schema", "Soql"],
        ["Policy"] = ["Schema", "Soql"],
        ["Audit"] = [],
        ["Gate"] = ["Schema", "Soql", "Policy", "Audit", "Runtime"],
        ["Cli"] = ["Schema", "Soql", "Runtime", "LocalOrg", "Policy", "Audit", "Gate"],
    };

    public static TheoryData<string> Projects => [.. Directory.GetDirectories(Path.Combine(TestPaths.Repository, "src")).Select(
        d => Path.GetFileName(d)!)
        .Where(n => File.Exists(Path.Combine(TestPaths.Repository, "src", n, n + ".csproj")))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_it_may(string project)
    {
        var file = XDocument.Load(Path.Combine(TestPaths.Repository, "src", project, project + ".csproj"));
        var referenced = file.Descendants("ProjectReference").Select(
            r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));

        Assert.Empty(referenced.Except(Allowed[project]));
    }
}
