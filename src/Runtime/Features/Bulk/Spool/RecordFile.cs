using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using Salesforce.Typed.Errors;
using Salesforce.Typed.Features.Bulk.Journal;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Features.Bulk.Spool;

/// <summary>
/// The records of a load on disk, in the JSON of <c>System.Text.Json</c> with all that a record holds, and an index file with the place of
/// each. Outcomes give
/// them back.
/// </summary>
internal sealed class RecordFile(string folder, SObjectInfo info)
{
    private const int PlaceBytes = sizeof(long);
    private const int LengthBytes = sizeof(int);

    private readonly ReadPlan _plan = ReadPlan.Unknown(info, isFromOrg: false);

    private string DataFile => Path.Combine(folder, "records.bin");

    private string IndexFile => Path.Combine(folder, "records.idx");

    /// <summary>Opens the files to write all records again.</summary>
    public Writer Create() => new(DataFile, IndexFile);

    /// <summary>Opens the files to read single records.</summary>
    public Reader Open() => new(this);

    /// <summary>Deletes the files.</summary>
    public void Delete()
    {
        File.Delete(DataFile);
        File.Delete(IndexFile);
    }

    /// <summary>Reads all records in the order of the source.</summary>
    public async IAsyncEnumerable<SObject> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = PrivateFiles.Read(DataFile);
        await using (file.ConfigureAwait(false))
        {
            var length = new byte[LengthBytes];
            var buffer = new byte[4096];
            while (await file.ReadAtLeastAsync(length, LengthBytes, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false) == LengthBytes)
            {
                var size = BinaryPrimitives.ReadInt32LittleEndian(length);
                if (buffer.Length < size)
                    buffer = new byte[size * 2];
                await file.ReadExactlyAsync(buffer.AsMemory(0, size), cancellationToken).ConfigureAwait(false);
                yield return Parse(buffer.AsSpan(0, size));
            }
        }
    }

    private SObject Parse(ReadOnlySpan<byte> json) => RecordBody.Read(json, _plan, new RowContext(null));

    /// <summary>Reads single records.</summary>
    internal sealed class Reader(RecordFile records) : IDisposable
    {
        private readonly SafeFileHandle _data = File.OpenHandle(
            records.DataFile, options: FileOptions.RandomAccess, share: FileShare.ReadWrite | FileShare.Delete);
        private readonly SafeFileHandle _index = File.OpenHandle(
            records.IndexFile, options: FileOptions.RandomAccess, share: FileShare.ReadWrite | FileShare.Delete);
        private byte[] _buffer = new byte[4096];

        /// <summary>The record at that place of the source.</summary>
        public SObject Read(long index)
        {
            Span<byte> number = stackalloc byte[PlaceBytes];
            ReadExactly(_index, number, index * PlaceBytes);
            var place = BinaryPrimitives.ReadInt64LittleEndian(number);
            ReadExactly(_data, number[..LengthBytes], place);
            var size = BinaryPrimitives.ReadInt32LittleEndian(number);
            if (_buffer.Length < size)
                _buffer = new byte[size * 2];
            ReadExactly(_data, _buffer.AsSpan(0, size), place + LengthBytes);
            return records.Parse(_buffer.AsSpan(0, size));
        }

        public void Dispose()
        {
            _data.Dispose();
            _index.Dispose();
        }

        private static void ReadExactly(SafeFileHandle file, Span<byte> bytes, long place)
        {
            while (!bytes.IsEmpty)
            {
                var read = RandomAccess.Read(file, bytes, place);
                if (read == 0)
                    throw new BulkJournalException(
                        "A file of the spooled records is shorter than the journal says. It was changed or is damaged.");
                bytes = bytes[read..];
                place += read;
            }
        }
    }

    /// <summary>Writes the records.</summary>
    internal sealed class Writer : IDisposable
    {
        private readonly FileStream _data;
        private readonly FileStream _index;
        private readonly ArrayBufferWriter<byte> _buffer = new(1024);
        private readonly Utf8JsonWriter _json;
        private long _place;

        public Writer(string data, string index)
        {
            _json = new Utf8JsonWriter(_buffer);
            _data = PrivateFiles.Write(data, FileMode.Create);
            _index = PrivateFiles.Write(index, FileMode.Create);
        }

        /// <summary>Adds a record.</summary>
        public void Add(SObject record)
        {
            _buffer.ResetWrittenCount();
            _json.Reset();
            RecordWriter.WriteLoaded(_json, record);
            _json.Flush();
            Span<byte> number = stackalloc byte[PlaceBytes];
            BinaryPrimitives.WriteInt64LittleEndian(number, _place);
            _index.Write(number);
            BinaryPrimitives.WriteInt32LittleEndian(number, _buffer.WrittenCount);
            _data.Write(number[..LengthBytes]);
            _data.Write(_buffer.WrittenSpan);
            _place += LengthBytes + _buffer.WrittenCount;
        }

        /// <summary>Writes the files to the disk.</summary>
        public void Complete()
        {
            _data.Flush(flushToDisk: true);
            _index.Flush(flushToDisk: true);
        }

        public void Dispose()
        {
            _json.Dispose();
            _data.Dispose();
            _index.Dispose();
        }
    }
}
