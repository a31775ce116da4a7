using System.Collections.Concurrent;
using System.IO.Compression;
using Salesforce.Typed.SoqlSyntax.Parsing;

namespace Salesforce.Typed.Tests;

/// <summary>Passes requests on to the network and keeps what they said.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly ConcurrentQueue<(string Request, string Body)> _calls = new();

    /// <summary>Method, path and body of each request so far.</summary>
    public IReadOnlyList<(string Request, string Body)> Calls => [.. _calls];

    /// <summary>The statements of the queries so far.</summary>
    public IEnumerable<string> Soql => Calls
        .Where(c => c.Request.Contains("/query?q=", StringComparison.Ordinal))
        .Select(c => Uri.UnescapeDataString(c.Request[(c.Request.IndexOf("?q=", StringComparison.Ordinal) + 3)..]));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await TextAsync(request.Content, cancellationToken);
        Require(request);
        _calls.Enqueue(($"{request.Method} {request.RequestUri!.PathAndQuery}", body));
        return await base.SendAsync(request, cancellationToken);
    }

    private static async Task<string> TextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (!content.Headers.ContentEncoding.Contains("gzip"))
            return await content.ReadAsStringAsync(cancellationToken);
        using var reader = new StreamReader(
            new GZipStream(new MemoryStream(await content.ReadAsByteArrayAsync(cancellationToken)), CompressionMode.Decompress));
        return await reader.ReadToEndAsync(cancellationToken);
    }

    // No test may send what the grammar refuses, even where the local org would take it.
    private static void Require(HttpRequestMessage request)
    {
        var query = request.RequestUri!.Query;
        if (!query.StartsWith("?q=", StringComparison.Ordinal))
            return;
        var statement = Uri.UnescapeDataString(query[3..]);
        if (request.RequestUri.AbsolutePath.EndsWith("/search", StringComparison.Ordinal))
            Assert.Empty(SoslParser.Parse(statement).Errors);
        else
            Assert.Empty(SoqlParser.Parse(statement).Errors);
    }
}
