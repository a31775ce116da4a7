using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>A project of a user's, outside the repository, that compiles against the runtime and the generator as they were built.</summary>
internal sealed class ConsumerApp : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ConsumerApp(string properties = "")
    {
        var build = new FileInfo(typeof(Tool).Assembly.Location).Directory!.Parent!.Name;
        var source = TestPaths.InRepository("src");
        Write("App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{source}/Runtime/build/Salesforce.Typed.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <RootNamespace>Acme</RootNamespace>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{typeof(SalesforceClient).Assembly.Location}" />
                <Analyzer Include="{source}/Generator/bin/{build}/netstandard2.0/Salesforce.Typed.Generator.dll" />
                <Analyzer Include="{source}/Schema/bin/{build}/netstandard2.0/Salesforce.Typed.Schema.dll" />
              </ItemGroup>
              <Import Project="{source}/Runtime/build/Salesforce.Typed.targets" />
            </Project>
            """);
    }

    public string Path => _folder.Path;

    /// <summary>Writes a file below the project.</summary>
    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Builds it; fails the test where that fails.</summary>
    public async Task BuildAsync(string configuration)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "-c", configuration, "-nologo", "-v:quiet"]) { WorkingDirectory = Path, RedirectStandardOutput = true };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }

    public void Dispose() => _folder.Dispose();
}
