using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Core.Json;

/// <summary>A request's JSON, which knows where in the text a value stands.</summary>
internal sealed class JsonBody : IDisposable
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 128 };

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly JsonDocument _document;

    private JsonBody(ReadOnlyMemory<byte> bytes, JsonDocument document)
    {
        _bytes = bytes;
        _document = document;
    }

    public JsonElement Root => _document.RootElement;

    /// <exception cref="ApiException">The text is not JSON.</exception>
    public static JsonBody Parse(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Span.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        try
        {
            CheckText(bytes.Span);
            return new JsonBody(bytes, JsonDocument.Parse(bytes, Options));
        }
        catch (JsonException e)
        {
            var at = $"[line:{(e.LineNumber ?? 0) + 1}, column:{(e.BytePositionInLine ?? 0) + 1}]";
            var offset = OffsetOf(bytes.Span, e.LineNumber ?? 0, e.BytePositionInLine ?? 0);
            throw ApiErrors.JsonParser(offset >= bytes.Length
                ? $"Unexpected end-of-input at {at}"
                : $"Unexpected character ('{(char)bytes.Span[offset]}' (code {bytes.Span[offset]})) at {at}");
        }
    }

    /// <summary>A text as JSON.</summary>
    public static JsonBody OfText(string text)
    {
        using var bytes = new PooledBuffer();
        using (var json = JsonWriters.Create(bytes))
            json.WriteStringValue(text);
        return Parse(bytes.Span.ToArray());
    }

    // The document takes bytes that are not UTF-8, and escapes of half a character: who reads such a text later would fail.
    private static void CheckText(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
            throw ApiErrors.JsonParser("Invalid UTF-8 in the request body");
        if (bytes.IndexOf("\\ud"u8) < 0 && bytes.IndexOf("\\uD"u8) < 0)
            return;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Options.MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                throw ApiErrors.JsonParser($"Unpaired surrogate in a string at byte {reader.TokenStartIndex + 1}");
            }
        }
    }

    /// <summary>The refusal of a value that is not of the type that the field wants.</summary>
    public ApiException CannotDeserialize(string type, JsonElement value)
    {
        var what = value.ValueKind switch
        {
            JsonValueKind.String => "VALUE_STRING value " + value.GetString(),
            JsonValueKind.Number =>
                (value.TryGetInt64(out _) ? "VALUE_NUMBER_INT value " : "VALUE_NUMBER_FLOAT value ") + value.GetRawText(),
            JsonValueKind.True => "VALUE_TRUE value true",
            JsonValueKind.False => "VALUE_FALSE value false",
            JsonValueKind.Null => "VALUE_NULL value null",
            JsonValueKind.Array => "START_ARRAY value [",
            _ => "START_OBJECT value {",
        };
        return ApiErrors.JsonParser(
            $"Cannot deserialize instance of {type} from {what} or request may be missing a required field at {Position(value)}");
    }

    /// <summary>The refusal of a member that the body of the request does not have.</summary>
    public ApiException Unrecognized(JsonProperty member) =>
        ApiErrors.JsonParser($"Unrecognized field \"{member.Name}\" at {Position(member.Value)}");

    /// <summary>The line on which a value begins, from 1.</summary>
    public int LineOf(JsonElement value) =>
        _bytes.Span.Overlaps(JsonMarshal.GetRawUtf8Value(value), out var offset) ? _bytes.Span[..offset].Count((byte)'\n') + 1 : 1;

    public void Dispose() => _document.Dispose();

    private string Position(JsonElement value)
    {
        if (!_bytes.Span.Overlaps(JsonMarshal.GetRawUtf8Value(value), out var offset))
            return "[line:1, column:1]";
        var before = _bytes.Span[..offset];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return $"[line:{line}, column:{column}]";
    }

    private static int OffsetOf(ReadOnlySpan<byte> bytes, long line, long column)
    {
        var offset = 0;
        for (; line > 0; line--)
        {
            var feed = bytes[offset..].IndexOf((byte)'\n');
            if (feed < 0)
                break;
            offset += feed + 1;
        }
        return (int)Math.Min(bytes.Length, offset + column);
    }
}
