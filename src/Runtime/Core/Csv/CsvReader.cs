using System.Buffers;
using Salesforce.Typed.Bulk;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Core.Csv;

/// <summary>
/// Reads CSV from a stream, row by row, without a copy of the values. It is strict: what is not CSV is an exception and never half a value.
/// The first row is the header; every other row must have as many cells. Lines end with LF or CRLF, the last one also with the stream. A
/// byte-order mark at the start is skipped.
/// </summary>
/// <remarks>
/// Ends of cells are found in blocks of 64 bytes (<c>TryScan</c>). What blocks do not decide is read byte after byte (<c>TryParse</c>): a
/// text that is not CSV, for which it has the words, and a last row without a line break.
/// </remarks>
internal sealed partial class CsvReader : IDisposable
{
    /// <summary>A row, and so a cell, has at most this number of bytes: the largest record of the platform takes about a tenth.</summary>
    public const int MaxRowBytes = 32 << 20;

    private const int FirstBufferBytes = 64 << 10;
    private const int MaxColumns = 10_000;

    // Bytes that end a cell without quotes, or must not be in it.
    private static readonly SearchValues<byte>[] Ends =
        [.. Enum.GetValues<CsvDelimiter>().Select(d => SearchValues.Create([CsvDialect.Byte(d), (byte)'"', (byte)'\r', (byte)'\n']))];

    private readonly Stream _stream;
    private readonly byte _delimiter;
    private readonly SearchValues<byte> _ends;
    private readonly string _source;
    private readonly int _maxRowBytes;

    private byte[] _buffer;
    private int _filled;
    private bool _hasStarted;
    private bool _hasEnded;

    // What lies before the buffer.
    private long _bytesBefore;
    private long _linesBefore;

    // The row that the caller reads: where it starts in the buffer, and its cells.
    private int _current;
    private CsvCell[] _cells = new CsvCell[16];
    private int _columns = -1;

    // The row that is parsed: where it starts in the buffer; positions in it count from there, because the buffer may move.
    private int _row;
    private int _at;
    private int _cellStart;
    private CellState _state;
    private bool _isEscaped;

