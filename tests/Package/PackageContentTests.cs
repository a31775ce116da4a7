using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Salesforce.Typed.Tests;

/// <summary>What is inside the packages.</summary>
public sealed class PackageContentTests(PackedFeed feed)
{
    public static TheoryData<string> Packages { get; } = [
        "Salesforce.Typed", "Salesforce.Typed.Hosting", "Salesforce.Typed.LocalOrg", "Salesforce.Typed.PubSub",
        "Salesforce.Typed.PubSub.Hosting", "Salesforce.Typed.Templates", "sftyped"
    ];

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_shows_a_page_an_icon_and_its_licence(string id)
    {
        using var package = feed.Open(id);
        Assert.NotNull(package.GetEntry("README.md"));
        Assert.NotNull(package.GetEntry("icon.png"));
        var metadata = Nuspec(package, id);
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.Equal("icon.png", Value(metadata, "icon"));
        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.True(Value(metadata, "description").Length > 40);
    }

    [Theory]
    [InlineData("Salesforce.Typed", "Salesforce.Typed")]
    [InlineData("Salesforce.Typed.Hosting", "Salesforce.Typed.Hosting")]
    [InlineData("Salesforce.Typed.PubSub", "Salesforce.Typed.PubSub")]
    [InlineData("Salesforce.Typed.LocalOrg", "Salesforce.Typed.LocalOrg", "Salesforce.Typed.Schema", "Salesforce.Typed.Soql")]
    public void A_library_has_one_framework_with_its_documentation_and_symbols_apart(string id, params string[] assemblies)
    {
        using var package = feed.Open(id);
        var files = package.Entries.Select(e => e.FullName).Where(f => f.StartsWith("lib/", StringComparison.Ordinal)).Order();
        Assert.Equal(assemblies.SelectMany(a => new[] { $"lib/net10.0/{a}.dll", $"lib/net10.0/{a}.xml" }).Order(), files);
        using var symbols = feed.Open(id, "snupkg");
        Assert.Contains(symbols.Entries, e => e.FullName == $"lib/net10.0/{id}.pdb");
    }

    [Fact]
    public void The_dependencies_are_these_and_no_more()
    {
        Assert.Equal(["Microsoft.Extensions.Logging.Abstractions", "Polly.Core"], Dependencies("Salesforce.Typed"));
        Assert.Equal(["Google.Protobuf", "Grpc.AspNetCore.Server", "Microsoft.Data.Sqlite"], Dependencies("Salesforce.Typed.LocalOrg"));
        Assert.Contains("Salesforce.Typed", Dependencies("Salesforce.Typed.Hosting"));
        Assert.Empty(Dependencies("sftyped"));
    }

    [Theory]
    [InlineData("Salesforce.Typed.Hosting", "Salesforce.Typed")]
    [InlineData("Salesforce.Typed.PubSub", "Salesforce.Typed")]
    [InlineData("Salesforce.Typed.PubSub.Hosting", "Salesforce.Typed.PubSub")]
    public void A_package_requires_exactly_the_version_of_another_that_it_was_built_with(string id, string other)
    {
        using var package = feed.Open(id);
        var nuspec = Nuspec(package, id);
        var required = nuspec.Descendants().Single(e => e.Name.LocalName == "dependency" && e.Attribute("id")!.Value == other).Attribute(
            "version")!.Value;
        Assert.Equal($"[{Value(nuspec, "version")}]", required);
    }

    [Fact]
    public void The_build_files_reach_those_who_come_by_the_package_through_a_project()
    {
        using var package = feed.Open("Salesforce.Typed");
        foreach (var file in new[] { "Salesforce.Typed.props", "Salesforce.Typed.targets" })
            Assert.Equal(Read(package, "build/" + file), Read(package, "buildTransitive/" + file));
    }

    [Fact]
    public void The_library_is_built_the_same_from_the_same_source()
    {
        using var package = feed.Open("Salesforce.Typed");
        using var library = Copy(package.GetEntry("lib/net10.0/Salesforce.Typed.dll")!);
        using var image = new PEReader(library);
        Assert.Contains(image.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
    }

    private IEnumerable<string> Dependencies(string id)
    {
        using var package = feed.Open(id);
        return [.. Nuspec(package, id).Descendants().Where(e => e.Name.LocalName == "dependency").Select(e => e.Attribute("id")!.Value)
            .Order()];
    }

    private static XElement Nuspec(ZipArchive package, string id)
    {
        using var stream = package.GetEntry(id + ".nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static string Value(XElement metadata, string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;

    private static string Read(ZipArchive package, string file)
    {
        using var reader = new StreamReader(package.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private static MemoryStream Copy(ZipArchiveEntry entry)
    {
        var copy = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
