namespace Salesforce.Typed.Benchmarks;

/// <summary>Where the repository is.</summary>
internal static class Repository
{
    /// <summary>A folder of the repository.</summary>
    public static string Path(string folder)
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(System.IO.Path.Combine(above!.FullName, folder)))
            above = above.Parent;
        return System.IO.Path.Combine(above.FullName, folder);
    }
}
