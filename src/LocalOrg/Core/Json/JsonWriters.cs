using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Salesforce.Typed.Testing.Core.Json;

/// <summary>How answers are written: without spaces, and with nothing escaped that need not be.</summary>
internal static class JsonWriters
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 256,
    };

    public static Utf8JsonWriter Create(IBufferWriter<byte> into) => new(into, Options);
}
