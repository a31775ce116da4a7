using System.Buffers;
using System.Text;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Core.Csv;

namespace Salesforce.Typed.Tests;

/// <summary>CSV as text, by our reader and writer.</summary>
internal static class CsvText
{
    public static string Write(
        IEnumerable<IEnumerable<string>> rows, CsvDelimiter delimiter = CsvDelimiter.Comma, CsvLineEnding lineEnding = CsvLineEnding.Lf,
        bool asBytes = false)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new CsvWriter(output, delimiter, lineEnding);
        foreach (var row in rows)
        {
            foreach (var cell in row)
            {
                if (asBytes)
                    writer.WriteCell(Encoding.UTF8.GetBytes(cell));
                else
                    writer.WriteCell(cell.AsSpan());
            }
            writer.EndRow();
        }
        Assert.Equal(output.WrittenCount, writer.Length);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static Task<List<string[]>> ReadAsync(string text, CsvDelimiter delimiter = CsvDelimiter.Comma, params int[] pieces) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), delimiter, pieces);

    public static async Task<List<string[]>> ReadAsync(byte[] bytes, CsvDelimiter delimiter = CsvDelimiter.Comma, params int[] pieces)
    {
        using var reader = new CsvReader(new TrickleStream(bytes, pieces), delimiter);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(rows.Count, reader.RowNumber);
            rows.Add([.. Enumerable.Range(0, reader.Count).Select(i => Encoding.UTF8.GetString(reader[i]))]);
        }
        Assert.False(await reader.ReadAsync(TestContext.Current.CancellationToken));
        return rows;
    }
}
