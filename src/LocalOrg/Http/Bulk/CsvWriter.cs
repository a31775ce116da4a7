using System.Text;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>Writes the CSV of results: every value in quotes, as the platform does.</summary>
internal sealed class CsvWriter(CsvDialect dialect)
{
    private readonly StringBuilder _row = new();

    /// <summary>A row, with its line ending, as UTF-8.</summary>
    public byte[] Row(IEnumerable<string> cells)
    {
        _row.Clear();
        foreach (var cell in cells)
        {
            if (_row.Length > 0)
                _row.Append(dialect.Delimiter);
            _row.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        return Encoding.UTF8.GetBytes(_row.Append(dialect.LineEnding).ToString());
    }
}
