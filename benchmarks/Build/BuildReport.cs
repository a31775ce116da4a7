namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// What <c>dotnet build</c> costs: first with a compiler server that has just started, then edits with the server warm. In the first edits
/// the server compiles its own code again with optimizations, so the best one of several counts.
/// </summary>
internal static class BuildReport
{
    private const int Rounds = 10;

    private const string ModelsAssembly = "<SalesforceModelsAssembly>true</SalesforceModelsAssembly>";

    /// <summary>Prints a row for each project.</summary>
    public static void Run()
    {
        var root = Directory.CreateTempSubdirectory("salesforce-typed-build").FullName;
        try
        {
            var some = new RealOrg(49, extras: 40).Describes();
            var all = new RealOrg(855).Describes();
            Console.WriteLine($"49 objects: {Sizes(some)}; 855 objects: {Sizes(all)}");
            Console.WriteLine("| project | cold: wall, s | processor, s | peak, MB | an edit: wall, s | processor, s | peak, MB |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            Row("empty", BuildProject.Plain(Path.Combine(root, "Empty")));
            Row("49 objects as plain records", BuildProject.Plain(Path.Combine(root, "Records"), some));
            Row("49 objects", BuildProject.Typed(Path.Combine(root, "Some"), some));
            Row("49 objects, an assembly of models", BuildProject.Typed(
                Path.Combine(root, "SomeModels"), some, properties: ModelsAssembly));
            Row("855 objects", BuildProject.Typed(Path.Combine(root, "All"), all));
            Row("855 objects, an assembly of models", BuildProject.Typed(Path.Combine(root, "AllModels"), all, properties: ModelsAssembly));
            var models = BuildProject.Typed(Path.Combine(root, "Models"), all);
            Row("855 objects in a project of their own, an edit of the app", BuildProject.Typed(
                Path.Combine(root, "App"), [], $"<ProjectReference Include=\"{models.File}\" />"));
            var library = BuildProject.Plain(Path.Combine(root, "Library"));
            Row("the same two projects without the package", BuildProject.Plain(
                Path.Combine(root, "Plain"), $"<ProjectReference Include=\"{library.File}\" />"));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Row(string title, BuildProject project)
    {
        using var server = new CompilerServer();
        var cold = server.Build(project.File);
        var edits = new List<BuildCost>();
        for (var i = 1; i <= Rounds; i++)
        {
            project.Edit(i);
            edits.Add(server.Build(project.File));
        }
        Console.WriteLine($"| {title} | {cold.Wall:N1} | {cold.Processor:N1} | {cold.PeakMegabytes:N0} | {edits.Min(e => e.Wall):N1} | "
            + $"{edits.Min(e => e.Processor):N1} | {edits[^1].PeakMegabytes:N0} |");
    }

    private static string Sizes(IReadOnlyList<Schema.SObjectDescribe> describes) =>
        $"{describes.Sum(d => d.Fields.Count):N0} fields, {describes.Sum(d => d.Fields.Sum(f => f.PicklistValues.Count)):N0} values";
}
