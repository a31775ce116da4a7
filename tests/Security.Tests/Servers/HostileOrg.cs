using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Tests.Servers;

/// <summary>
/// A server that answers as an attack says, without a network. It keeps the addresses that were asked and what was sent there.
/// </summary>
internal sealed class HostileOrg(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string Host = "acme.my.salesforce.com";
    public const string Data = "/services/data/v67.0";

    /// <summary>What is sent with each call: it has the form of a session id.</summary>
    public const string Token =
        "00Dx0000000BV7z!AR8AQP0jITN80ESEsj5EbaZTFG0RNBaT1cyWk7TrqoDjoNIWQ2ME_sTZzBjfmOE6zMHq6y8PIW4eWze9JksNEkWUl.Cju7m4";

    private readonly ConcurrentQueue<string> _requests = new();

    /// <summary>The requests: host and path, and the body where there is one.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>A server that answers everything with these texts, in turn; the last one repeats.</summary>
    public static HostileOrg Answering(params string[] bodies)
    {
        var next = 0;
        return new(_ => Json(bodies[Math.Min(next++, bodies.Length - 1)]));
    }

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        Bytes(Encoding.UTF8.GetBytes(body), status);

    public static HttpResponseMessage Bytes(byte[] body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } } };

    /// <summary>A page of rows with an address behind it.</summary>
    public static string Page(string? next, params string[] rows) => next is null
        ? $$"""{"totalSize":{{rows.Length}},"done":true,"records":[{{string.Join(',', rows)}}]}"""
        : $$"""{"totalSize":9,"done":false,"nextRecordsUrl":{{System.Text.Json.JsonSerializer.Serialize(next)}},"records":[{{string.Join(',', rows)}}]}""";

    public static string Row(string name) => $$"""{"attributes":{"type":"Node__c"},"Name":"{{name}}"}""";

    /// <summary>A row with children that go on elsewhere.</summary>
    public static string Parent(string next) => $$"""{"attributes":{"type":"Node__c"},"Name":"p","Nodes__r":{{Page(next, Row("c"))}}}""";

    public SalesforceClient Client(AuthFlow? auth = null, int? maxAnswerBytes = null, int? maxRowBytes = null, string instance = "https://"
        + Host) => new(new SalesforceOptions
    {
        Instance = new(instance),
        Auth = auth ?? new ExternalTokenFlow(Token),
        HttpHandler = this,
        Retry = new RetryOptions { MaxAttempts = 1 },
        MaxResponseBytes = maxAnswerBytes ?? 256 * 1024 * 1024,
        MaxRowBytes = maxRowBytes ?? 64 * 1024 * 1024,
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Enqueue(
            $"{request.RequestUri!.IdnHost}{request.RequestUri.PathAndQuery}{(request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken))}");
        var response = answer(request);
        response.RequestMessage ??= request;
        return response;
    }
}
