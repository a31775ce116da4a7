using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>The sample that copies rows of another system into an org.</summary>
public sealed class SyncSampleTests
{
    [Fact]
    public async Task The_sync_sends_nothing_the_second_time_and_only_the_difference_after_that()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "--no-build", "--project", TestPaths.InRepository("samples", "Sync")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancel);
        var error = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);

        Assert.Equal("", await error);
        Assert.Equal(
            [
                "first run: 5 created, 0 updated, 0 unchanged, 0 failed; requests that write: 1",
                "second run, same customers: 0 created, 0 updated, 5 unchanged, 0 failed; requests that write: 0",
                "third run, one customer has a phone: 0 created, 1 updated, 4 unchanged, 0 failed; requests that write: 1",
            ],
            (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
