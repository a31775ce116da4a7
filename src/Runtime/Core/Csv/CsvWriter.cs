using System.Buffers;
using System.Text.Unicode;
using Salesforce.Typed.Bulk;

namespace Salesforce.Typed.Core.Csv;

/// <summary>
/// Writes CSV in the form that Bulk API 2.0 takes: UTF-8 without a byte-order mark, quotes only where a value needs them, and each line
/// break inside a value as the line ending of the file, since another one fails the whole job.
/// </summary>
internal sealed class CsvWriter
{
    private readonly IBufferWriter<byte> _output;
    private readonly byte _delimiter;
    private readonly byte[] _lineEnding;
    private readonly SearchValues<byte> _specialBytes;
    private readonly SearchValues<char> _specialChars;
    private int _cells;
    private bool _isEmpty = true;

    public CsvWriter(IBufferWriter<byte> output, CsvDelimiter delimiter = CsvDelimiter.Comma, CsvLineEnding lineEnding = CsvLineEnding.Lf)
    {
        _output = output;
        _delimiter = CsvDialect.Byte(delimiter);
        _lineEnding = CsvDialect.Bytes(lineEnding).ToArray();
        _specialBytes = SearchValues.Create([_delimiter, (byte)'"', (byte)'\r', (byte)'\n']);
        _specialChars = SearchValues.Create([(char)_delimiter, '"', '\r', '\n']);
    }

    /// <summary>The bytes that were written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes the names of the columns and ends the row.</summary>
    public void WriteHeader(IEnumerable<string> names)
    {
        foreach (var name in names)
            WriteCell(name.AsSpan());
        EndRow();
    }

    /// <summary>Writes a cell.</summary>
    /// <param name="utf8">The value in valid UTF-8.</param>
    public void WriteCell(ReadOnlySpan<byte> utf8)
    {
        BeginCell(utf8.IsEmpty);
        if (utf8.IsEmpty)
            return;
        if (!NeedsQuotes(utf8[0], utf8[^1]) && !utf8.ContainsAny(_specialBytes))
        {
            Write(utf8);
            return;
        }
        Write("\""u8);
        while (utf8.IndexOfAny((byte)'"', (byte)'\r', (byte)'\n') is >= 0 and var at)
        {
            Write(utf8[..at]);
            var isPair = utf8[at] == '\r' && at + 1 < utf8.Length && utf8[at + 1] == '\n';
            Write(utf8[at] == '"' ? "\"\""u8 : _lineEnding);
            utf8 = utf8[(at + (isPair ? 2 : 1))..];
        }
        Write(utf8);
        Write("\""u8);
    }

    /// <summary>Writes a cell.</summary>
    /// <param name="text">The value.</param>
    /// <exception cref="ArgumentException">The text has half a surrogate pair, which UTF-8 cannot hold.</exception>
    public void WriteCell(ReadOnlySpan<char> text)
    {
        BeginCell(text.IsEmpty);
        if (text.IsEmpty)
            return;
        if (!NeedsQuotes(text[0], text[^1]) && !text.ContainsAny(_specialChars))
        {
            Write(text);
            return;
        }
        Write("\""u8);
        while (text.IndexOfAny('"', '\r', '\n') is >= 0 and var at)
        {
            Write(text[..at]);
            var isPair = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            Write(text[at] == '"' ? "\"\""u8 : _lineEnding);
            text = text[(at + (isPair ? 2 : 1))..];
        }
        Write(text);
        Write("\""u8);
    }

    /// <summary>Writes an empty cell, which leaves a field as it is.</summary>
    public void WriteEmpty() => BeginCell(isEmpty: true);

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        // A line without any character is skipped by many readers.
        if (_cells == 1 && _isEmpty)
            Write("\"\""u8);
        Write(_lineEnding);
        _cells = 0;
        _isEmpty = true;
    }

    private static bool NeedsQuotes(int first, int last) => first is ' ' or '\t' || last is ' ' or '\t';

    private void BeginCell(bool isEmpty)
    {
        if (_cells++ > 0)
        {
            var output = _output.GetSpan(1);
            output[0] = _delimiter;
            Advance(1);
        }
        _isEmpty &= isEmpty;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_output.GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    private void Write(ReadOnlySpan<char> text)
    {
        const int MostBytesOfChar = 3;
        var output = _output.GetSpan(text.Length * MostBytesOfChar);
        if (Utf8.FromUtf16(text, output, out var read, out var written, replaceInvalidSequences: false) != OperationStatus.Done)
        {
            throw new ArgumentException(
                $"The text has half a surrogate pair (\\u{(int)text[read]:X4}), which is not a character. Remove it.", nameof(text));
        }
        Advance(written);
    }

    private void Advance(int count)
    {
        _output.Advance(count);
        Length += count;
    }
}
