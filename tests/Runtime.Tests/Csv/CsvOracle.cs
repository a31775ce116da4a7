using System.Text;
using CsvHelper;
using nietras.SeparatedValues;

namespace Salesforce.Typed.Tests;

/// <summary>CSV by libraries that other people wrote, and by a few lines that are plain enough to be right.</summary>
internal static class CsvOracle
{
    public static List<string[]> ReadByCsvHelper(string text, char delimiter)
    {
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
            MalformedData = CsvMalformedDataHandling.Throw,
            FieldCountMismatch = CsvFieldCountHandling.Throw,
        };
        using var reader = CsvReader.FromText(text, options);
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }

    public static string WriteByCsvHelper(IEnumerable<string[]> rows, char delimiter, string lineEnding)
    {
        var text = new StringWriter();
        using (var writer = CsvWriter.Create(text, new CsvWriterOptions { Separator = delimiter, NewLine = lineEnding }, true))
        {
            foreach (var row in rows)
                writer.WriteRecord(row);
        }
        return text.ToString();
    }

    public static List<string[]> ReadBySep(string text, char delimiter)
    {
        using var reader = Sep.New(delimiter).Reader(o => o with { HasHeader = false, Unescape = true }).FromText(text);
        var rows = new List<string[]>();
        foreach (var row in reader)
        {
            var cells = new string[row.ColCount];
            for (var i = 0; i < cells.Length; i++)
                cells[i] = row[i].ToString();
            rows.Add(cells);
        }
        return rows;
    }

    public static string WriteBySep(IEnumerable<string[]> rows, char delimiter)
    {
        using var writer = Sep.New(delimiter).Writer(o => o with { WriteHeader = false, Escape = true }).ToText();
        foreach (var cells in rows)
        {
            using var row = writer.NewRow();
            for (var i = 0; i < cells.Length; i++)
                row[i].Set(cells[i]);
        }
        return writer.ToString();
    }

    /// <summary>The rows; null where the text is not CSV.</summary>
    public static List<string[]>? ReadByRule(string text, char delimiter)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        for (var at = 0; at < text.Length || row.Count > 0;)
        {
            if (TakeCell(text, ref at, delimiter) is not { } cell)
                return null;
            row.Add(cell);
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at < text.Length)
                    continue;
                row.Add("");
            }
            else if (text.AsSpan(at) is ['\n', ..] or ['\r', '\n', ..])
                at += text[at] == '\n' ? 1 : 2;
            else if (at < text.Length)
                return null;
            if (rows.Count > 0 && rows[0].Length != row.Count)
                return null;
            rows.Add([.. row]);
            row.Clear();
        }
        return rows;
    }

    private static string? TakeCell(string text, ref int at, char delimiter)
    {
        var cell = new StringBuilder();
        if (at == text.Length || text[at] != '"')
        {
            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
            {
                if (text[at] == '"')
                    return null;
                cell.Append(text[at++]);
            }
            return cell.ToString();
        }
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
                cell.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"')
                cell.Append(text[at++]);
            else
            {
                at++;
                return cell.ToString();
            }
        }
        return null;
    }
}
