using System.IO.Compression;
using System.Reflection;

[assembly: AssemblyFixture(typeof(Salesforce.Typed.Tests.PackedFeed))]

namespace Salesforce.Typed.Tests;

/// <summary>
/// The packages as a feed in a folder, packed once for all tests from what is built, and an empty packages folder to restore them into.
/// </summary>
public sealed class PackedFeed : IAsyncLifetime
{
    /// <summary>The version that the packages have here, and nowhere else.</summary>
    public const string Version = "1.0.0-packed";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("salesforce-typed-packed-");

    /// <summary>Where the consumers' projects are: below no folder of the repository, so that none of its props reaches them.</summary>
    public string Consumers => Path.Combine(_root.FullName, "consumers");

    private string Feed => Path.Combine(_root.FullName, "feed");

    public async ValueTask InitializeAsync()
    {
        var configuration =
            typeof(PackedFeed).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Configuration").Value;
        var (exitCode, output) = await Dotnet.RunAsync(
            _root.FullName,
            "msbuild", TestPaths.InRepository("src", "Packages.proj"), "-nologo", "-v:minimal", $"-p:Configuration={configuration}",
            $"-p:Feed={Feed}{Path.DirectorySeparatorChar}", $"-p:PackedVersion={Version}");
        if (exitCode != 0)
            throw new InvalidOperationException(output);
        Directory.CreateDirectory(Consumers);
        File.WriteAllText(Path.Combine(Consumers, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="packed" value="{Feed}" />
              </packageSources>
              <config>
                <add key="globalPackagesFolder" value="{Path.Combine(_root.FullName, "packages")}" />
              </config>
              <fallbackPackageFolders>
                <clear />
                <!-- What the packages depend on is on the machine, which built this repository. -->
                <add key="machine" value="{MachinePackages.Folder}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>The file of a package.</summary>
    public string FileOf(string id, string extension = "nupkg") => Path.Combine(Feed, $"{id}.{Version}.{extension}");

    /// <summary>A package, to look inside.</summary>
    public ZipArchive Open(string id, string extension = "nupkg") => ZipFile.OpenRead(FileOf(id, extension));

    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return default;
    }
}
