using System.Runtime.InteropServices;

namespace Salesforce.Typed.Tests;

/// <summary>A project of a user, outside the repository, that has the library from the packed feed.</summary>
internal sealed class Consumer
{
    private readonly string _folder;
    private readonly string _name;

    /// <param name="feed">The feed.</param>
    /// <param name="name">The project's name, and its root namespace; a folder of that name holds it.</param>
    /// <param name="properties">Properties of the project, in addition to those that <c>dotnet new</c> writes.</param>
    /// <param name="items">Its references.</param>
    public Consumer(
        PackedFeed feed, string name, string properties = "",
        string items = $"""<PackageReference Include="Salesforce.Typed" Version="{PackedFeed.Version}" />""")
    {
        _name = name;
        _folder = Path.Combine(feed.Consumers, name);
        Write(name + ".csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>Where the build puts the program.</summary>
    public string Program => Path.Combine(_folder, "bin", "Debug", "net10.0", _name + ".dll");

    /// <summary>A path in the project's folder.</summary>
    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Writes a file of the project.</summary>
    public Consumer Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Copies snapshots of the repository into the project's folder of them.</summary>
    public Consumer Snapshots(params string[] objects)
    {
        Directory.CreateDirectory(PathOf("describe-snapshots"));
        foreach (var name in objects)
            File.Copy(
                TestPaths.InRepository("describe-snapshots", name + ".json"), PathOf($"describe-snapshots/{name}.json"), overwrite: true);
        return this;
    }

    /// <summary>Restores and builds it: whether it succeeded, and what was printed.</summary>
    public async Task<(bool Succeeded, string Output)> BuildAsync(params string[] more)
    {
        var (exitCode, output) = await Dotnet.RunAsync(_folder, ["build", "-nologo", "-v:minimal", .. more]);
        return (exitCode == 0, output);
    }

    /// <summary>Restores and builds it, without an error and without a warning.</summary>
    public async Task BuildCleanAsync()
    {
        var (succeeded, output) = await BuildAsync();
        Assert.True(succeeded && output.Contains("0 Warning(s)", StringComparison.Ordinal), output);
    }

    /// <summary>Runs <c>dotnet</c> in the project's folder, which must succeed; returns what was printed.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output) = await Dotnet.RunAsync(_folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    /// <summary>Publishes it as a program for this machine, without a warning; returns the program's path.</summary>
    public async Task<string> PublishAsync()
    {
        var folder = PathOf("published");
        var (exitCode, output) =
            await Dotnet.RunAsync(_folder, "publish", "-nologo", "-v:minimal", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder);
        Assert.True(exitCode == 0 && !output.Contains("warning", StringComparison.OrdinalIgnoreCase), output);
        return Path.Combine(folder, OperatingSystem.IsWindows() ? _name + ".exe" : _name);
    }
}
