using System.Net;
using System.Net.Http.Headers;

namespace Salesforce.Typed.Benchmarks;

/// <summary>Answers everything with the same bytes, without a network.</summary>
internal sealed class FixedAnswer(byte[] body) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Headers = { { "Sforce-Limit-Info", "api-usage=18/100000" } },
            Content = new ByteArrayContent(body) { Headers = { ContentType = Json } },
        });
}
