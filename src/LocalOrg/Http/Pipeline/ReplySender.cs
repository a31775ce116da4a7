using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Pipeline;

/// <summary>Sends an answer, compressed where the client takes that, or cut off where a test wants that.</summary>
internal static class ReplySender
{
    // Below this a packet is a packet.
    private const int LeastCompressed = 1024;

    public static async Task SendAsync(HttpContext context, Reply reply, FaultKind? fault)
    {
        if (fault == FaultKind.NoAnswer)
        {
            context.Abort();
            return;
        }
        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var header in reply.Headers)
            response.Headers[header.Key] = header.Value;
        if (reply.Body is not { } body)
            return;
        response.ContentType = reply.ContentType;
        var bytes = body.Memory;
        if (bytes.Length >= LeastCompressed && context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            response.Headers.ContentEncoding = "gzip";
            response.Headers.Vary = "Accept-Encoding";
            // The state of an account has another name where it travels compressed.
            if (response.Headers.ETag.ToString() is [.. var etag, '"'])
                response.Headers.ETag = etag + "--gzip\"";
            bytes = Compressed(bytes);
        }
        response.ContentLength = bytes.Length;
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        if (fault == FaultKind.CutOff)
        {
            await response.BodyWriter.WriteAsync(bytes[..(bytes.Length / 2)], context.RequestAborted).ConfigureAwait(false);
            context.Abort();
            return;
        }
        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Compressed(ReadOnlyMemory<byte> bytes)
    {
        using var compressed = new MemoryStream(bytes.Length / 4);
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(bytes.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }
}
