namespace Salesforce.Typed.Tests;

public sealed class ToolTests
{
    private const string Shared = "Shared";

    private static readonly SourceProject Tool = new("Cli", "sftyped");

    [Fact]
    public void Every_folder_of_the_tool_is_shared_or_belongs_to_a_command() => Assert.All(
        Tool.Folders.Select(Top).Where(f => f is not ("" or Shared)),
        f => Assert.True(File.Exists(Path.Combine(TestPaths.Repository, "src", "Cli", f, f + "Command.cs")), $"{f} has no {f}Command.cs"));

    [Fact]
    public void Only_the_program_is_outside_of_a_folder() =>
        Assert.Equal(["Program.cs"], Directory.GetFiles(Path.Combine(TestPaths.Repository, "src", "Cli"), "*.cs").Select(Path.GetFileName));

    [Fact]
    public void A_command_uses_only_its_own_folder_and_what_commands_share()
    {
        var others = Tool.Arrows
            .Where(a => Top(a.From) != "" && Top(a.To) != Shared && Top(a.To) != Top(a.From))
            .Select(a => $"{a.From}/{a.File} uses {a.Symbol} of {a.To}")
            .Distinct();

        Assert.Empty(others);
    }

    [Fact]
    public void The_sources_are_bound_well_enough_for_the_other_tests_to_fail()
    {
        Assert.Contains(Tool.Arrows, a => a is { From: "Query", To: "Shared/Statements", Symbol: "SendCheck" });
        Assert.Contains(Tool.Arrows, a => a is { From: "", To: "Pull", Symbol: "PullCommand" });
    }

    private static string Top(string folder) => folder.Split('/')[0];
}
