using System.Diagnostics;
using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Benchmarks;

/// <summary>A local org in a process of its own, so that what is measured of the client is the client's.</summary>
internal sealed class OrgProcess : IDisposable
{
    /// <summary>The argument that makes this program the org.</summary>
    public const string Argument = "org-process";

    private readonly Process _process;

    private OrgProcess(Process process, Uri url, string token) => (_process, Url, Token) = (process, url, token);

    public Uri Url { get; }

    public string Token { get; }

    /// <summary>Starts it.</summary>
    public static OrgProcess Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(OrgProcess).Assembly.Location, Argument])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true
        };
        var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLine()!.Split(' ');
        return new OrgProcess(process, new Uri(line[0]), line[1]);
    }

    /// <summary>Is the org, until the input ends.</summary>
    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("collections-benchmark");
        try
        {
            await using var org = await LocalOrg.StartAsync(o => o
                .Schema(SnapshotFolder.Load(Repository.Path("describe-snapshots")))
                .Data(Path.Combine(folder.FullName, "org.db")));
            Console.WriteLine($"{org.Url} {org.Token}");
            while (await Console.In.ReadLineAsync() is not null)
            {
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
