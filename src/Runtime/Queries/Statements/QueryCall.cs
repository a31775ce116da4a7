using System.Text.Json;
using Salesforce.Typed.Queries.Wire;
using Salesforce.Typed.Transport.Http;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>
/// The call that carries a statement: GET <c>/query</c>, or <c>/queryAll</c> for deleted rows too. One that does not fit the request line
/// goes as the only step of a composite request, whose URL is in the body; that is Salesforce's own advice.
/// </summary>
internal static class QueryCall
{
    // URI and headers together may have 16,384 bytes (REST API, Status Codes); the headers, the token among them, get a share of it.
    public const int LongestPath = 16_384 - 4_096;

    /// <summary>Opens the first page.</summary>
    public static async ValueTask<QueryPage> OpenAsync(QueryParts parts, string soql, CancellationToken cancellationToken)
    {
        using var call = Of(parts.Transport, soql, parts.IncludesDeleted, Headers(parts));
        return await QueryPage.OpenAsync(parts.Transport, call.Rest with
        {
            IsStreamed = true
        }, parts.Plan, call.IsComposite, parent: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Sends a statement; the answer is the page itself, or a composite's with the page as the body of its only step. It is read
    /// whole.
    /// </summary>
    public static async Task<HttpResponseMessage> SendAsync(
        RestTransport transport, string soql, bool includesDeleted, RestHeader? header, CancellationToken cancellationToken)
    {
        using var call = Of(transport, soql, includesDeleted, header);
        return await transport.SendAsync(call.Rest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The header that requests a page size.</summary>
    public static RestHeader? Headers(QueryParts parts) => Header(parts.BatchSize);

    /// <summary>The header that requests a page size.</summary>
    public static RestHeader? Header(int? batchSize) =>
        batchSize is { } size
            ? new(HeaderNames.QueryOptions, "batchSize=" + size.ToString(System.Globalization.CultureInfo.InvariantCulture))
            : null;

    private static Carrier Of(RestTransport transport, string soql, bool includesDeleted, RestHeader? header)
    {
        var path = $"{transport.DataPath}/{(includesDeleted ? "queryAll" : "query")}?q={Uri.EscapeDataString(soql)}";
        if (path.Length <= LongestPath)
            return new(new(HttpMethod.Get, path) { Headers = header }, IsComposite: false);
        var body = new ByteArrayContent(CompositeBody(path, header)) { Headers = { ContentType = new("application/json", "utf-8") } };
        return new(new(HttpMethod.Post, transport.DataPath + "/composite") { Body = body, IsRead = true }, IsComposite: true);
    }

    private static byte[] CompositeBody(string path, RestHeader? batchSize)
    {
        using var stream = new MemoryStream(path.Length + 256);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("compositeRequest");
            writer.WriteStartObject();
            writer.WriteString("method", "GET");
            writer.WriteString("url", path);
            writer.WriteString("referenceId", "query");
            if (batchSize is not null)
            {
                writer.WriteStartObject("httpHeaders");
                for (var header = batchSize; header is not null; header = header.Next)
                    writer.WriteString(header.Name, header.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }

    private readonly record struct Carrier(RestCall Rest, bool IsComposite) : IDisposable
    {
        public void Dispose() => Rest.Body?.Dispose();
    }
}
