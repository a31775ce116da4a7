using System.Buffers;
using Salesforce.Typed.Core.Csv;

namespace Salesforce.Typed.Cli.Export;

/// <summary>Writes rows as lines of CSV, whose values are exact except that line breaks within them are LF.</summary>
internal sealed class CsvLines
{
    private readonly ArrayBufferWriter<byte> _buffer = new();
    private readonly CsvWriter _csv;

    public CsvLines() => _csv = new CsvWriter(_buffer);

    /// <summary>The line of the names of columns.</summary>
    public ExportLine Header(IEnumerable<string> names)
    {
        _buffer.ResetWrittenCount();
        _csv.WriteHeader(names);
        return new(_buffer.WrittenMemory, IsRow: false);
    }

    /// <summary>The line of a row.</summary>
    public ExportLine Row(IEnumerable<string?> values)
    {
        _buffer.ResetWrittenCount();
        foreach (var value in values)
            _csv.WriteCell(value);
        _csv.EndRow();
        return new(_buffer.WrittenMemory, IsRow: true);
    }
}