    /// <summary>Creates a reader; the stream stays open when it is disposed.</summary>
    /// <param name="stream">The bytes in UTF-8.</param>
    /// <param name="delimiter">The character between columns.</param>
    /// <param name="source">What the bytes are, for messages: "answer" or "file".</param>
    /// <param name="maxRowBytes">The most bytes that a row may have.</param>
    public CsvReader(Stream stream, CsvDelimiter delimiter = CsvDelimiter.Comma, string source = "answer", int maxRowBytes = MaxRowBytes)
    {
        _stream = stream;
        _delimiter = CsvDialect.Byte(delimiter);
        _ends = Ends[(int)delimiter];
        _source = source;
        _maxRowBytes = maxRowBytes;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Min(FirstBufferBytes - CsvBlock.Bytes, maxRowBytes) + CsvBlock.Bytes);
    }

    private enum CellState
    {
        // Before the first byte of a cell.
        Start,
        Plain,
        Quoted,
    }

    /// <summary>The number of the row: 0 is the header; -1 before it.</summary>
    public long RowNumber { get; private set; } = -1;

    /// <summary>The number of cells in the row.</summary>
    public int Count { get; private set; }

    /// <summary>The line on which the row starts, counted from 1. It differs from the row's number where values have line breaks.</summary>
    public long LineNumber => LineAt(_current);

    /// <summary>Whether rows may have another number of cells than the header.</summary>
    public bool AllowsUnequalRows { get; init; }

    /// <summary>Whether the stream ended after the row without a line break, as one does that is cut off.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>The value of a cell in UTF-8, without its quotes; until the next row is read.</summary>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            ref var cell = ref _cells.AsSpan(0, Count)[index];
            if (cell.Form == CsvCellForm.Escaped)
                Unescape(ref cell);
            return new ReadOnlySpan<byte>(_buffer, _current + cell.Start, cell.End - cell.Start);
        }
    }

    /// <summary>Whether a cell is written in quotes.</summary>
    public bool IsQuoted(int index) => _cells.AsSpan(0, Count)[index].Form != CsvCellForm.Plain;

    /// <summary>Reads the next row; false at the end.</summary>
    /// <exception cref="SalesforceFormatException">The bytes are not CSV, or the row has more or fewer cells than the header.</exception>
    public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        Count = 0;
        return _hasStarted && TryReadRow() ? new(true) : ReadMoreAsync(cancellationToken);
    }

    /// <summary>An exception that says what is wrong with a cell, and where it is.</summary>
    /// <param name="message">What is wrong, without a period.</param>
    /// <param name="cell">The cell of the row.</param>
    /// <param name="sobject">The object that the column belongs to.</param>
    /// <param name="field">The field of the column.</param>
    public SalesforceFormatException Malformed(string message, int cell, string? sobject = null, string? field = null)
    {
        var at = _current + _cells[cell].Start;
        return new SalesforceFormatException($"{message}, {Place(RowNumber, at)}", sobject, field, _bytesBefore + at, text: _source);
    }

    /// <summary>Returns the buffer.</summary>
    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _filled = _row = Count = 0;
        _hasStarted = _hasEnded = true;
        if (buffer.Length > 0)
            ArrayPool<byte>.Shared.Return(buffer);
    }

    private async ValueTask<bool> ReadMoreAsync(CancellationToken cancellationToken)
    {
        while (!_hasEnded)
        {
            await FillAsync(cancellationToken).ConfigureAwait(false);
            if (TryStart() && TryReadRow())
                return true;
        }
        return TryFinish();
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_row > 0)
        {
            _linesBefore += _buffer.AsSpan(0, _row).Count((byte)'\n');
            _bytesBefore += _row;
            _buffer.AsSpan(_row, _filled - _row).CopyTo(_buffer);
            _filled -= _row;
            _row = _current = 0;
        }
        if (_filled >= _maxRowBytes)
            throw Malformed($"A row has more than {_maxRowBytes} bytes: a quote may be missing", _at, isCutOff: false);
        // A block may be longer than what is filled.
        if (_filled == _buffer.Length - CsvBlock.Bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, (long)_maxRowBytes + CsvBlock.Bytes));
            _buffer.CopyTo(larger.AsSpan());
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var room = Math.Min(_buffer.Length - CsvBlock.Bytes, _maxRowBytes) - _filled;
        var read = await _stream.ReadAsync(_buffer.AsMemory(_filled, room), cancellationToken).ConfigureAwait(false);
        _filled += read;
        _hasEnded = read == 0;
    }

    // Skips the mark, once it is certain whether there is one.
    private bool TryStart()
    {
        if (!_hasStarted && (_filled >= 3 || _hasEnded))
        {
            _hasStarted = true;
            if (_buffer.AsSpan(0, _filled).StartsWith("\uFEFF"u8))
                _row = 3;
        }
        return _hasStarted;
    }

    // Goes on in the row; false where the buffer ends before it.
    private bool TryReadRow() => ReadsBlocks ? TryScan() : TryParse();

    // The same byte after byte.
    private bool TryParse()
    {
        var bytes = new ReadOnlySpan<byte>(_buffer, _row, _filled - _row);
        var at = _at;
        while (true)
        {
            if (_state == CellState.Start)
            {
                if (at == bytes.Length)
                    break;
                var isQuoted = bytes[at] == '"';
                _state = isQuoted ? CellState.Quoted : CellState.Plain;
                _cellStart = at += isQuoted ? 1 : 0;
                _isEscaped = false;
            }
            var length = _state == CellState.Plain ? bytes[at..].IndexOfAny(_ends) : bytes[at..].IndexOf((byte)'"');
            if (length < 0)
            {
                at = bytes.Length;
                break;
            }
            at += length;
            // The byte that says what comes next: in quotes it is the one after the quote.
            var next = at + (_state == CellState.Plain ? 0 : 1);
            if (next == bytes.Length)
                break;
            if (bytes[next] == _delimiter)
            {
                AddCell(at);
                at = next + 1;
            }
            else if (bytes[next] == '\n')
            {
                AddCell(at);
                EndRow(next + 1);
                return true;
            }
            else if (bytes[next] == '\r')
            {
                if (next + 1 == bytes.Length)
                    break;
                if (bytes[next + 1] != '\n')
                    throw LoneCarriageReturn(next);
                AddCell(at);
                EndRow(next + 2);
                return true;
            }
            else if (_state == CellState.Quoted && bytes[next] == '"')
            {
                _isEscaped = true;
                at = next + 1;
            }
            else
            {
                throw _state == CellState.Plain
                    ? Malformed($"A quote is inside cell {Count + 1}, which does not begin with one", at, isCutOff: false)
                    : Malformed($"Text follows the closing quote of cell {Count + 1}", next, isCutOff: false);
            }
        }
        _at = at;
        return false;
    }

    // The last row may end without a line break.
    private bool TryFinish()
    {
        if (ReadsBlocks)
        {
            LeaveBlocks();
            if (TryParse())
                return true;
        }
        var bytes = new ReadOnlySpan<byte>(_buffer, _row, _filled - _row);
        if (_state == CellState.Start && Count == 0)
            return false;
        // What could not be decided before is a carriage return, or the quote at the end.
        if (bytes.Length > _at && bytes[^1] == '\r')
            throw LoneCarriageReturn(bytes.Length - 1);
        if (_state == CellState.Quoted && _at == bytes.Length)
            throw Malformed($"The text ends inside cell {Count + 1}, which has no closing quote", _cellStart, isCutOff: true);
        if (_state == CellState.Start)
            _cellStart = bytes.Length;
        AddCell(_at);
        IsUnterminated = true;
        EndRow(bytes.Length);
        return true;
    }

    private void AddCell(int end)
    {
        if (Count == _cells.Length || Count == _columns)
            MakeRoom(end);
        _cells[Count++] = new CsvCell(
            _cellStart, end, _state != CellState.Quoted ? CsvCellForm.Plain : _isEscaped ? CsvCellForm.Escaped : CsvCellForm.Quoted);
        _state = CellState.Start;
    }

    private void MakeRoom(int at)
    {
        if (Count == _columns)
            throw Malformed($"There are more than {_columns} cells, which is the number of columns", at, isCutOff: false);
        if (Count == MaxColumns)
            throw Malformed($"There are more than {MaxColumns} columns", at, isCutOff: false);
        Array.Resize(ref _cells, Math.Min(_cells.Length * 2, MaxColumns));
    }

    private void EndRow(int end)
    {
        if (_columns < 0)
            _columns = AllowsUnequalRows ? -1 : Count;
        else if (Count != _columns)
            throw Malformed($"Expected {_columns} cells, found {Count}", 0, isCutOff: IsUnterminated);
        RowNumber++;
        StartScan();
        _current = _row;
        _row += end;
        _at = 0;
    }

    // In place. The rest is filled with quotes: lines are counted in these bytes.
    private void Unescape(ref CsvCell cell)
    {
        var bytes = _buffer.AsSpan(_current + cell.Start, cell.End - cell.Start);
        var from = 0;
        var to = 0;
        while (bytes[from..].IndexOf((byte)'"') is >= 0 and var length)
        {
            bytes.Slice(from, length + 1).CopyTo(bytes[to..]);
            to += length + 1;
            from += length + 2;
        }
        bytes[from..].CopyTo(bytes[to..]);
        to += bytes.Length - from;
        bytes[to..].Fill((byte)'"');
        cell = new CsvCell(cell.Start, cell.Start + to, CsvCellForm.Quoted);
    }

    private SalesforceFormatException LoneCarriageReturn(int at) =>
        Malformed($"A carriage return without a line feed is at the end of cell {Count + 1}", at, isCutOff: false);

    // Of the row that is parsed.
    private SalesforceFormatException Malformed(string message, int at, bool isCutOff) =>
        new($"{message}, {Place(RowNumber + 1, _row + at)}", position: _bytesBefore + _row + at, text: _source) { IsCutOff = isCutOff };

    private string Place(long row, int at) => $"in {(row == 0 ? "the header" : $"row {row}")} (line {LineAt(at)})";

    private long LineAt(int at) => _linesBefore + _buffer.AsSpan(0, at).Count((byte)'\n') + 1;
}
