using System.Buffers;
using System.Buffers.Binary;
using Salesforce.Typed.Core.Csv;
using Salesforce.Typed.Features.Bulk.Journal;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>
/// Writes records into parts: files of CSV of a limited size, each with its header. Records of one group, which follow each other, stay in
/// one
/// part if they fit.
/// </summary>
internal sealed class PartWriter : IDisposable
{
    private const int IndexBytes = sizeof(int);

    private readonly string _folder;
    private readonly SpoolColumns _columns;
    private readonly long _mostBytes;
    private readonly int _retry;
    private readonly ArrayBufferWriter<byte> _row = new(1024);
    private readonly CsvWriter _csv;
    private readonly byte[] _header;
    private readonly List<JournalEntry> _parts = [];
    private int _number;
    private FileStream? _data;
    private FileStream? _map;
    private long _rows;

    // Where the group of the last row begins in the part.
    private object? _group;
    private long _groupBytes;
    private long _groupRows;

    /// <summary>Creates a writer.</summary>
    /// <param name="folder">The folder of the files.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="mostBytes">The most bytes of a part, unless a single row has more.</param>
    /// <param name="first">The number of the first part.</param>
    /// <param name="retry">How often the records were sent before.</param>
    public PartWriter(string folder, SpoolColumns columns, long mostBytes, int first, int retry)
    {
        (_folder, _columns, _mostBytes, _number, _retry) = (folder, columns, mostBytes, first - 1, retry);
        _csv = new CsvWriter(_row);
        _csv.WriteHeader(columns.Names);
        _header = _row.WrittenSpan.ToArray();
    }

    /// <summary>Adds a row.</summary>
    /// <param name="record">The record.</param>
    /// <param name="index">Its place in the source.</param>
    /// <param name="group">Its group; null for a record that may be in any part.</param>
    public void Add(SObject record, int index, object? group = null)
    {
        _row.ResetWrittenCount();
        _columns.Write(_csv, record);
        if (_data is null)
            Open();
        if (group is null || !group.Equals(_group))
            (_group, _groupBytes, _groupRows) = (group, _data!.Position, _rows);
        while (_rows > 0 && _data!.Position + _row.WrittenCount > _mostBytes)
            Cut();
        _data!.Write(_row.WrittenSpan);
        WriteIndex(index);
        _rows++;
    }

    /// <summary>Ends the last part and returns the entries of all parts. Their files are on disk.</summary>
    public IReadOnlyList<JournalEntry> Complete()
    {
        if (_data is not null)
            Close();
        return _parts;
    }

    public void Dispose()
    {
        _data?.Dispose();
        _map?.Dispose();
    }

    private void Open()
    {
        _number++;
        _data = PrivateFiles.Write(PartFiles.Csv(_folder, _number), FileMode.Create);
        _map = PrivateFiles.Write(PartFiles.Map(_folder, _number), FileMode.Create);
        _data.Write(_header);
        (_rows, _group, _groupBytes, _groupRows) = (0, null, _header.Length, 0);
    }

    // The rows of the group that is not complete move into the next part, unless they fill this one.
    private void Cut()
    {
        byte[] rows = [];
        byte[] indexes = [];
        var group = _group;
        if (_groupRows > 0)
        {
            rows = TakeEnd(_data!, _groupBytes);
            indexes = TakeEnd(_map!, _groupRows * IndexBytes);
        }
        _rows -= indexes.Length / IndexBytes;
        Close();
        Open();
        _group = group;
        _data!.Write(rows);
        _map!.Write(indexes);
        _rows = indexes.Length / IndexBytes;
    }

    private static byte[] TakeEnd(FileStream file, long from)
    {
        file.Flush();
        var bytes = new byte[file.Position - from];
        file.Position = from;
        file.ReadExactly(bytes);
        file.Position = from;
        file.SetLength(from);
        return bytes;
    }

    private void Close()
    {
        var bytes = _data!.Position;
        _data.Flush(flushToDisk: true);
        _map!.Flush(flushToDisk: true);
        _data.Dispose();
        _map.Dispose();
        (_data, _map) = (null, null);
        _parts.Add(new JournalEntry(JournalEvent.Part) { Part = _number, Counts = [_rows, bytes, _retry] });
    }

    private void WriteIndex(int index)
    {
        Span<byte> number = stackalloc byte[IndexBytes];
        BinaryPrimitives.WriteInt32LittleEndian(number, index);
        _map!.Write(number);
    }
}
