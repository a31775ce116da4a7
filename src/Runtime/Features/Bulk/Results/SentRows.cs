using System.Collections;
using System.Runtime.InteropServices;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Features.Bulk.Spool;

namespace Salesforce.Typed.Features.Bulk.Results;

/// <summary>
/// The rows of a part, to be found by the values that results repeat of them. A row takes 16 bytes: a hash of its values, its number, and
/// the place of its
/// record.
/// </summary>
internal sealed class SentRows
{
    private readonly string _folder;
    private readonly int _part;
    private readonly SObjectInfo _info;
    private readonly int[] _indexes;
    private readonly BitArray _isTaken;

    private string[] _columns = [];
    private ulong[] _hashes = [];
    private int[] _rows = [];

    // The next row to take of rows with equal values, by the place of the first of them.
    private readonly Dictionary<int, int> _next = [];

    /// <summary>Reads the places of the records; the rows are read by <see cref="SortAsync"/>.</summary>
    public SentRows(string folder, int part, SObjectInfo info)
    {
        (_folder, _part, _info) = (folder, part, info);
        _indexes = MemoryMarshal.Cast<byte, int>(File.ReadAllBytes(PartFiles.Map(folder, part))).ToArray();
        _isTaken = new BitArray(_indexes.Length);
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _indexes.Length;

    /// <summary>The places of the records of all rows.</summary>
    public IReadOnlyList<int> Indexes => _indexes;

    /// <summary>The places of the records of rows that no result was found for.</summary>
    public IEnumerable<(int Index, bool IsAmbiguous)> NotTaken()
    {
        for (var at = 0; at < _rows.Length; at++)
        {
            if (!_isTaken[_rows[at]])
                yield return (_indexes[_rows[at]], IsAmbiguous(at));
        }
    }

    /// <summary>Sorts the rows by the values of these columns. Rows that were taken before stay taken.</summary>
    /// <param name="columns">The names of the columns.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async ValueTask SortAsync(string[] columns, CancellationToken cancellationToken)
    {
        if (columns.AsSpan().SequenceEqual(_columns) && _hashes.Length == Count)
            return;
        var hashes = new ulong[Count];
        var rows = new int[Count];
        var file = PrivateFiles.Read(PartFiles.Csv(_folder, _part));
        await using (file.ConfigureAwait(false))
        {
            using var csv = new CsvReader(file, source: "file");
            await csv.ReadAsync(cancellationToken).ConfigureAwait(false);
            var hash = new RowHash(_info, CsvHeader.Read(csv), columns, columns);
            for (var row = 0; await csv.ReadAsync(cancellationToken).ConfigureAwait(false); row++)
                (hashes[row], rows[row]) = (hash.Of(csv), row);
        }
        // Equal rows stay in the order of the source.
        Array.Sort(hashes, rows);
        for (var from = 0; from < hashes.Length;)
        {
            var to = EndOf(hashes, from);
            Array.Sort(rows, from, to - from);
            from = to;
        }
        (_columns, _hashes, _rows) = (columns, hashes, rows);
        _next.Clear();
    }

    /// <summary>Takes the row that has these values and was not taken before.</summary>
    /// <param name="hash">The hash of the values of the columns.</param>
    /// <param name="allowsEqual">Whether one of several rows with these values may be taken: they are equal in all that was sent.</param>
    /// <param name="index">The place of its record in the source.</param>
    /// <param name="isAmbiguous">Whether other rows have the same values.</param>
    public bool TryTake(ulong hash, bool allowsEqual, out int index, out bool isAmbiguous)
    {
        (index, isAmbiguous) = (-1, false);
        var first = FirstOf(hash);
        if (first < 0)
            return false;
        var at = _next.GetValueOrDefault(first, first);
        while (at < _hashes.Length && _hashes[at] == hash && _isTaken[_rows[at]])
            at++;
        isAmbiguous = IsAmbiguous(first);
        if (isAmbiguous)
            _next[first] = at;
        if (at == _hashes.Length || _hashes[at] != hash || (!allowsEqual && HasOtherAfter(at)))
            return false;
        _isTaken[_rows[at]] = true;
        index = _indexes[_rows[at]];
        return true;
    }

    private bool HasOtherAfter(int at)
    {
        for (var next = at + 1; next < _hashes.Length && _hashes[next] == _hashes[at]; next++)
        {
            if (!_isTaken[_rows[next]])
                return true;
        }
        return false;
    }

    private int FirstOf(ulong hash)
    {
        var at = Array.BinarySearch(_hashes, hash);
        if (at < 0)
            return -1;
        // Equal rows may be many: the first is looked for by halves too.
        var (low, high) = (0, at);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (_hashes[middle] < hash)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private bool IsAmbiguous(int at) =>
        (at + 1 < _hashes.Length && _hashes[at + 1] == _hashes[at]) || (at > 0 && _hashes[at - 1] == _hashes[at]);

    private static int EndOf(ulong[] hashes, int from)
    {
        var to = from + 1;
        while (to < hashes.Length && hashes[to] == hashes[from])
            to++;
        return to;
    }
}
