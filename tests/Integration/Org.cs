using Salesforce.Typed.Auth;
using Salesforce.Typed.Testing;

namespace Salesforce.Typed.Tests;

/// <summary>A local org with the repository's snapshots, and a client of it.</summary>
internal sealed class Org : IAsyncDisposable
{
    private Org(LocalOrg local, RecordingHandler wire)
    {
        Local = local;
        Wire = wire;
        // Calls are retried without a delay, to keep the tests fast.
        Client = new SalesforceClient(new SalesforceOptions
        {
            Instance = local.Url,
            Auth = new ExternalTokenFlow(local.Token),
            HttpHandler = wire,
            Retry = new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero },
        });
    }

    public LocalOrg Local { get; }

    public SalesforceClient Client { get; }

    /// <summary>The requests that the client made.</summary>
    public RecordingHandler Wire { get; }

    public static async Task<Org> StartAsync() =>
        new(await LocalOrg.StartAsync(o => o.Snapshots(TestPaths.InRepository("describe-snapshots"))), new RecordingHandler());

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Wire.Dispose();
        await Local.DisposeAsync();
    }
}
