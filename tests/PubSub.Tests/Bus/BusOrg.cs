using Salesforce.Typed.Auth;
using Salesforce.Typed.Events;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A local org with an event bus, and a client of it.</summary>
internal sealed class BusOrg : IAsyncDisposable
{
    private static readonly Lazy<string> Snapshots = new(CopySnapshots);

    private BusOrg(LocalOrg local)
    {
        Local = local;
        Client = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ClientCredentialsFlow("id", "secret") });
        Options = new EventOptions { Endpoint = local.PubSubAddress, From =
            ReplayFrom.Earliest, ReconnectDelay = TimeSpan.FromMilliseconds(5), MaxReconnectDelay = TimeSpan.FromMilliseconds(50) };
    }

    public LocalOrg Local { get; }

    public SalesforceClient Client { get; }

    /// <summary>Streams over gRPC from the oldest event on: what a test wrote before it reads is there.</summary>
    public EventOptions Options { get; }

    public static async Task<BusOrg> StartAsync(Action<LocalOrgOptions>? configure = null) => new(await LocalOrg.StartAsync(o =>
    {
        _ = o.Snapshots(Snapshots.Value).Client("id", "secret");
        configure?.Invoke(o);
    }));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Local.DisposeAsync();
    }

    // The shared objects, and the platform event of these tests.
    private static string CopySnapshots()
    {
        var folder = Directory.CreateTempSubdirectory("snapshots-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        foreach (var file in (string[])[.. Directory.GetFiles(TestPaths.InRepository("describe-snapshots")), .. Directory.GetFiles(
            TestPaths.InRepository("tests", "PubSub.Tests", "snapshots"))])
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }
}
