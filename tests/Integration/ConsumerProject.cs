namespace Salesforce.Typed.Tests;

/// <summary>A project of a user that refers to the projects of this repository.</summary>
/// <param name="properties">Properties, apart from those that every project has.</param>
/// <param name="items">Its items.</param>
internal sealed class ConsumerProject(string properties = "", string items = "") : UserProject(
    "Consumer.csproj", TestPaths.InRepository("src", "InRepo.props"), TestPaths.InRepository("src", "InRepo.targets"), properties, items)
{
    /// <summary>Builds the project: whether it succeeded, and what the build printed.</summary>
    public async Task<(bool Succeeded, string Output)> BuildAsync()
    {
        // The repository's own projects are built already, and must not be built a second time while a test runs.
        var (exitCode, output) = await DotnetAsync("build", "-p:BuildProjectReferences=false", "-nologo", "-v:minimal");
        return (exitCode == 0, output);
    }

    /// <summary>Runs the project that was built: what it prints.</summary>
    public async Task<string> RunAsync()
    {
        var (exitCode, output) = await DotnetAsync("run", "--no-build");
        Assert.True(exitCode == 0, output);
        return output;
    }
}
