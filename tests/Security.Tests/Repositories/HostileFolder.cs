using System.Diagnostics;
using Salesforce.Typed.Transport.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>
/// A folder as a cloned repository may be, the tool run in it, and a file by which a program of the repository shows that it ran.
/// </summary>
internal sealed class HostileFolder : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sftyped-hostile-");

    public HostileFolder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The attack uses links, modes or shell scripts.");
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Outside);
    }

    /// <summary>The repository.</summary>
    public string Folder => Path.Combine(_root.FullName, "repository");

    /// <summary>A folder that is not the repository's.</summary>
    public string Outside => Path.Combine(_root.FullName, "outside");

    /// <summary>Whether a script ran.</summary>
    public bool HasRun => File.Exists(Marker);

    /// <summary>What a script printed into the file.</summary>
    public string Trace => HasRun ? File.ReadAllText(Marker) : "";

    private string Marker => Path.Combine(_root.FullName, "marker");

    public string At(params string[] parts) => Path.Combine([Folder, .. parts]);

    /// <summary>Writes a file of the repository.</summary>
    public string Write(string name, string text)
    {
        var path = At(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a script that leaves the marker, with its environment.</summary>
    public string Script(string name)
    {
        var path = Write(name, $"#!/bin/sh\n/usr/bin/env >> '{Marker}'\necho \"arguments $*\" >> '{Marker}'\necho '{{}}'\nexit 0\n");
        UnixModes.Set(path, "755");
        return path;
    }

    /// <summary>Copies a snapshot of this repository into that one.</summary>
    public void Snapshot(string name, string folder = "describe-snapshots") =>
        Write(Path.Combine(folder, name + ".json"), File.ReadAllText(TestPaths.InRepository("describe-snapshots", name + ".json")));

    /// <summary>Runs a program in the repository.</summary>
    public void Run(string program, params string[] arguments)
    {
        var result = Start(program, arguments, []);
        Assert.True(result.ExitCode == 0, result.Error + result.Output);
    }

    /// <summary>Runs git, and makes a commit of all files.</summary>
    public void Commit()
    {
        Run("git", "init", "-q");
        Run("git", "add", ".");
        Run("git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "First");
    }

    /// <summary>Runs the tool in the repository.</summary>
    public ToolRun Tool(params string[] arguments) => Tool([], arguments);

    /// <summary>Runs the tool in the repository, with changes of its environment.</summary>
    public ToolRun Tool((string Name, string? Value)[] environment, params string[] arguments) => Start(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        [Path.Combine(AppContext.BaseDirectory, "sftyped.dll"), .. arguments],
        [("SFTYPED_TOKEN", "the-secret"), ("SFTYPED_HOME", Path.Combine(
            _root.FullName, "home")), ("XDG_DATA_HOME", Path.Combine(_root.FullName, "data")), .. environment]);

    public void Dispose()
    {
        // A pipe is deleted like a file, and a link without what it points to.
        _root.Delete(recursive: true);
    }

    private ToolRun Start(string program, string[] arguments, (string Name, string? Value)[] environment)
    {
        var file = program == "dotnet" || program == "git" ? ProgramPath.Find(program)! : program;
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(TimeSpan.FromSeconds(120)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{string.Join(' ', arguments)} did not end.");
        }
        return new ToolRun(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}

/// <summary>What a run of a program printed, and how it ended.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error);
