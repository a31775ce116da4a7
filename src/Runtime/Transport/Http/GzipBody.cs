using System.IO.Compression;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// Compresses bodies that are long enough to be worth it (REST API, Compression Headers). The result has a length, and can be sent
/// more than once.
/// </summary>
internal static class GzipBody
{
    /// <summary>The body as it is sent: compressed, or as it was.</summary>
    /// <param name="body">The body.</param>
    /// <param name="least">From how many bytes on it is compressed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<HttpContent> OfAsync(HttpContent body, int least, CancellationToken cancellationToken)
    {
        // What has no length comes from a stream, and is a file: compressed already, most often.
        if (body.Headers.ContentLength is not { } length || length < least || body.Headers.ContentEncoding.Count > 0
            || body.Headers.ContentType?.MediaType != "application/json")
            return body;
        using var compressed = new MemoryStream((int)(length / 4));
        var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
        await using (gzip.ConfigureAwait(false))
            await body.CopyToAsync(gzip, cancellationToken).ConfigureAwait(false);
        var content = new ReadOnlyMemoryContent(compressed.GetBuffer().AsMemory(0, (int)compressed.Length));
        content.Headers.ContentType = body.Headers.ContentType;
        content.Headers.ContentEncoding.Add("gzip");
        return content;
    }
}
