using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Policy.Files;

/// <summary>Reads a JSON text into nodes with places.</summary>
internal static class JsonNodes
{
    /// <summary>The value of a text.</summary>
    /// <exception cref="JsonException">The text is not JSON, or a member appears twice in one object.</exception>
    public static JsonNode Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 16 });
        reader.Read();
        var lines = Lines(json);
        var root = Value(ref reader, lines);
        // Reports what follows the value.
        reader.Read();
        return root;
    }

    private static JsonNode Value(ref Utf8JsonReader reader, List<int> lines)
    {
        var node = Node(ref reader, lines);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var name = Node(ref reader, lines);
                if (node.Members.Any(m => m.Name.Text == name.Text))
                    throw new JsonException($"'{name.Text}' appears twice in one object.", null, name.Line - 1, name.Column - 1);
                reader.Read();
                node.Members.Add((name, Value(ref reader, lines)));
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                node.Items.Add(Value(ref reader, lines));
        }
        return node;
    }

    private static JsonNode Node(ref Utf8JsonReader reader, List<int> lines)
    {
        var found = lines.BinarySearch((int)reader.TokenStartIndex);
        var line = found >= 0 ? found : ~found - 1;
        return new JsonNode(reader.TokenType, line + 1, (int)reader.TokenStartIndex - lines[line] + 1)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.PropertyName or JsonTokenType.String => Text(ref reader),
                JsonTokenType.Number => Encoding.ASCII.GetString(reader.ValueSpan),
                _ => "",
            },
        };
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException("A string is not valid UTF-8.", e);
        }
    }

    private static List<int> Lines(ReadOnlySpan<byte> json)
    {
        List<int> starts = [0];
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '\n')
                starts.Add(i + 1);
        }
        return starts;
    }
}
