using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Salesforce.Typed.Cli.Shared.Output;

/// <summary>
/// An object of JSON in a line of its own, as machines read them one by one. What a terminal or a CI service interprets is escaped, and
/// means the same.
/// </summary>
internal static partial class JsonLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line, with its end.</summary>
    public static string Of(Action<Utf8JsonWriter> members) => Value(writer =>
    {
        writer.WriteStartObject();
        members(writer);
        writer.WriteEndObject();
    }) + "\n";

    /// <summary>A value, without an end of line.</summary>
    public static string Value(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
            write(writer);
        // Hidden characters, number signs and what Diagnostic finds are in strings only.
        var json = Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return Diagnostic().Replace(Command().Replace(HiddenText.EscapeJson(json), @"#\u0023"), @"$1\u003a");
    }

    // MSBuild reports a line that reads like a compiler's. A quotation mark would end the string, and the colon be one of JSON.
    [GeneratedRegex(@"(?<=[\s:])((?:error|warning)(?:\s+[^:\s\\""]*)?\s*):", RegexOptions.IgnoreCase)]
    private static partial Regex Diagnostic();

    [GeneratedRegex(@"##(?=[A-Za-z]*\[)")]
    private static partial Regex Command();
}
