using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Salesforce.Typed.Local;

/// <summary>The org's door: Kestrel, the token, and one call after the other.</summary>
internal sealed class Server : IAsyncDisposable
{
    private const string Root = "/services/data";
    private const int MostBytes = 64 * 1024 * 1024;

    private readonly WebApplication _application;
    private readonly Router _router;
    private readonly ApiUsage _usage;
    private readonly string _token;
    // SQLite's connection serves one call at a time; calls wait here without holding a thread.
    private readonly SemaphoreSlim _gate = new(1, 1);

    private Server(WebApplication application, Router router, ApiUsage usage, string token)
    {
        _application = application;
        _router = router;
        _usage = usage;
        _token = token;
    }

    /// <summary>Where the server listens.</summary>
    public Uri Url { get; private set; } = null!;

    public static async Task<Server> StartAsync(Router router, ApiUsage usage, IPAddress address, int port, string token, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        // Ctrl-C belongs to whoever started the org.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, NoLifetime>());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            // The platform's own limit is checked by the org, in the platform's words.
            kestrel.Limits.MaxRequestLineSize = 128 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 128 * 1024;
            kestrel.Listen(address, port);
        });
        var application = builder.Build();
        var server = new Server(application, router, usage, token);
        application.Run(server.HandleAsync);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        server.Url = new Uri(application.Urls.First());
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Clients keep connections open; there is nothing to wait for on them.
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _application.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _gate.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reply = await AnswerAsync(context).ConfigureAwait(false);
        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var header in reply.Headers)
            response.Headers[header.Key] = header.Value;
        if (reply.Body is not { } body)
            return;
        response.ContentType = reply.ContentType;
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.BodyWriter.WriteAsync(body.Memory, context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<Reply> AnswerAsync(HttpContext context)
    {
        try
        {
            return await DispatchAsync(context).ConfigureAwait(false);
        }
        catch (ApiException e)
        {
            return Reply.Error(e);
        }
        catch (BadHttpRequestException e)
        {
            return Reply.Error(new ApiException(e.StatusCode, "INVALID_REQUEST", e.Message, null));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A bug of ours: told as the platform tells its own, with our number and without our stack.
            Console.Error.WriteLine(e);
            return Reply.Error(new ApiException(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred in the local org. Its console has the details.", null));
        }
    }

    private async Task<Reply> DispatchAsync(HttpContext context)
    {
        // The path as it was sent: an encoded slash within an external id is no separator.
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = "/" + (mark < 0 ? target : target[..mark]).Trim('/');
        var query = mark < 0 ? "" : target[mark..];
        while (path.StartsWith("//", StringComparison.Ordinal))
            path = path[1..];
        if (!path.StartsWith(Root, StringComparison.OrdinalIgnoreCase))
            throw ApiErrors.NotFound();
        var rest = path[Root.Length..].Trim('/');
        if (rest.Length == 0)
            return ServiceResource.Versions();
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var version = ApiVersion.Parse(slash < 0 ? rest : rest[..slash]) ?? throw ApiErrors.NotFound();
        if (version < ApiVersion.Oldest)
            throw new ApiException(410, "GONE", $"API version {version}.0 has been retired. Use version {ApiVersion.Oldest}.0 or later.", null);
        if (version > ApiVersion.Newest)
            throw ApiErrors.NotFound();
        CheckToken(context);
        var body = await ReadBodyAsync(context).ConfigureAwait(false);
        using var call = new Call(
            context.Request.Method.ToUpperInvariant(), version, slash < 0 ? "" : rest[slash..], query,
            name => context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null, body);
        await _gate.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        try
        {
            var reply = _router.Answer(call);
            reply.Headers.Add(new("Sforce-Limit-Info", _usage.Count()));
            return reply;
        }
        finally
        {
            _gate.Release();
        }
    }

    private void CheckToken(HttpContext context)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var isBearer = space > 0 && header.AsSpan(0, space).Trim() is var scheme
            && (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) || scheme.Equals("OAuth", StringComparison.OrdinalIgnoreCase));
        if (!isBearer || header[(space + 1)..].Trim() != _token)
            throw new ApiException(401, "INVALID_SESSION_ID", "Session expired or invalid", null);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength == 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return default;
        var encoding = request.Headers.ContentEncoding.ToString();
        Stream stream = encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(request.Body, CompressionMode.Decompress)
            : encoding.Equals("deflate", StringComparison.OrdinalIgnoreCase) ? new ZLibStream(request.Body, CompressionMode.Decompress) : request.Body;
        await using var _ = stream.ConfigureAwait(false);
        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, MostBytes));
        await stream.CopyToAsync(bytes, context.RequestAborted).ConfigureAwait(false);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
