using Salesforce.Typed.Cli.Shared.Files;

namespace Salesforce.Typed.Tests;

/// <summary>What an org answers, and what lies in the repository, decide neither where a pull writes nor what it replaces.</summary>
public sealed class PullAttacks
{
    public static TheoryData<Attack> Names { get; } = [.. new[]
    {
        "../../../x", "../outside/x", "/sftyped-escaped", "..", ".", "", "C:\\x", "\\\\host\\x", "a/b", "a\\b", "Account.", "Account ",
        "Account:stream", "Account\0x", "Contact",
        "CON", "Ａccount", "Accoun\u0442", "Account\n", "~/x", "%2e%2e%2fx", "$(touch x)", new string('A', 5000),
    }.Select(n => new Attack("pull/describe-name", n, "failed"))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_describe_of_another_name_is_not_written(Attack attack)
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(_ => HostileOrg.Describe(attack.Input));
        var run = folder.Tool("pull", "Account", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Account: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal([], Directory.EnumerateFileSystemEntries(folder.At("describe-snapshots")));
        Assert.Equal([], Directory.EnumerateFileSystemEntries(folder.Outside));
    }

    [Fact]
    public void The_case_of_a_name_is_the_orgs()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(_ => HostileOrg.Describe("Account"));
        Assert.Equal((0, ""), folder.Tool("pull", "account", "--instance", org.Url) is var run ? (run.ExitCode, run.Error) : default);
        Assert.Equal(["Account.json"], Directory.EnumerateFiles(folder.At("describe-snapshots")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("LPT1")]
    [InlineData("../x")]
    [InlineData("a b")]
    [InlineData("..")]
    public void All_takes_API_names_only_reports_others_and_asks_nothing_about_them(string name)
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf, "Account", name);
        var run = folder.Tool("pull", "--all", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"{name}: '{name}' cannot be described: ", run.Error, StringComparison.Ordinal);
        Assert.Equal(["Account.json"], Directory.EnumerateFileSystemEntries(folder.At("describe-snapshots")).Select(Path.GetFileName));
        Assert.Single(org.Paths, p => p.Contains("/describe", StringComparison.Ordinal));
    }

    public static TheoryData<Attack> Links { get; } =
    [
        new Attack("pull/link", "describe-snapshots -> OUT", "is a symbolic link"),
        new Attack("pull/link", "describe-snapshots -> nowhere", "is a symbolic link"),
        new Attack("pull/link", "describe-snapshots/Account.json -> OUT/file", "is a symbolic link"),
        new Attack("pull/link", "describe-snapshots/Account.json -> nowhere", "is a symbolic link"),
        new Attack("pull/link", "describe-snapshots/sub -> OUT", "is a symbolic link"),
        new Attack("pull/link", "describe-snapshots/sub/Account.json -> OUT/file", "is a symbolic link"),
    ];

    [Theory]
    [MemberData(nameof(Links))]
    public void Nothing_is_written_through_a_symbolic_link(Attack attack)
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf);
        var file = Path.Combine(folder.Outside, "file");
        File.WriteAllText(file, HostileOrg.Describe("Account", "before"));
        var parts = attack.Input.Split(" -> ");
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(parts[0]))!);
        File.CreateSymbolicLink(folder.At(parts[0]), parts[1].Replace("OUT", folder.Outside, StringComparison.Ordinal));
        var run = folder.Tool("pull", "Account", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(attack.Expected, run.Error, StringComparison.Ordinal);
        Assert.Contains("before", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(folder.Outside));
        Assert.False(Path.Exists(folder.At("nowhere")));
    }

    [Fact]
    public void A_folder_above_the_snapshots_is_not_a_link()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf);
        File.CreateSymbolicLink(folder.At("schema"), folder.Outside);
        var run = folder.Tool("pull", "Account", "--snapshots", "schema/snapshots", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a symbolic link", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Outside));
    }

    [Fact]
    public void A_temporary_file_cannot_be_prepared_and_none_is_left()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf);
        folder.Snapshot("Account");
        var outside = Path.Combine(folder.Outside, "file");
        File.CreateSymbolicLink(folder.At("describe-snapshots", "Account.json.tmp"), outside);
        Assert.Equal(0, folder.Tool("pull", "--instance", org.Url).ExitCode);
        Assert.False(File.Exists(outside));
        Assert.Equal([
            "Account.json", "Account.json.tmp"
        ], Directory.EnumerateFileSystemEntries(folder.At("describe-snapshots")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_hard_link_keeps_its_text_under_its_other_name()
    {
        using var folder = new HostileFolder();
        var outside = Path.Combine(folder.Outside, "file");
        File.WriteAllText(outside, "before");
        folder.Run("/bin/ln", outside, folder.At("linked.xml"));
        SafeFile.Write(folder.At("linked.xml"), "after");
        Assert.Equal(("before", "after"), (File.ReadAllText(outside), File.ReadAllText(folder.At("linked.xml"))));
    }

    [Fact]
    public void A_write_that_fails_leaves_no_temporary_file()
    {
        using var folder = new HostileFolder();
        Directory.CreateDirectory(folder.At("there"));
        Assert.Throws<IOException>(() => SafeFile.Write(folder.At("there"), "text"));
        File.CreateSymbolicLink(folder.At("link.xml"), Path.Combine(folder.Outside, "file"));
        Assert.Throws<IOException>(() => SafeFile.Write(folder.At("link.xml"), "text"));
        Assert.Equal([
            "link.xml", "there"
        ], Directory.EnumerateFileSystemEntries(folder.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Outside));
    }

    [Fact]
    public void A_snapshot_of_another_object_is_not_replaced()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf);
        var file = folder.Write("describe-snapshots/Account.json", HostileOrg.Describe("Contact", "before"));
        var run = folder.Tool("pull", "Account", "--instance", org.Url);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("holds another object", run.Error, StringComparison.Ordinal);
        Assert.Contains("before", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/describe-snapshots")]
    [InlineData("src/a/describe-snapshots")]
    public void A_pull_into_a_repository_that_is_named_in_full_does_not_follow_its_links(string snapshots)
    {
        using var folder = new HostileFolder();
        folder.Write("README.md", "x");
        folder.Commit();
        Directory.CreateSymbolicLink(folder.At("src"), folder.Outside);
        Directory.CreateDirectory(Path.Combine(folder.Outside, "a"));
        var error = Assert.Throws<IOException>(() => LinkCheck.Require(folder.At(snapshots)));
        Assert.Contains("is a symbolic link", error.Message, StringComparison.Ordinal);
    }
}
