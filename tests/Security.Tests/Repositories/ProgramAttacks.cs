using Salesforce.Typed.Cli.Shared.Describes;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>No program of the repository runs, and no program that the tool starts sees the tool's secrets.</summary>
public sealed class ProgramAttacks
{
    private static readonly string Real = Environment.GetEnvironmentVariable("PATH")!;

    public static TheoryData<Attack> Paths { get; } = [.. new[]
    {
        "", ".", "./", ":", "::", ".:", ":REAL", ".:REAL", "./bin:REAL", "bin:REAL", "CURRENT:REAL", "CURRENT/:REAL", "CURRENT/bin/..:REAL",
        "LINK:REAL", "LINK/.:REAL"
    }
        .Select(p => new Attack("programs/PATH", p, "not run"))];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Programs_of_the_current_folder_do_not_run(Attack attack)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        folder.Commit();
        foreach (var program in new[] { "git", "sf", "dotnet", "xdg-open" })
        {
            folder.Script(program);
            folder.Script("bin/" + program);
        }
        folder.Write("App.csproj", "<Project />");
        var link = Path.Combine(folder.Outside, "link");
        File.CreateSymbolicLink(link, folder.Folder);
        var path = attack.Input.Replace("REAL", Real, StringComparison.Ordinal).Replace("CURRENT", folder.Folder, StringComparison.Ordinal)
            .Replace("LINK", link, StringComparison.Ordinal);
        var hasReal = attack.Input.Contains("REAL", StringComparison.Ordinal);

