using System.Text;

namespace Salesforce.Typed.Testing.Data.Seeds;

/// <summary>The rows of a CSV file: commas between cells, and quotes around those that hold commas, quotes or line ends.</summary>
internal static class CsvRows
{
    /// <summary>Reads the rows, each with the line that it begins on. Empty lines are skipped.</summary>
    /// <exception cref="InvalidDataException">A quote is not closed, or stands within a cell.</exception>
    public static IEnumerable<(int Line, List<string> Cells)> Read(string text, string file)
    {
        var at = 0;
        var line = 1;
        while (at < text.Length)
        {
            var begins = line;
            var cells = new List<string>();
            do
                cells.Add(Cell(text, ref at, ref line, file));
            while (at < text.Length && text[at++] == ',');
            if (at > 0 && text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
                at++;
            line++;
            if (cells is not [""])
                yield return (begins, cells);
        }
    }

    // Afterwards the position is at the comma, the line end or the end of the text.
    private static string Cell(string text, ref int at, ref int line, string file)
    {
        if (at >= text.Length || text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(",\r\n") is var found && found >= 0 ? at + found : text.Length;
            var plain = text[at..end];
            at = end;
            return plain.Contains('"', StringComparison.Ordinal)
                ? throw new InvalidDataException($"{file}:{line}: a cell with a quote in it is quoted as a whole, with the quote doubled.")
                : plain;
        }
        var begins = line;
        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            if (at >= text.Length)
                throw new InvalidDataException($"{file}:{begins}: the quote that begins here is not closed.");
            if (text[at] == '"' && (++at >= text.Length || text[at] != '"'))
                break;
            if (text[at] == '\n')
                line++;
            cell.Append(text[at]);
        }
        return at < text.Length && text[at] is not (',' or '\r' or '\n')
            ? throw new InvalidDataException($"{file}:{line}: after a quoted cell comes a comma or the end of the line.")
            : cell.ToString();
    }
}
