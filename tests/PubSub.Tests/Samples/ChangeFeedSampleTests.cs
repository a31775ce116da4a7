using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>The sample of two processes.</summary>
public class ChangeFeedSampleTests
{
    [Fact]
    public async Task One_process_writes_and_the_other_prints_what_changes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", TestPaths.InRepository("samples", "ChangeFeed")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = TestPaths.Repository,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);

        Assert.True(process.ExitCode == 0, output + await errors);
        Assert.Contains("+ account Acme, Technology, in Bern", output, StringComparison.Ordinal);
        Assert.Contains("phone is now +41 31 555", output, StringComparison.Ordinal);
        Assert.Contains("BillingCity, Industry, LastModifiedDate; cleared: Industry", output, StringComparison.Ordinal);
        Assert.Contains("! Account: read the Object again", output, StringComparison.Ordinal);
    }
}
