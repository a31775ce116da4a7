namespace Salesforce.Typed.Tests;

/// <summary>A project of a user, in a folder outside the repository.</summary>
public abstract class UserProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("salesforce-typed-consumer");

    /// <summary>Writes the project file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="props">What it imports first.</param>
    /// <param name="targets">What it imports last.</param>
    /// <param name="properties">Properties, apart from those that every project has.</param>
    /// <param name="items">Its items.</param>
    protected UserProject(string file, string props, string targets, string properties, string items) => Write(file, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <Import Project="{props}" />
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
          <Import Project="{targets}" />
        </Project>
        """);

    public string Path => _folder.FullName;

    /// <summary>A snapshot of an account with an Id, a Name and further fields.</summary>
    /// <param name="more">The fields before those, each with a comma after it.</param>
    public static string AccountSnapshot(string more) => $$"""
        {
          "snapshot": 1, "name": "Account", "label": "Account", "labelPlural": "Accounts", "keyPrefix": "001", "createable": true, "queryable": true,
          "fields": [
            {{more}}
            {"name": "Id", "type": "id", "label": "Account ID", "length": 18, "filterable": true, "idLookup": true},
            {"name": "Name", "type": "string", "label": "Name", "length": 255, "createable": true, "updateable": true, "filterable": true, "sortable": true, "groupable": true}
          ],
          "childRelationships": []
        }
        """;

    /// <summary>Writes a file below the project.</summary>
    public void Write(string file, string text)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    protected Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments) => ProgramRun.RunAsync("dotnet", Path, arguments);
}
