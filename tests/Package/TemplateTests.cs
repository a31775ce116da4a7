namespace Salesforce.Typed.Tests;

/// <summary>README's first two commands: <c>dotnet new salesforce-typed</c> from the packed templates, and what it makes runs.</summary>
public sealed class TemplateTests(PackedFeed feed)
{
    // The second name is not a namespace.
    [Theory]
    [InlineData("Acme")]
    [InlineData("My-App")]
    public async Task A_new_app_runs_its_query_and_its_test_on_a_local_org(string name)
    {
        var folder = Path.Combine(feed.Consumers, name);
        // In a hive of its own: the machine's templates stay as they are.
        var hive = Path.Combine(feed.Consumers, name + "-hive");
        await SucceedAsync(feed.Consumers, "new", "install", feed.FileOf("Salesforce.Typed.Templates"), "--debug:custom-hive", hive);
        await SucceedAsync(feed.Consumers, "new", "salesforce-typed", "-n", name, "-o", folder, "--debug:custom-hive", hive);

        Assert.Contains("0 Warning(s)", await SucceedAsync(folder, "build", "-nologo", "-v:minimal"), StringComparison.Ordinal);
        Assert.Equal("Kestrel Instruments, owned by Local Admin: 48,000,000; Ray, Otto", (await SucceedAsync(
            folder, Path.Combine(name, "bin", "Debug", "net10.0", name + ".dll"))).Trim());
        Assert.Contains("Total: 1, Errors: 0, Failed: 0", await SucceedAsync(
            folder, Path.Combine(name + ".Tests", "bin", "Debug", "net10.0", name + ".Tests.dll")), StringComparison.Ordinal);
    }

    private static async Task<string> SucceedAsync(string folder, params string[] arguments)
    {
        var (exitCode, output) = await Dotnet.RunAsync(folder, arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }
}
