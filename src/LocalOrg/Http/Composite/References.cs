using System.Globalization;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;

namespace Salesforce.Typed.Testing.Http.Composite;

/// <summary>The results of the steps so far, and what <c>@{ref.path}</c> means by them.</summary>
internal sealed class References : IDisposable
{
    private readonly Dictionary<string, JsonDocument> _results = new(StringComparer.Ordinal);

    /// <summary>Takes the result of a step that succeeded.</summary>
    public void Add(string referenceId, ReadOnlySpan<byte> body)
    {
        if (body.Length > 0)
            _results[referenceId] = JsonDocument.Parse(body.ToArray());
    }

    /// <summary>The steps that a text refers to.</summary>
    public static IEnumerable<string> In(string text)
    {
        for (var at = text.IndexOf("@{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("@{", at + 2, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
                yield break;
            var path = text[(at + 2)..end];
            var stop = path.AsSpan().IndexOfAny('.', '[');
            yield return stop < 0 ? path : path[..stop];
        }
    }

    /// <summary>The text with its references replaced by what they mean.</summary>
    public string Resolve(string text)
    {
        if (!text.Contains("@{", StringComparison.Ordinal))
            return text;
        var resolved = new StringBuilder();
        var from = 0;
        for (var at = text.IndexOf("@{", StringComparison.Ordinal); at >= 0; at = text.IndexOf("@{", from, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', at);
            if (end < 0)
                break;
            resolved.Append(text, from, at - from).Append(Value(text[(at + 2)..end]).ToString());
            from = end + 1;
        }
        return resolved.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>The JSON with the references in its strings replaced: a string that is nothing but a reference becomes its value.</summary>
    public byte[] Resolve(JsonElement element)
    {
        using var buffer = new PooledBuffer();
        using (var json = JsonWriters.Create(buffer))
            Write(json, element);
        return buffer.Span.ToArray();
    }

    public void Dispose()
    {
        foreach (var result in _results.Values)
            result.Dispose();
    }

    private void Write(Utf8JsonWriter json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    json.WritePropertyName(member.Name);
                    Write(json, member.Value);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(json, item);
                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                var text = element.GetString()!;
                if (text.StartsWith("@{", StringComparison.Ordinal) && text.IndexOf('}', StringComparison.Ordinal) == text.Length - 1)
                    Value(text[2..^1]).WriteTo(json);
                else
                    json.WriteStringValue(Resolve(text));
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }

    // Names are compared with their case: a create answers "id", a row has "Id".
    private JsonElement Value(string path)
    {
        var stop = path.AsSpan().IndexOfAny('.', '[');
        var reference = stop < 0 ? path : path[..stop];
        if (!_results.TryGetValue(reference, out var document))
            throw NoValue(path, reference);
        var value = document.RootElement;
        for (var at = reference.Length; at < path.Length;)
        {
            if (path[at] == '[')
            {
                var close = path.IndexOf(']', at);
                if (close < 0
                    || !int.TryParse(path.AsSpan(at + 1, close - at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                    || value.ValueKind != JsonValueKind.Array || index >= value.GetArrayLength())
                {
                    throw NoValue(path, reference);
                }
                value = value[index];
                at = close + 1;
            }
            else
            {
                var next = path.AsSpan(at + 1).IndexOfAny('.', '[');
                var name = next < 0 ? path[(at + 1)..] : path.Substring(at + 1, next);
                if (path[at] != '.' || value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value))
                    throw NoValue(path, reference);
                at += 1 + name.Length;
            }
        }
        return value;
    }

    private static ApiException NoValue(string path, string reference) =>
        new(400, "PROCESSING_HALTED", $"Invalid reference specified. No value for {path} found in {reference}", null);
}
