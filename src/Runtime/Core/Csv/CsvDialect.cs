using System.Diagnostics.CodeAnalysis;
using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Core.Csv;

/// <summary>The delimiter and the line ending of CSV: their bytes, and their names in the fields of a job.</summary>
internal static class CsvDialect
{
    // In the order of the enumerations.
    private static readonly string[] Delimiters = ["COMMA", "TAB", "PIPE", "SEMICOLON", "CARET", "BACKQUOTE"];
    private static readonly string[] LineEndings = ["LF", "CRLF"];

    /// <summary>The byte of a delimiter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such delimiter.</exception>
    public static byte Byte(CsvDelimiter delimiter) => ",\t|;^`"u8[Index(delimiter)];

    /// <summary>The bytes at the end of a line.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line ending.</exception>
    public static ReadOnlySpan<byte> Bytes(CsvLineEnding lineEnding) => Index(lineEnding) == 0 ? "\n"u8 : "\r\n"u8;

    /// <summary>The value of <c>columnDelimiter</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such delimiter.</exception>
    public static string Name(CsvDelimiter delimiter) => Delimiters[Index(delimiter)];

    /// <summary>The value of <c>lineEnding</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such line ending.</exception>
    public static string Name(CsvLineEnding lineEnding) => LineEndings[Index(lineEnding)];

    /// <summary>Reads a value of <c>columnDelimiter</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out CsvDelimiter delimiter) =>
        (delimiter = (CsvDelimiter)Array.IndexOf(Delimiters, name)) >= 0;

    /// <summary>Reads a value of <c>lineEnding</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out CsvLineEnding lineEnding) =>
        (lineEnding = (CsvLineEnding)Array.IndexOf(LineEndings, name)) >= 0;

    private static int Index(CsvDelimiter delimiter) => delimiter is >= CsvDelimiter.Comma and <= CsvDelimiter.Backquote
        ? (int)delimiter
        : throw new ArgumentOutOfRangeException(nameof(delimiter), delimiter, "Use a value of CsvDelimiter.");

    private static int Index(CsvLineEnding lineEnding) => lineEnding is CsvLineEnding.Lf or CsvLineEnding.CrLf
        ? (int)lineEnding
        : throw new ArgumentOutOfRangeException(nameof(lineEnding), lineEnding, "Use a value of CsvLineEnding.");
}
