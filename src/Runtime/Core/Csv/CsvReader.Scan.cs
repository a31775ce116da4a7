using System.Numerics;

namespace Salesforce.Typed.Core.Csv;

/// <content>Finds the cells of a row in blocks of 64 bytes.</content>
internal sealed partial class CsvReader
{
    private bool _readsBlocks = CsvBlock.IsFast;

    // The block that is scanned next, counted from the start of the row, and what was before it, in bit 0 or in all bits. A block of which
    // the buffer has only a part is scanned again when there is more, so these change only after a whole block.
    private int _block;
    private ulong _isEnclosed;
    private ulong _isAfterEnd = 1;
    private ulong _isAfterQuote;
    private bool _hasDoubled;

    // What AddCells says other than the end of a row.
    private const int RowGoesOn = 0;
    private const int MoreNeeded = -1;
    private const int NotCsv = -2;

    /// <summary>Whether cells are found in blocks, where the processor can; byte after byte otherwise.</summary>
    public bool ReadsBlocks
    {
        get => _readsBlocks;
        init => _readsBlocks = value && CsvBlock.IsFast;
    }

    // Goes on in the row; false where the buffer ends before it.
    private bool TryScan()
    {
        var bytes = new ReadOnlySpan<byte>(_buffer, _row, _filled - _row + CsvBlock.Bytes);
        var length = _filled - _row;
        while (_block < length)
        {
            var block = CsvBlock.Of(bytes.Slice(_block, CsvBlock.Bytes), _delimiter);
            var isWhole = length - _block >= CsvBlock.Bytes;
            var filled = isWhole ? ulong.MaxValue : (1UL << (length - _block)) - 1;
            var quotes = block.Quotes & filled;
            var enclosed = CsvBlock.Enclosed(quotes) ^ _isEnclosed;
            var ends = block.Ends & filled & ~enclosed;
            var opening = quotes & enclosed;
            var closing = quotes & ~enclosed;
            var afterQuote = ((closing << 1) | _isAfterQuote) & filled;
            var afterEnd = (ends << 1) | _isAfterEnd;
            // A quote opens at the start of a cell, or doubles the one before it; after one that closes, the cell ends.
            var wrong = (opening & ~(afterEnd | afterQuote)) | (afterQuote & ~(ends | quotes));
            var hasDoubled = (opening & afterQuote) != 0;
            var isAfterEnd = ends >> 63;
            if (wrong != 0)
                ends &= CsvBlock.Below(wrong);
            // Those before are the cells that were found when the block was there in part.
            if (_cellStart > _block)
                ends &= ulong.MaxValue << (_cellStart - _block);
            var rowEnd = AddCells(bytes[..length], ends, hasDoubled || _hasDoubled);
            if (rowEnd > 0)
            {
                EndRow(rowEnd);
                return true;
            }
            if (wrong != 0 || rowEnd == NotCsv)
            {
                LeaveBlocks();
                return TryParse();
            }
            if (!isWhole || rowEnd == MoreNeeded)
                return false;
            _isEnclosed = (ulong)((long)enclosed >> 63);
            _isAfterEnd = isAfterEnd;
            _isAfterQuote = closing >> 63;
            _hasDoubled = hasDoubled || (_hasDoubled && ends == 0);
            _block += CsvBlock.Bytes;
        }
        return false;
    }

    // Adds the cells that end at these bytes of the block; the end of the row behind its line break, or why there is none.
    private int AddCells(ReadOnlySpan<byte> bytes, ulong ends, bool mayBeEscaped)
    {
        var cells = _cells.AsSpan();
        var start = _cellStart;
        var count = Count;
        var result = RowGoesOn;
        for (; ends != 0; ends &= ends - 1)
        {
            var end = _block + BitOperations.TrailingZeroCount(ends);
            var next = bytes[end];
            if (next == '\r')
            {
                result = end + 1 == bytes.Length ? MoreNeeded : bytes[end + 1] == '\n' ? end + 2 : NotCsv;
                if (result < 0)
                    break;
            }
            else if (next == '\n')
                result = end + 1;
            var cell = bytes[start] != '"' ? new CsvCell(start, end, CsvCellForm.Plain)
                : new CsvCell(start + 1, end - 1, mayBeEscaped && bytes[(start + 1)..(end - 1)].Contains((byte)'"')
                    ? CsvCellForm.Escaped
                    : CsvCellForm.Quoted);
            if (count == cells.Length || count == _columns)
            {
                Count = count;
                MakeRoom(cell.End);
                cells = _cells;
            }
            cells[count++] = cell;
            start = end + 1;
            if (result > 0)
                break;
        }
        _cellStart = start;
        Count = count;
        return result;
    }

    private void StartScan()
    {
        _block = 0;
        _cellStart = 0;
        _isEnclosed = 0;
        _isAfterEnd = 1;
        _isAfterQuote = 0;
        _hasDoubled = false;
    }

    // From the cell on that is not complete.
    private void LeaveBlocks()
    {
        _readsBlocks = false;
        _at = _cellStart;
        _state = CellState.Start;
    }
}
