using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Salesforce.Typed.Tests;

/// <summary>The sample with the models in a project of their own.</summary>
public sealed class TwoProjectsTests
{
    [Fact]
    public async Task An_app_queries_through_models_that_it_references_and_serializes_them_with_its_own_context()
    {
        using var process = Process.Start(
            new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", TestPaths.InRepository("samples", "TwoProjects", "Crm.App")])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.True(process.ExitCode == 0, await output + await error);
        var lines = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, lines.Length);
        var customer = Assert.Single(JsonNode.Parse(lines[0])!.AsArray())!;
        Assert.Equal(
            ("Acme", "Technology", "EMEA;APAC", "Ray"),
            ((string?)customer["Name"], (string?)customer["Industry"], (string?)customer["Regions"], (string?)customer["Contacts"]![0]));
        var account = JsonNode.Parse(lines[1])!;
        Assert.Equal(((string?)customer["Id"], "Account"), ((string?)account["Id"], (string?)account["attributes"]!["type"]));
    }
}
