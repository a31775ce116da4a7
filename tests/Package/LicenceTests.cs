namespace Salesforce.Typed.Tests;

/// <summary>What a package contains of others comes with its licence.</summary>
public sealed class LicenceTests(PackedFeed feed)
{
    private static readonly string[] Binaries = [".dll", ".so", ".dylib", ".a", ".exe"];

    [Fact]
    public void The_tool_has_the_licence_of_every_assembly_and_library_that_it_bundles()
    {
        using var package = feed.Open("sftyped");
        var notices = Text(package, "licences/THIRD-PARTY-NOTICES.txt").Split('\n');
        var bundled = package.Entries.Select(e => e.Name).Where(IsOfOthers).Distinct().ToList();
        Assert.True(bundled.Count > 10, string.Join(' ', bundled));
        foreach (var file in bundled)
        {
            var line = Assert.Single(notices, n => n.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Contains(file));
            var texts = line.Split([' ', '(', ')'], StringSplitOptions.RemoveEmptyEntries).Where(
                w => w.EndsWith(".txt", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(texts);
            Assert.All(texts, t => Assert.True(Text(package, "licences/" + t).Length > 300, $"{file}: {t}"));
        }
    }

    [Fact]
    public void The_notices_name_nothing_that_the_tool_does_not_bundle()
    {
        using var package = feed.Open("sftyped");
        var named = Text(package, "licences/THIRD-PARTY-NOTICES.txt").Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(
            w => w.EndsWith(".dll", StringComparison.Ordinal));
        Assert.All(named, n => Assert.Contains(package.Entries, e => e.Name == n));
    }

    [Theory]
    [InlineData("Salesforce.Typed")]
    [InlineData("Salesforce.Typed.Hosting")]
    [InlineData("Salesforce.Typed.LocalOrg")]
    [InlineData("Salesforce.Typed.PubSub")]
    [InlineData("Salesforce.Typed.PubSub.Hosting")]
    public void A_library_bundles_nothing_of_others(string id)
    {
        using var package = feed.Open(id);
        Assert.DoesNotContain(package.Entries.Select(e => e.Name), IsOfOthers);
    }

    private static bool IsOfOthers(string file) =>
        Binaries.Contains(Path.GetExtension(file)) && !file.StartsWith("Salesforce.Typed.", StringComparison.Ordinal)
            && file is not ("Salesforce.Typed.dll" or "sftyped.dll" or "sftyped.exe");

    private static string Text(System.IO.Compression.ZipArchive package, string name)
    {
        var entry = package.GetEntry(name);
        Assert.True(entry is not null, $"The package has no {name}.");
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
