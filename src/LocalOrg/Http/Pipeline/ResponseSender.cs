using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>Sends an answer, compressed where the client takes that, or cut off where a test wants that.</summary>
internal static class ResponseSender
{
    // Below this a packet is a packet.
    private const int LeastCompressed = 1024;

    public static async Task SendAsync(HttpContext context, ApiResponse response, FaultKind? fault)
    {
        if (fault == FaultKind.NoAnswer)
        {
            context.Abort();
            return;
        }
        var http = context.Response;
        http.StatusCode = response.Status;
        foreach (var header in response.Headers)
            http.Headers[header.Key] = header.Value;
        if (response.Body is not { } body)
            return;
        http.ContentType = response.ContentType;
        var bytes = body.Memory;
        if (bytes.Length >= LeastCompressed
            && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            http.Headers.ContentEncoding = "gzip";
            http.Headers.Vary = "Accept-Encoding";
            // The state of an account has another name where it travels compressed.
            if (http.Headers.ETag.ToString() is [.. var etag, '"'])
                http.Headers.ETag = etag + "--gzip\"";
            bytes = Compressed(bytes);
        }
        http.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (fault == FaultKind.CutOff)
        {
            await http.BodyWriter.WriteAsync(bytes[..(bytes.Length / 2)], context.RequestAborted).ConfigureAwait(false);
            context.Abort();
            return;
        }
        await http.BodyWriter.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Compressed(ReadOnlyMemory<byte> bytes)
    {
        using var compressed = new MemoryStream(bytes.Length / 4);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
