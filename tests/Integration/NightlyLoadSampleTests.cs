using System.Diagnostics;

namespace Salesforce.Typed.Tests;

/// <summary>The sample that loads customers in bulk.</summary>
public sealed class NightlyLoadSampleTests
{
    [Fact]
    public async Task The_load_writes_every_record_and_deletes_its_journal()
    {
        var folder = Directory.CreateTempSubdirectory("nightly-load-");
        try
        {
            var journal = Path.Combine(folder.FullName, "journal");
            var start = new ProcessStartInfo(
                "dotnet", ["run", "--no-build", "--project", TestPaths.InRepository("samples", "NightlyLoad"), "--", "700", journal])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            // The sample must load into the local org, whatever this shell is signed in to.
            start.Environment.Remove("SALESFORCE_INSTANCE_URL");
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(Cancel);
            var error = process.StandardError.ReadToEndAsync(Cancel);
            await process.WaitForExitAsync(Cancel);
            Assert.True(process.ExitCode == 0, await error);
            Assert.Equal("700 records in 1 jobs, 0 not written", (await output).Trim());
            Assert.False(Directory.Exists(journal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