        var diff = folder.Tool([("PATH", path)], "diff");
        Assert.Equal(hasReal ? 0 : 1, diff.ExitCode);
        Assert.Contains(hasReal ? "" : "git is not on the PATH", diff.Error, StringComparison.Ordinal);
        var permissions = folder.Tool([("PATH", path)], "permissions", "App.csproj");
        Assert.Equal(1, permissions.ExitCode);
        Assert.Contains(hasReal ? "" : "dotnet is not on the PATH", permissions.Error, StringComparison.Ordinal);
        var query = folder.Tool([("PATH", path)], "query", "SELECT Id FROM Account", "--org", "nobody");
        Assert.Equal(1, query.ExitCode);
        if (!hasReal || ProgramPath.Find("sf") is null)
            Assert.Contains("The Salesforce CLI (sf) was not found", query.Error, StringComparison.Ordinal);
        Assert.False(folder.HasRun, folder.Trace);
    }

    [Fact]
    public void Programs_that_the_tool_starts_do_not_see_its_secrets_nor_relative_folders_of_the_PATH()
    {
        using var folder = new HostileFolder();
        Directory.CreateDirectory(folder.At("tools"));
        foreach (var program in new[] { "git", "sf", "dotnet" })
            folder.Script("tools/" + program);
        folder.Write("App.csproj", "<Project />");
        (string, string?)[] environment =
            [("PATH", $"{folder.At("tools")}::bin:{Real}"), ("SFTYPED_TOKEN", "s3cret-1"), ("SFTYPED_CLIENT_SECRET", "s3cret-2"), ("SFTYPED_SERVE_TOKEN", "s3cret-3"), ("sftyped_other", "s3cret-4")];
        folder.Tool(environment, "diff", "main");
        folder.Tool(environment, "permissions", "App.csproj");
        folder.Tool(environment, "query", "SELECT Id FROM Account", "--org", "nobody");
        Assert.Contains("arguments msbuild", folder.Trace, StringComparison.Ordinal);
        Assert.Contains("ls-tree", folder.Trace, StringComparison.Ordinal);
        Assert.Contains("arguments org ", folder.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", folder.Trace, StringComparison.Ordinal);
        Assert.DoesNotContain("\nSFTYPED_", folder.Trace, StringComparison.OrdinalIgnoreCase);
        Assert.All(folder.Trace.Split('\n').Where(l => l.StartsWith("PATH=", StringComparison.Ordinal)), l => Assert.All(
            l["PATH=".Length..].Split(':'), p => Assert.True(Path.IsPathFullyQualified(p), l)));
    }

    public static TheoryData<Attack> Configurations { get; } = [.. new (string Name, string Value)[]
    {
        ("core.fsmonitor", "SCRIPT"), ("core.pager", "SCRIPT"), ("pager.log", "SCRIPT"), ("pager.ls-tree", "SCRIPT"),
        ("pager.cat-file", "SCRIPT"), ("core.hooksPath", "HOOKS"), ("core.sshCommand", "SCRIPT"),
        ("core.gitProxy", "SCRIPT"), ("core.editor", "SCRIPT"), ("core.askPass", "SCRIPT"), ("credential.helper", "SCRIPT"),
        ("diff.external", "SCRIPT"), ("diff.evil.command", "SCRIPT"),
        ("diff.evil.textconv", "SCRIPT"), ("filter.evil.clean", "SCRIPT"), ("filter.evil.smudge", "SCRIPT"),
        ("filter.evil.process", "SCRIPT"), ("gpg.program", "SCRIPT"), ("alias.log", "!SCRIPT"),
        ("alias.ls-tree", "!SCRIPT"), ("log.showSignature", "true"), ("log.follow", "true"), ("core.alternateRefsCommand", "SCRIPT"),
        ("interactive.diffFilter", "SCRIPT"), ("uploadpack.packObjectsHook", "SCRIPT"),
    }.Select(c => new Attack("git/configuration", $"{c.Name} = {c.Value}", "not run"))];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void Programs_that_a_repositorys_configuration_names_do_not_run(Attack attack)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        folder.Write(".gitattributes", "*.json diff=evil filter=evil\n");
        folder.Commit();
        var script = folder.Script("evil");
        foreach (var hook in new[] { "post-index-change", "fsmonitor-watchman", "reference-transaction", "post-checkout", "pre-auto-gc" })
            folder.Script("hooks/" + hook);
        var parts = attack.Input.Split(" = ");
        folder.Run("git", "config", "gpg.program", script);
        folder.Run("git", "config", parts[0], parts[1].Replace("SCRIPT", script, StringComparison.Ordinal).Replace(
            "HOOKS", folder.At("hooks"), StringComparison.Ordinal));
        // Makes git compare the file again, where it would.
        File.SetLastWriteTimeUtc(folder.At("describe-snapshots", "Account.json"), DateTime.UtcNow.AddDays(-3));

        var diff = folder.Tool("diff", "HEAD");
        Assert.Equal((0, ""), (diff.ExitCode, diff.Error));
        Assert.Equal(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), SnapshotAge.LastSeen(
            folder.At("describe-snapshots", "Account.json")));
        Assert.False(folder.HasRun, folder.Trace);
    }

    [Theory]
    [InlineData("ext::SCRIPT")]
    [InlineData("ssh://host/x")]
    [InlineData("file:///nowhere")]
    public void A_repository_with_missing_objects_fetches_nothing(string url)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        folder.Commit();
        var script = folder.Script("evil");
        foreach (var (name, value) in new[]
        {
            ("core.repositoryformatversion", "1"), ("extensions.partialClone", "origin"), ("remote.origin.promisor", "true"),
            ("remote.origin.url", url.Replace("SCRIPT", script, StringComparison.Ordinal)),
            ("remote.origin.uploadpack", script), ("protocol.allow", "always"), ("protocol.ext.allow", "always"),
            ("core.sshCommand", script),
        })
        {
            folder.Run("git", "config", name, value);
        }
        foreach (var loose in Directory.EnumerateFiles(folder.At(".git", "objects"), "*", SearchOption.AllDirectories).Where(
            f => new FileInfo(f).Length > 1000))
        {
            File.SetAttributes(loose, FileAttributes.Normal);
            File.Delete(loose);
        }
        var diff = folder.Tool("diff", "HEAD");
        Assert.Equal(1, diff.ExitCode);
        Assert.False(folder.HasRun, folder.Trace);
    }

    [Theory]
    [InlineData("--output=pwned")]
    [InlineData("-h")]
    [InlineData("--help")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("HEAD\n--output=pwned")]
    public void A_revision_is_not_an_option_of_git(string revision)
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        folder.Commit();
        var run = folder.Tool("diff", "--", revision);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is not a revision of git", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.At("pwned")));
    }

    [Fact]
    public void A_folder_named_as_the_last_commit_does_not_take_its_place()
    {
        using var folder = new HostileFolder();
        folder.Snapshot("Account");
        folder.Snapshot("Account", "HEAD");
        folder.Snapshot("Contact", "HEAD");
        folder.Commit();
        Assert.Equal("No changes.", folder.Tool("diff").Output.Trim());
    }

    [Theory]
    [InlineData("Directory.Build.rsp", "-t:Evil")]
    [InlineData("Directory.Build.rsp", "-p:RunCode=true -t:Evil -getTargetResult:Evil")]
    [InlineData("Directory.Build.rsp", "-logger:evil.dll")]
    [InlineData("global.json", """{"sdk":{"paths":["sdk"],"errorMessage":"from the repository"}}""")]
    [InlineData("global.json", """{"sdk":{"version":"99.0.100"}}""")]
    [InlineData(
        ".config/dotnet-tools.json", """{"version":1,"isRoot":true,"tools":{"msbuild":{"version":"1.0.0","commands":["msbuild"]}}}""")]
    public void Permissions_runs_no_target_no_logger_and_no_SDK_of_the_repository(string file, string text)
    {
        using var folder = new HostileFolder();
        var script = folder.Script("evil");
        folder.Write(
            "Directory.Build.targets",
            $"""<Project InitialTargets="Evil"><Target Name="Evil" BeforeTargets="Build;Restore"><Exec Command="{script}" /></Target></Project>""");
        folder.Write(
            "App.csproj",
            """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        folder.Script("sdk/dotnet");
        folder.Write(file, text);
        var run = folder.Tool("permissions", "App.csproj");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("was not built", run.Error, StringComparison.Ordinal);
        Assert.False(folder.HasRun, folder.Trace);
    }

    public static TheoryData<string, string?> Batches { get; } = new()
    {
        { "org", "\"C:\\cli\\sf.cmd\" \"org\"" }, { "a&b", "\"C:\\cli\\sf.cmd\" \"a&b\"" }, { "a b", "\"C:\\cli\\sf.cmd\" \"a b\"" },
        { "a\"b", null }, { "%PATH%", null }, { "a\nb", null }, { "!x!", null }, { "x\\", null },
    };

    [Theory]
    [MemberData(nameof(Batches))]
    public void A_batch_file_gets_quoted_arguments_or_is_not_started(string argument, string? line)
    {
        if (line is null)
            Assert.Throws<ArgumentException>(() => BatchCommand.Line("C:\\cli\\sf.cmd", [argument]));
        else
            Assert.Equal($"/d /e:on /v:off /s /c \"{line}\"", BatchCommand.Line("C:\\cli\\sf.cmd", [argument]));
    }
}
