using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>A project of a user, outside the repository, that is built by the SDK as the user would build it.</summary>
internal sealed class ConsumerProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("salesforce-typed-consumer");

    /// <param name="properties">Properties of the project, beside those that every one has.</param>
    /// <param name="items">Items of the project.</param>
    public ConsumerProject(string properties = "", string items = "")
    {
        var source = TestPaths.InRepository("src");
        Write("Consumer.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{source}/InRepo.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RootNamespace>Acme</RootNamespace>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
              <Import Project="{source}/InRepo.targets" />
            </Project>
            """);
    }

    public void Write(string file, string text)
    {
        var path = Path.Combine(_folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Builds the project: whether it succeeded, and what the build printed.</summary>
    public async Task<(bool Succeeded, string Output)> BuildAsync(CancellationToken cancellationToken)
    {
        // The repository's own projects are built already, and must not be built a second time beside a running test.
        var (exitCode, output) = await DotnetAsync(["build", "-p:BuildProjectReferences=false", "-nologo", "-v:minimal"], cancellationToken);
        return (exitCode == 0, output);
    }

    /// <summary>Runs the project that was built: what it prints.</summary>
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var (exitCode, output) = await DotnetAsync(["run", "--no-build"], cancellationToken);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<(int ExitCode, string Output)> DotnetAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The build of a test run must not leak its settings into the build that the test starts.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
