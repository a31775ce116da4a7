using System.Text.Json;
using Salesforce.Typed.Wire;

namespace Salesforce.Typed.Queries;

/// <summary>
/// The call that carries a statement: GET <c>/query</c>, or <c>/queryAll</c> for deleted rows too. One that does not fit the request line goes as
/// the only step of a composite request, whose URL is in the body; that is Salesforce's own advice.
/// </summary>
internal static class QueryCall
{
    // URI and headers together may have 16,384 bytes (REST API, Status Codes); the headers, the token among them, get a share of it.
    private const int LongestPath = 16_384 - 4_096;

    /// <summary>Opens the first page.</summary>
    public static Task<QueryPage> OpenAsync(QueryParts parts, string soql, CancellationToken cancellationToken)
    {
        var path = Path(parts, soql);
        return path.Length <= LongestPath
            ? QueryPage.OpenAsync(parts.Transport, path, parts.Plan, Headers(parts), cancellationToken)
            : OpenLongAsync(parts, path, cancellationToken);
    }

    /// <summary>The header that wishes for a page size.</summary>
    public static (string Name, string Value)? Headers(QueryParts parts) =>
        parts.BatchSize is { } size ? ("Sforce-Query-Options", "batchSize=" + size.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null;

    private static string Path(QueryParts parts, string soql) =>
        $"{parts.Transport.DataPath}/{(parts.IncludesDeleted ? "queryAll" : "query")}?q={Uri.EscapeDataString(soql)}";

    private static async Task<QueryPage> OpenLongAsync(QueryParts parts, string path, CancellationToken cancellationToken)
    {
        var transport = parts.Transport;
        using var body = new ByteArrayContent(CompositeBody(parts, path));
        body.Headers.ContentType = new("application/json", "utf-8");
        var response = await transport.SendAsync(HttpMethod.Post, transport.DataPath + "/composite", body, cancellationToken).ConfigureAwait(false);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new QueryPage(stream, parts.Plan, new RowContext(transport), response, isComposite: true);
    }

    private static byte[] CompositeBody(QueryParts parts, string path)
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
            if (Headers(parts) is { } header)
            {
                writer.WriteStartObject("httpHeaders");
                writer.WriteString(header.Name, header.Value);
                writer.WriteEndObject();
            }
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
