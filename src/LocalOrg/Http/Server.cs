using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Salesforce.Typed.Local;

/// <summary>Kestrel, with nothing on it but the org.</summary>
internal sealed class Server : IAsyncDisposable
{
    // The platform's own limits are checked by the org, in the platform's words: what comes in may be longer than that.
    private const int MostHeaderBytes = 128 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _application;

    private Server(WebApplication application)
    {
        _application = application;
        Url = new Uri(application.Urls.First());
    }

    /// <summary>Where the server listens.</summary>
    public Uri Url { get; }

    public static async Task<Server> StartAsync(FrontDoor door, IPAddress address, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Ctrl-C belongs to whoever started the org.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyReader.MostBytesWithFiles;
            kestrel.Limits.MaxRequestLineSize = MostHeaderBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
            kestrel.Limits.MaxRequestBufferSize = null;
            kestrel.Listen(address, port);
        });
        var application = builder.Build();
        application.Run(door.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new Server(application);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Clients keep connections open; there is nothing to wait for on them.
        using var soon = new CancellationTokenSource(Patience);
        await _application.StopAsync(soon.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
