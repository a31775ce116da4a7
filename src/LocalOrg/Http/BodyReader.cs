using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Errors;

namespace Salesforce.Typed.Testing.Http;

/// <summary>Reads a request's body, compressed or not.</summary>
internal static class BodyReader
{
    /// <summary>The longest body with files in it.</summary>
    public const int MostBytesWithFiles = 500 * 1024 * 1024;

    // Also after it is decompressed.
    private const int MostBytes = 64 * 1024 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (request.ContentLength == 0 || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            return default;
        var most = MultipartBody.Is(request.ContentType) ? MostBytesWithFiles : MostBytes;
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
                    throw new ApiException(413, "REQUEST_TOO_LARGE", $"The body is longer than {most} bytes", null);
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
        _ => request.Body,
    };
}
