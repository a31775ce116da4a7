using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests;

/// <summary>Answers requests without a network, and keeps what they said.</summary>
internal sealed class StubOrg : HttpMessageHandler
{
    private readonly Func<Call, CancellationToken, Task<HttpResponseMessage>> _answer;
    private readonly ConcurrentQueue<Call> _calls = new();

    public StubOrg(Func<Call, HttpResponseMessage> answer) => _answer = (call, _) => Task.FromResult(answer(call));

    public StubOrg(Func<Call, CancellationToken, Task<HttpResponseMessage>> answer) => _answer = answer;

    /// <summary>The requests so far, in the order in which they came.</summary>
    public IReadOnlyList<Call> Calls => [.. _calls];

    /// <summary>A client of this org that makes each call once.</summary>
    public SalesforceClient Client(AuthFlow? auth = null, CallOptions? calls = null) =>
        new(Options(auth, new RetryOptions { MaxAttempts = 1 }, calls: calls));

    /// <summary>A client of this org that retries calls, without a pause unless a clock is given.</summary>
    public SalesforceClient PatientClient(RetryOptions? retry = null, TimeProvider? clock = null) =>
        new(Options(null, retry ?? new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero }, clock));

    /// <summary>The options of a client of this org.</summary>
    public SalesforceOptions Options(
        AuthFlow? auth = null, RetryOptions? retry = null, TimeProvider? clock = null, CallOptions? calls = null) => new()
    {
        Instance = new("https://acme.my.salesforce.com"),
        Auth = auth ?? new ExternalTokenFlow("TOKEN"),
        HttpHandler = this,
        Retry = retry ?? new RetryOptions(),
        TimeProvider = clock ?? TimeProvider.System,
        CallDefaults = calls,
    };

    /// <summary>An org that gives the same answer to everything.</summary>
    public static StubOrg Always(string body, HttpStatusCode status = HttpStatusCode.OK) => new(_ => Json(body, status));

    /// <summary>An org that has a page behind each of these paths; the first one is the answer to the query.</summary>
    public static StubOrg Pages(params (string Path, string Body)[] pages) => new(call =>
    {
        var page = pages.FirstOrDefault(p => p.Path == call.Path);
        return Json(page.Body ?? pages[0].Body, HttpStatusCode.OK);
    });

    /// <summary>An answer.</summary>
    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>An answer whose body comes from a stream.</summary>
    public static HttpResponseMessage Stream(Stream body) => new(HttpStatusCode.OK) { Content = new StreamContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = new Call(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.Authorization?.ToString(),
            request.Content is null ? "" : await TextAsync(request.Content, cancellationToken),
            request.Content?.Headers.ContentType?.ToString(),
            [.. request.Headers.Select(h => $"{h.Key}: {string.Join(", ", h.Value)}"), "Host: " + request.RequestUri.Authority]);
        _calls.Enqueue(call);
        return await _answer(call, cancellationToken);
    }

    private static async Task<string> TextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (!content.Headers.ContentEncoding.Contains("gzip"))
            return await content.ReadAsStringAsync(cancellationToken);
        using var reader = new StreamReader(
            new GZipStream(new MemoryStream(await content.ReadAsByteArrayAsync(cancellationToken)), CompressionMode.Decompress));
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
