using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>Reads a request's body, compressed or not.</summary>
internal static class BodyReader
{
    /// <summary>The longest body with files in it.</summary>
    public const int MostBytesWithFiles = 500 * 1024 * 1024;

    // Also after it is decompressed.
    private const int MostBytes = 64 * 1024 * 1024;

    // 150 MB as base64 (Bulk API 2.0, Upload Job Data).
    private const int MostBytesOfCsv = 150_000_000 / 4 * 3;

    /// <summary>Whether the body is the data of a bulk job.</summary>
    public static bool IsCsv(string? contentType) => contentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads the body.</summary>
    /// <param name="context">The request.</param>
    /// <param name="limit">The most bytes that it may have, decompressed; null for what calls with a token may send.</param>
    /// <exception cref="ApiException">It is longer, or its encoding cannot be read.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int? limit = null)
    {
        var request = context.Request;
        if (request.ContentLength == 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return default;
        var most = limit
            ?? (MultipartBody.Is(request.ContentType) ? MostBytesWithFiles : IsCsv(request.ContentType) ? MostBytesOfCsv : MostBytes);
        if (request.ContentLength > most)
            throw TooLarge(most);
        // What a client only says that it will send takes no room.
        using var bytes = new MemoryStream((int)Math.Min(request.ContentLength ?? 0, 1024 * 1024));
        var stream = Decompressed(request);
        await using var _ = stream.ConfigureAwait(false);
        try
        {
            var chunk = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(chunk, context.RequestAborted).ConfigureAwait(false)) > 0)
            {
                if (bytes.Length + read > most)
                    throw TooLarge(most);
                bytes.Write(chunk, 0, read);
            }
        }
        catch (InvalidDataException e)
        {
            throw new ApiException(400, "INVALID_REQUEST", e.Message, null);
        }
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    private static Stream Decompressed(HttpRequest request) => request.Headers.ContentEncoding.ToString().ToLowerInvariant() switch
    {
        "gzip" => new GZipStream(request.Body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(request.Body, CompressionMode.Decompress),
        "" or "identity" => request.Body,
        var other => throw new ApiException(415, "UNSUPPORTED_MEDIA_TYPE", $"Content encoding '{other}' is not supported. Send the body "
            + $"as it is, or compressed with gzip or deflate.", null),
    };

    private static ApiException TooLarge(int most) => new(413, "REQUEST_TOO_LARGE", $"The body is longer than {most} bytes", null);
}
