using System.Buffers;
using System.Net.Http.Headers;

namespace Salesforce.Typed.Features.Composite;

/// <summary>A body of JSON.</summary>
internal static class JsonBody
{
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <summary>The body that was written.</summary>
    public static HttpContent Of(ArrayBufferWriter<byte> buffer) =>
        new ReadOnlyMemoryContent(buffer.WrittenMemory) { Headers = { ContentType = Json } };
}
