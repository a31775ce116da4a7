using Salesforce.Typed.Schema;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A project in a folder, which uses the parts of the package as this repository built them.</summary>
internal sealed class BuildProject
{
    private readonly string _folder;

    private BuildProject(string folder, string file, string content)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        File = Path.Combine(_folder, file);
        System.IO.File.WriteAllText(File, content);
        Edit(0);
    }

    /// <summary>The project file.</summary>
    public string File { get; }

    /// <summary>A project that does not use the package.</summary>
    public static BuildProject Plain(string folder, string references = "") =>
        new(folder, Path.GetFileName(folder) + ".csproj", Text("", references, "", ""));

    /// <summary>The same objects as records that a person would write.</summary>
    public static BuildProject Plain(string folder, IReadOnlyList<SObjectDescribe> describes)
    {
        var project = Plain(folder);
        foreach (var describe in describes)
            System.IO.File.WriteAllText(
                Path.Combine(project._folder, describe.Name + ".cs"), PlainRecords.Of(describe, withRelations: false));
        return project;
    }

    /// <summary>A project with snapshots of the objects; without objects, one that has its models in another project.</summary>
    public static BuildProject Typed(
        string folder, IReadOnlyList<SObjectDescribe> describes, string references = "", string properties = "")
    {
        var parts = Repository.Path("src") + "/Runtime/build/Salesforce.Typed";
        var here = AppContext.BaseDirectory;
        var items = string.Concat(
            new[] { "Schema", "Soql", "Generator", "Analyzers" }.Select(
                part => $"<Analyzer Include=\"{here}Salesforce.Typed.{part}.dll\" />"));
        var project = new BuildProject(
            folder,
            Path.GetFileName(folder) + ".csproj",
            Text($"<Import Project=\"{parts}.props\" />", $"<Reference Include=\"{here}Salesforce.Typed.dll\" "
                + $"/>{items}{references}", $"<Import Project=\"{parts}.targets\" />", properties));
        var snapshots = Directory.CreateDirectory(Path.Combine(project._folder, "describe-snapshots"));
        foreach (var describe in describes)
            System.IO.File.WriteAllText(Path.Combine(snapshots.FullName, describe.Name + ".json"), SnapshotWriter.Write(describe));
        return project;
    }

    /// <summary>Changes the code of the user.</summary>
    public void Edit(int number) => System.IO.File.WriteAllText(Path.Combine(_folder, "App.cs"), UserCode.Unrelated(number));

    private static string Text(string first, string items, string last, string properties) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          {first}
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <SalesforceTypedNamespace>Acme.Crm</SalesforceTypedNamespace>
            {properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
          {last}
        </Project>
        """;
}
