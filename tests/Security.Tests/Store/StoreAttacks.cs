using System.Text;
using Salesforce.Typed.Cli.Shared.Orgs;

namespace Salesforce.Typed.Tests;

/// <summary>The tool keeps tokens only where nobody else can write, and reports a damaged store in a sentence.</summary>
public sealed class StoreAttacks
{
    private const string Org = """{"alias":"dev","flow":"Sf","instance":"https://acme.my.salesforce.com"}""";

    public static TheoryData<Attack> Texts { get; } = [.. new[]
    {
        "", " ", "null", "[null]", "{}", "[{}]", "[[]]", "[1]", "\"x\"", "{\"alias\":\"dev\"}", "[" + Org, "[" + Org + "]x", "\0\0\0",
        "<xml/>", $"[{Org},{Org}]", $"[{Org},null]",
        """[{"alias":null,"flow":"Sf","instance":"https://x"}]""", """[{"alias":"","flow":"Sf","instance":"https://x"}]""",
        """[{"alias":1,"flow":"Sf","instance":"https://x"}]""",
        """[{"alias":"a","flow":"Other","instance":"https://x"}]""", """[{"alias":"a","flow":99,"instance":"https://x"}]""",
        """[{"alias":"a","flow":"Sf","instance":null}]""",
        """[{"alias":"a","flow":"Sf","instance":"/relative"}]""", """[{"alias":"a","flow":"Sf","instance":"file:///etc/passwd"}]""",
        """[{"alias":"a","flow":"Sf","instance":"http://"}]""",
        """[{"alias":"a","flow":"Web","instance":"https://x"}]""", """[{"alias":"a","flow":"Jwt","instance":"https://x","clientId":"c"}]""",
        """[{"alias":"a","flow":"ClientCredentials","instance":"https://x","clientId":"c"}]""",
        """[{"alias":"a","flow":"Sf","instance":"https://x","org":"x"}]""",
        """[{"alias":"a","flow":"Sf","instance":"https://x","accessToken":{}}]""",
        new string('[', 100_000), "[" + new string(' ', 5_000_000) + "]",
    }.Select(t => new Attack("store/text", t.Length > 2000 ? t[..1] + t.Length : t, t.Length > 2000 ? t : "is damaged"))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_damaged_store_is_reported(Attack attack)
    {
        using var home = new PrivateHome();
        home.Write(attack.Expected == "is damaged" ? attack.Input : attack.Expected);
        Assert.Contains(
            "is damaged", Assert.Throws<InvalidDataException>(() => new OrgStore(home.Path).All()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("orgs")]
    [InlineData("orgs", "--json")]
    [InlineData("query", "SELECT Id FROM Account", "--org", "dev")]
    [InlineData("pull", "--org", "dev", "Account")]
    [InlineData("logout", "dev")]
    [InlineData("login", "dev", "--client-id", "x", "--no-browser")]
    public void A_damaged_store_is_one_line_and_exit_code_1(params string[] arguments)
    {
        using var folder = new HostileFolder();
        using var home = new PrivateHome();
        home.Write("[null]");
        var run = folder.Tool([("SFTYPED_HOME", home.Path), ("SFTYPED_TOKEN", null)], arguments);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("is damaged", Assert.Single(run.Error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_is_readable_by_its_user_alone()
    {
        using var home = new PrivateHome();
        var folder = Path.Combine(home.Path, "new");
        new OrgStore(folder).Put(new StoredOrg { Alias = "dev", Flow = OrgFlow.Sf, Instance = new("https://acme.my.salesforce.com") });
        Assert.Equal("700", UnixModes.Of(folder));
        Assert.Equal("600", UnixModes.Of(Path.Combine(folder, "orgs.json")));
        Assert.Equal("600", UnixModes.Of(Path.Combine(folder, "orgs.lock")));
        Assert.Equal([
            "orgs.json", "orgs.lock"
        ], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_store_that_others_can_read_is_closed_to_them()
    {
        using var home = new PrivateHome();
        home.Write($"[{Org}]", "644");
        Assert.Single(new OrgStore(home.Path).All());
        Assert.Equal("600", UnixModes.Of(home.File));
    }

    public static TheoryData<Attack> Folders { get; } =
    [
        new Attack("store/folder", "chmod 777 HOME", "they can write to"),
        new Attack("store/folder", "chmod 770 HOME", "they can write to"),
        new Attack("store/folder", "chmod 702 HOME", "they can write to"),
        new Attack("store/folder", "chmod 1777 HOME", "they can write to"),
        new Attack("store/folder", "chmod 777 PARENT", "they can write to"),
        new Attack("store/folder", "chmod 666 FILE", "can be written to"),
        new Attack("store/folder", "chmod 620 FILE", "can be written to"),
        new Attack("store/folder", "chown 12345 HOME", "who owns"),
        new Attack("store/folder", "chown 12345 PARENT", "who owns"),
        new Attack("store/folder", "chown 12345 FILE", "can be written to"),
        new Attack("store/folder", "link FILE", "is a symbolic link"),
        new Attack("store/folder", "link HOME open", "they can write to"),
        new Attack("store/folder", "link HOME nowhere", "does not exist"),
        new Attack("store/folder", "folder FILE", "is a folder"),
        new Attack("store/folder", "pipe FILE", "is damaged"),
    ];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_store_that_others_can_change_is_neither_read_nor_written(Attack attack)
    {
        using var home = new PrivateHome();
        home.Write($"[{Org}]");
        home.Attack(attack.Input);
        var store = new OrgStore(home.Path);
        Assert.Contains(attack.Expected, Assert.Throws<InvalidDataException>(() => store.All()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(
            () => store.Put(new StoredOrg { Alias = "dev", Flow = OrgFlow.Sf, Instance = new("https://x"), AccessToken = "s3cret" }));
        Assert.DoesNotContain("s3cret", home.All(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_is_not_a_link()
    {
        using var home = new PrivateHome();
        File.CreateSymbolicLink(Path.Combine(home.Path, "lock"), Path.Combine(home.Path, "..", "elsewhere"));
        await Assert.ThrowsAsync<InvalidDataException>(() => new OrgStore(home.Path).LockAsync(TestContext.Current.CancellationToken));
        Assert.False(Path.Exists(Path.Combine(home.Path, "..", "elsewhere")));
    }

    [Fact]
    public void A_link_to_a_private_folder_is_accepted()
    {
        using var home = new PrivateHome();
        home.Write($"[{Org}]");
        var link = home.Path + "-link";
        Directory.CreateSymbolicLink(link, home.Path);
        Assert.Single(new OrgStore(link).All());
    }

    /// <summary>A folder for the store, in a folder of its own.</summary>
    private sealed class PrivateHome : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sftyped-store-");

        public PrivateHome()
        {
            Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes of files.");
            Directory.CreateDirectory(Path);
            UnixModes.Set(Path, "700");
        }

        public string Path => System.IO.Path.Combine(_root.FullName, "parent", "sftyped");

        public string File => System.IO.Path.Combine(Path, "orgs.json");

        public void Write(string text, string mode = "600")
        {
            System.IO.File.WriteAllText(File, text, new UTF8Encoding(false));
            UnixModes.Set(File, mode);
        }

        public void Attack(string attack)
        {
            var words = attack.Replace("HOME", Path, StringComparison.Ordinal).Replace("PARENT", System.IO.Path.GetDirectoryName(
                Path)!, StringComparison.Ordinal).Replace("FILE", File, StringComparison.Ordinal).Split(' ');
            switch (words[0])
            {
                case "chmod": UnixModes.Set(words[2], words[1]); break;
                case "chown":
                    Assert.SkipUnless(Environment.UserName == "root", "Only the administrator gives files to others.");
                    Run("/bin/chown", words[1], words[2]);
                    break;
                case "folder" or "pipe":
                    System.IO.File.Delete(File);
                    Run(words[0] == "pipe" ? "/usr/bin/mkfifo" : "/bin/mkdir", File);
                    break;
                default: Link(words); break;
            }
        }

        public string All() => string.Concat(Directory.EnumerateFiles(_root.FullName, "*", SearchOption.AllDirectories).Where(
            f => new FileInfo(f) is { LinkTarget: null, Length: > 0 }).Select(System.IO.File.ReadAllText));

        public void Dispose() => _root.Delete(recursive: true);

        private void Link(string[] words)
        {
            var target = System.IO.Path.Combine(_root.FullName, "target");
            if (words[1] == File)
            {
                System.IO.File.Move(File, target);
            }
            else
            {
                Directory.Delete(Path, recursive: true);
                if (words[2] == "open")
                    Directory.CreateDirectory(target);
                if (words[2] == "open")
                    UnixModes.Set(target, "777");
            }
            System.IO.File.CreateSymbolicLink(words[1], target);
        }

        private static void Run(string program, params string[] arguments)
        {
            using var process = System.Diagnostics.Process.Start(program, arguments);
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }
    }
}
