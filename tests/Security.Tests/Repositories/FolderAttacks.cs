using Salesforce.Typed.Cli.Pull;
using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Tests;

/// <summary>A folder of snapshots that has no end, is not one, or has what is not a file, ends with an error in a moment.</summary>
public sealed class FolderAttacks
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(20);

    public static TheoryData<Attack> Folders { get; } =
    [
        new Attack("snapshots", "loop", "is a symbolic link"),
        new Attack("snapshots", "two loops", "is a symbolic link"),
        new Attack("snapshots", "root", "is a symbolic link"),
        new Attack("snapshots", "file link", "is a symbolic link"),
        new Attack("snapshots", "dangling", "is a symbolic link"),
        new Attack("snapshots", "zero", "is a symbolic link"),
        new Attack("snapshots", "pipe", "is empty, or is not a regular file"),
        new Attack("snapshots", "empty", "is empty, or is not a regular file"),
        new Attack("snapshots", "large", "is larger than 64 MB"),
        new Attack("snapshots", "many large", "more than 1024 MB"),
        new Attack("snapshots", "deep", "nested more than 32 deep"),
        new Attack("snapshots", "many", "more than 20000 .json files"),
        new Attack("snapshots", "not JSON", "describe-snapshots/A.json("),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_that_is_not_one_of_snapshots_is_an_error(Attack attack)
    {
        using var folder = new HostileFolder();
        Prepare(folder, attack.Input);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        var error = Assert.Throws<InvalidDataException>(() => SnapshotFolder.Load(folder.At("describe-snapshots")));
        Assert.Contains(attack.Expected, error.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < AMoment, watch.Elapsed.ToString());
        Assert.True(GC.GetTotalAllocatedBytes() - before < 200_000_000);
    }

    [Theory]
    [InlineData("diff", "describe-snapshots", "describe-snapshots")]
    [InlineData("serve", "--port", "0")]
    [InlineData("check", ".", "--instance", "http://127.0.0.1:1")]
    [InlineData("pull", "--instance", "http://127.0.0.1:1")]
    [InlineData("query", "SELECT Id FROM Account", "--instance", "http://127.0.0.1:1")]
    public void Every_command_ends_at_a_loop(params string[] arguments)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        Prepare(folder, "two loops");
        var run = folder.Tool(arguments);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is a symbolic link", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_are_not_checked_against_a_loop()
    {
        using var folder = new HostileFolder();
        Prepare(folder, "loop");
        folder.Write("all.soql", "SELECT Id FROM Account");
        var run = folder.Tool("soql", "check", "all.soql");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is a symbolic link", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pull_replaces_a_pipe_and_does_not_open_it()
    {
        using var folder = new HostileFolder();
        using var org = new HostileOrg(HostileOrg.DescribeOf);
        Directory.CreateDirectory(folder.At("describe-snapshots"));
        folder.Run("/usr/bin/mkfifo", folder.At("describe-snapshots", "Account.json"));
        Assert.Equal(0, folder.Tool("pull", "--instance", org.Url).ExitCode);
        Assert.Equal("Account", Assert.Single(SnapshotFolder.Load(folder.At("describe-snapshots")).Objects).Name);
    }

    [Fact]
    public void A_pull_into_a_folder_of_other_files_names_the_option()
    {
        using var folder = new HostileFolder();
        for (var i = 0; i < 200; i++)
            folder.Write($"node_modules/p{i}/package.json", """{"name":"p","version":"1.0.0"}""");
        var error = Assert.Throws<InvalidDataException>(() => SnapshotPull.Existing(folder.Folder));
        Assert.Contains("--snapshots", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_is_read_without_its_links_its_pipes_and_its_packages()
    {
        using var folder = new HostileFolder();
        folder.Write("src/A.cs", "var a = org.Account;");
        folder.Write("src/node_modules/B.cs", "var a = org.Contact;");
        File.CreateSymbolicLink(folder.At("src", "loop"), folder.Folder);
        File.CreateSymbolicLink(folder.At("src", "zero.cs"), "/dev/zero");
        folder.Run("/usr/bin/mkfifo", folder.At("src", "pipe.cs"));
        Assert.Equal(["Account"], CodeNames.Read(folder.At("src")).Among(["Account", "Contact"]));
    }

    [Fact]
    public void A_revision_with_a_link_in_place_of_a_snapshot_is_an_error()
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        File.CreateSymbolicLink(folder.At("describe-snapshots", "Contact.json"), "/dev/zero");
        folder.Commit();
        var run = folder.Tool("diff", "HEAD", "HEAD");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("not a regular file", run.Error, StringComparison.Ordinal);
    }

    private static void Prepare(HostileFolder folder, string what)
    {
        var snapshots = folder.At("describe-snapshots");
        Directory.CreateDirectory(snapshots);
        switch (what)
        {
            case "loop":
                File.CreateSymbolicLink(Path.Combine(snapshots, "loop"), "..");
                break;
            case "two loops":
                File.CreateSymbolicLink(Path.Combine(snapshots, "a"), ".");
                File.CreateSymbolicLink(Path.Combine(snapshots, "b"), ".");
                break;
            case "root":
                File.CreateSymbolicLink(Path.Combine(snapshots, "root"), "/");
                break;
            case "file link":
                File.CreateSymbolicLink(Path.Combine(snapshots, "A.json"), folder.Write("elsewhere.json", "{}"));
                break;
            case "dangling":
                File.CreateSymbolicLink(Path.Combine(snapshots, "A.json"), "nowhere");
                break;
            case "zero":
                File.CreateSymbolicLink(Path.Combine(snapshots, "A.json"), "/dev/zero");
                break;
            case "pipe":
                folder.Run("/usr/bin/mkfifo", Path.Combine(snapshots, "A.json"));
                break;
            case "empty":
                File.WriteAllText(Path.Combine(snapshots, "A.json"), "");
                break;
            case "large":
                Sparse(Path.Combine(snapshots, "A.json"), 3L << 30);
                break;
            case "many large":
                for (var i = 0; i < 20; i++)
                    Sparse(Path.Combine(snapshots, $"A{i}.json"), 60 << 20);
                break;
            case "deep":
                Directory.CreateDirectory(Path.Combine(snapshots, string.Join('/', Enumerable.Repeat("d", 100))));
                break;
            case "many":
                for (var i = 0; i <= 20_000; i++)
                    File.Create(Path.Combine(snapshots, $"A{i}.json")).Dispose();
                break;
            default:
                Sparse(Path.Combine(snapshots, "A.json"), 50 << 20, "[1,2,3]");
                break;
        }
    }

    private static void Sparse(string path, long length, string text = "{")
    {
        using var file = File.Create(path);
        file.Write(System.Text.Encoding.UTF8.GetBytes(text));
        file.SetLength(length);
    }
}
