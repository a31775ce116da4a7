using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Salesforce.Typed.Tests;

/// <summary>Answers requests without a network, and keeps them.</summary>
internal sealed class AnsweringHandler(string body = "{}", HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Method, address and token of each request so far.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Whether somebody disposed it.</summary>
    public bool IsDisposed { get; private set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"{request.Method} {request.RequestUri} {request.Headers.Authorization?.Parameter}");
        return Task.FromResult(new HttpResponseMessage(status)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"), RequestMessage = request
        });
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
