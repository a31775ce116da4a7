using System.Globalization;
using Salesforce.Typed;
using Salesforce.Typed.Dynamic;

namespace Acme;

/// <summary>Writes records as CSV (RFC 4180), one at a time: the number of rows does not matter.</summary>
internal static class Csv
{
    /// <summary>Writes the rows of a query.</summary>
    /// <param name="output">The writer.</param>
    /// <param name="rows">The query.</param>
    /// <param name="paths">The columns; none for all fields.</param>
    public static async Task WriteAsync(TextWriter output, DynamicQuery rows, IReadOnlyList<string> paths)
    {
        var columns = paths.Count > 0 ? paths : [.. rows.Info.Fields.Where(IsColumn).Select(f => f.Name)];
        await output.WriteLineAsync(string.Join(',', columns));
        await foreach (var row in rows)
            await output.WriteLineAsync(string.Join(',', columns.Select(column => Quote(Text(row[column])))));
    }

    private static bool IsColumn(FieldInfo field) =>
        !field.IsRelationship && field.Kind is not (FieldKind.Address or FieldKind.Location or FieldKind.Json);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IReadOnlyList<string> values => string.Join(';', values),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
