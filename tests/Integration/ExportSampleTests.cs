using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>The sample that exports an object which is named on the command line.</summary>
public sealed class ExportSampleTests
{
    [Fact]
    public async Task Records_of_any_object_are_exported_with_fields_of_parents()
    {
        var (exitCode, output, error) = await RunAsync("Contact", "LastName", "Account.Name", "account.owner.name");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal("LastName,Account.Name,account.owner.name", output[0]);
        Assert.Contains("Vogt,Alster Works,Local Admin", output);
    }

    [Fact]
    public async Task A_name_that_there_is_not_is_answered_with_similar_ones()
    {
        var (exitCode, output, error) = await RunAsync("Contact", "LastNme");
        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("Contact has no field or relationship 'LastNme'. Did you mean LastName?", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string[] Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [
            "run", "--no-build", "--project", TestPaths.InRepository("samples", "Export"), "--", .. arguments
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, (await output).Split(
            '\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), await error);
    }
}
