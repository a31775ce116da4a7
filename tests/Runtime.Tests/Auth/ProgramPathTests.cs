using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>Programs are found in absolute folders of the PATH only.</summary>
public sealed class ProgramPathTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("program-path-");

    public void Dispose() => _root.Delete(recursive: true);

    [Theory]
    [InlineData("ROOT/tools", true)]
    [InlineData("/nowhere:ROOT/tools:ROOT/current", true)]
    [InlineData("ROOT/current:ROOT/tools", true)]
    [InlineData("ROOT/plain", false)]
    [InlineData("ROOT/folder", false)]
    [InlineData("ROOT/current", false)]
    [InlineData("ROOT/current/", false)]
    [InlineData("ROOT/tools/../current", false)]
    [InlineData("tools", false)]
    [InlineData("../tools", false)]
    [InlineData(".", false)]
    [InlineData(":", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_program_is_an_executable_file_of_an_absolute_folder_that_is_not_the_current_one(string? path, bool isFound)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes of files.");
        foreach (var folder in new[] { "tools", "current" })
            Write(folder, "755");
        Write("plain", "644");
        Directory.CreateDirectory(Path.Combine(_root.FullName, "folder", "program"));
        var found = ProgramPath.Find(
            "program", path?.Replace("ROOT", _root.FullName, StringComparison.Ordinal), Path.Combine(_root.FullName, "current"));
        Assert.Equal(isFound ? Path.Combine(_root.FullName, "tools", "program") : null, found);
    }

    [Fact]
    public void A_child_process_searches_the_same_folders()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Paths of Unix.");
        Assert.Equal("/a:/b/", ProgramPath.Safe(":/a:.:b:/b/::/c:", "/c"));
    }

    private void Write(string folder, string mode)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_root.FullName, folder)).FullName, "program");
        File.WriteAllText(file, "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, (UnixFileMode)Convert.ToInt32(mode, 8));
    }
}
