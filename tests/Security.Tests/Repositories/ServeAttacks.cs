using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>Data files and seeds of a repository that are not what they are named end <c>serve</c> with an error.</summary>
public sealed class ServeAttacks
{
    public static TheoryData<Attack> Files { get; } =
    [
        new Attack("serve/--data", "text", "cannot be used"),
        new Attack("serve/--data", "header only", "cannot be used"),
        new Attack("serve/--data", "folder", "cannot be used"),
        new Attack("serve/--data", "pipe", "cannot be used"),
        new Attack("serve/--seed", "pipe", "is not a regular file"),
        new Attack("serve/--seed", "zero", "is not a regular file"),
        new Attack("serve/--seed", "plan", "is not a regular file"),
        new Attack("serve/--seed", "large", "is larger than 1024 MB"),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_not_one_of_an_org_is_an_error(Attack attack)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        Prepare(folder, attack.Input);
        var run = folder.Tool("serve", "--port", "0", attack.Surface.Split('/')[1], "file.json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(attack.Expected, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    private static void Prepare(HostileFolder folder, string what)
    {
        var file = folder.At("file.json");
        switch (what)
        {
            case "text":
                File.WriteAllText(file, "not a database");
                break;
            case "header only":
                File.WriteAllBytes(file, [.. Encoding.ASCII.GetBytes("SQLite format 3\0"), .. Enumerable.Repeat((byte)0xFF, 8_000)]);
                break;
            case "folder":
                Directory.CreateDirectory(file);
                break;
            case "pipe":
                folder.Run("/usr/bin/mkfifo", file);
                break;
            case "zero":
                File.CreateSymbolicLink(file, "/dev/zero");
                break;
            case "large":
                using (var large = File.Create(file))
                    large.SetLength(3L << 30);
                break;
            default:
                folder.Run("/usr/bin/mkfifo", folder.At("pipe.csv"));
                File.WriteAllText(file, """[{"sobject":"Account","files":["pipe.csv"]}]""");
                break;
        }
    }
}
