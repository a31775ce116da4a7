using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Salesforce.Typed.Testing.Http.Grpc;
using Salesforce.Typed.Testing.Http.Pipeline;
using Salesforce.Typed.Testing.Http.Requests;

namespace Salesforce.Typed.Testing.Hosting;

/// <summary>Kestrel, with nothing on it but the org.</summary>
internal sealed class Server : IAsyncDisposable
{
    // The platform's own limits are checked by the org, in the platform's words: what comes in may be longer than that.
    private const int MostHeaderBytes = 128 * 1024;

    private const int MostConnections = 4096;

    private static readonly TimeSpan StopTimeout = TimeSpan.FromMilliseconds(200);

    private readonly WebApplication _application;

    private Server(WebApplication application, X509Certificate2? certificate)
    {
        _application = application;
        var urls = application.Urls.Select(u => new Uri(u)).ToList();
        (Url, PubSubAddress, TlsAddress) = (urls[0], urls[1], urls.ElementAtOrDefault(2));
        Certificate = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.RawData);
    }

    /// <summary>Where the server listens.</summary>
    public Uri Url { get; }

    /// <summary>Where the event bus listens for gRPC in clear text, which needs a port that speaks nothing but HTTP/2.</summary>
    public Uri PubSubAddress { get; }

    /// <summary>Where the server listens for all of it over TLS; null for nowhere.</summary>
    public Uri? TlsAddress { get; }

    /// <summary>What it shows there.</summary>
    public X509Certificate2? Certificate { get; }

    public static async Task<Server> StartAsync(
        RequestPipeline pipeline, PubSubService pubSub, ServerSettings settings, CancellationToken cancellationToken)
    {
        var certificate = settings.PubSubTlsPort is null ? null : LocalCertificate.Create();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Ctrl-C is handled by the program that started the org.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyReader.MostBytesWithFiles;
            kestrel.Limits.MaxRequestLineSize = MostHeaderBytes;
            kestrel.Limits.MaxRequestHeadersTotalSize = MostHeaderBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Listen(settings.Address, settings.Port);
            kestrel.Listen(settings.Address, settings.PubSubPort, listen => listen.Protocols = HttpProtocols.Http2);
            if (certificate is not null)
                kestrel.Listen(settings.Address, settings.PubSubTlsPort!.Value, listen => listen.UseHttps(certificate));
        });
        builder.Services.AddSingleton(pubSub);
        builder.Services.AddGrpc();
        var application = builder.Build();
        var guard = new RequestGuard(new HostNames(settings.HostNames));
        application.Use(guard.InvokeAsync);
        application.UseWhen(
            RequestGuard.IsGrpc, bus => bus.UseRouting().UseEndpoints(endpoints => endpoints.MapGrpcService<PubSubService>()));
        application.Run(pipeline.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            return new Server(application, certificate);
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
        using var timeout = new CancellationTokenSource(StopTimeout);
        await _application.StopAsync(timeout.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
