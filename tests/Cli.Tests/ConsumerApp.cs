namespace Salesforce.Typed.Tests;

/// <summary>A project of a user that compiles against the runtime and the generator as they were built.</summary>
internal sealed class ConsumerApp(string properties = "") : UserProject(
    "App.csproj", $"{Source}/Runtime/build/Salesforce.Typed.props", $"{Source}/Runtime/build/Salesforce.Typed.targets", properties, Items)
{
    private static readonly string Source = TestPaths.InRepository("src");

    private static string Items
    {
        get
        {
            var build = new FileInfo(typeof(Tool).Assembly.Location).Directory!.Parent!.Name;
            return $"""
                <Reference Include="{typeof(SalesforceClient).Assembly.Location}" />
                <Analyzer Include="{Source}/Generator/bin/{build}/netstandard2.0/Salesforce.Typed.Generator.dll" />
                <Analyzer Include="{Source}/Schema/bin/{build}/netstandard2.0/Salesforce.Typed.Schema.dll" />
                """;
        }
    }

    /// <summary>Builds it; fails the test where that fails.</summary>
    public async Task BuildAsync(string configuration)
    {
        var (exitCode, output) = await DotnetAsync("build", "-c", configuration, "-nologo", "-v:quiet");
        Assert.True(exitCode == 0, output);
    }
}
