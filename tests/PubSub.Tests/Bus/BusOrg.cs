using Salesforce.Typed.Local;

namespace Salesforce.Typed.Tests;

/// <summary>A local org with an event bus, and a client of it.</summary>
internal sealed class BusOrg : IAsyncDisposable
{
    private BusOrg(LocalOrg local)
    {
        Local = local;
        Client = new SalesforceClient(new SalesforceOptions { Instance = local.Url, Auth = new ExternalToken(local.Token) });
        Options = new EventOptions { Endpoint = local.PubSubAddress, From = ReplayFrom.Earliest, ReconnectDelay = TimeSpan.FromMilliseconds(5), MaxReconnectDelay = TimeSpan.FromMilliseconds(50) };
    }

    public LocalOrg Local { get; }

    public SalesforceClient Client { get; }

    /// <summary>Streams over gRPC from the oldest event on: what a test wrote before it reads is there.</summary>
    public EventOptions Options { get; }

    public static async Task<BusOrg> StartAsync(Action<LocalOrgOptions>? configure = null) => new(await LocalOrg.StartAsync(o =>
    {
        _ = o.Snapshots(TestPaths.InRepository("describe-snapshots"));
        configure?.Invoke(o);
    }));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Local.DisposeAsync();
    }
}
