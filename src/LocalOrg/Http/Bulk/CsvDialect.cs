using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>How the cells and rows of a job's CSV are separated (Bulk API 2.0, Create a Job: columnDelimiter and lineEnding).</summary>
/// <param name="DelimiterName">The delimiter as the API names it.</param>
/// <param name="LineEndingName">The line ending as the API names it.</param>
internal sealed record CsvDialect(string DelimiterName, string LineEndingName)
{
    private static readonly Dictionary<string, char> Delimiters = new(StringComparer.Ordinal)
    {
        ["COMMA"] = ',',
        ["TAB"] = '\t',
        ["PIPE"] = '|',
        ["SEMICOLON"] = ';',
        ["CARET"] = '^',
        ["BACKQUOTE"] = '`',
    };

    public char Delimiter => Delimiters[DelimiterName];

    public string LineEnding => IsCrlf ? "\r\n" : "\n";

    public bool IsCrlf => LineEndingName == "CRLF";

    /// <summary>The dialect of those names; a comma and LF where a name is null.</summary>
    /// <exception cref="ApiException">The API does not have such a name.</exception>
    public static CsvDialect Of(string? delimiter, string? lineEnding)
    {
        delimiter ??= "COMMA";
        lineEnding ??= "LF";
        if (!Delimiters.ContainsKey(delimiter))
            throw BulkErrors.Invalid($"Invalid columnDelimiter '{delimiter}'. Use {string.Join(", ", Delimiters.Keys)}");
        return lineEnding is "LF" or "CRLF"
            ? new CsvDialect(delimiter, lineEnding)
            : throw BulkErrors.Invalid($"Invalid lineEnding '{lineEnding}'. Use LF or CRLF");
    }
}
