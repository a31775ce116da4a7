using System.Reflection;

namespace Salesforce.Typed.Tests;

/// <summary>Where the repository is, and the real data that may be next to it.</summary>
internal static class TestPaths
{
    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = typeof(TestPaths).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(a => a.Key == "RepositoryRoot").Value!;

    /// <summary>A path below the repository.</summary>
    public static string InRepository(params string[] parts) => Path.Combine([Repository, .. parts]);

    /// <summary>A path below <c>../shared/data</c>; skips the test, saying so, where that data is absent.</summary>
    public static string SharedData(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Repository, "..", "shared", "data", .. parts]));
        Assert.SkipUnless(File.Exists(path)
            || Directory.Exists(path), $"needs ../shared/data/{string.Join('/', parts)}, which is not part of the repository");
        return path;
    }
}
