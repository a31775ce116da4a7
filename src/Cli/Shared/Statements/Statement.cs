using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Cli.Shared.Statements;

/// <summary>A statement of a file, and where it stands there.</summary>
/// <param name="File">The file's name, as the command line has it.</param>
/// <param name="Line">The line in it, counted from 1.</param>
/// <param name="Source">That line as it is.</param>
/// <param name="Text">The statement.</param>
/// <param name="Problem">Why the line holds no statement; null where it does.</param>
internal sealed record Statement(string File, int Line, string Source, string Text, string? Problem = null)
{
    /// <summary>
    /// Where in <see cref="Source"/>, as UTF-8, the JSON text with the statement begins; -1 where the line is the statement.
    /// </summary>
    private int JsonStart { get; init; } = -1;

    /// <summary>The statements of a file; lines without one are skipped.</summary>
    public static IEnumerable<Statement> Read(string file, TextReader reader)
    {
        for (var line = 1; reader.ReadLine() is { } source; line++)
        {
            var start = source.AsSpan().TrimStart();
            if (start.Length > 0)
                yield return start[0] == '{' ? FromJson(file, line, source) : new Statement(file, line, source, source);
        }
    }

    /// <summary>The column in the file of a place in the statement, counted from 1.</summary>
    public int ColumnOf(int offset) => JsonStart < 0 || Problem is not null ? offset + 1 : JsonColumn(offset);

    private static Statement FromJson(string file, int line, string source)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(source));
            string? text = null;
            var at = -1;
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isStatement = reader.ValueTextEquals("soql"u8);
                reader.Read();
                if (isStatement)
                {
                    text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                    at = (int)reader.TokenStartIndex + 1;
                }
                reader.Skip();
            }
            // What follows the object is an error too.
            while (reader.Read())
            {
            }
            return text is null
                ? new Statement(file, line, source, "", "this line of JSON has no member 'soql' with a text")
                : new Statement(file, line, source, text) { JsonStart = at };
        }
        catch (InvalidOperationException)
        {
            return new Statement(
                file, line, source, "", "a text of this line of JSON has an escape of half a character, as \\ud83d without the other half");
        }
        catch (JsonException)
        {
            return new Statement(file, line, source, "", "this line starts with { and is not JSON");
        }
    }

    // Walks through the JSON text: an escape is several characters there and one in the statement.
    private int JsonColumn(int offset)
    {
        var at = Encoding.UTF8.GetCharCount(Encoding.UTF8.GetBytes(Source), 0, JsonStart);
        for (var i = 0; i < offset; i++)
            at += Source[at] != '\\' ? 1 : Source[at + 1] == 'u' ? 6 : 2;
        return at + 1;
    }
}
