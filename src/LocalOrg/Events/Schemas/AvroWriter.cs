using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>Writes Avro's binary encoding (Avro 1.12 specification, Binary Encoding).</summary>
internal sealed class AvroWriter
{
    private readonly ArrayBufferWriter<byte> _buffer = new(512);

    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Clear() => _buffer.ResetWrittenCount();

    public byte[] ToArray() => Written.ToArray();

    /// <summary>An int or a long: zig-zag, seven bits a byte, the low ones first.</summary>
    public void Long(long value)
    {
        const int MostBytes = 10;
        var zigZag = (ulong)((value << 1) ^ (value >> 63));
        var span = _buffer.GetSpan(MostBytes);
        var count = 0;
        for (; zigZag > 0x7F; zigZag >>= 7)
            span[count++] = (byte)(zigZag | 0x80);
        span[count++] = (byte)zigZag;
        _buffer.Advance(count);
    }

    public void Boolean(bool value)
    {
        _buffer.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        _buffer.Advance(1);
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_buffer.GetSpan(sizeof(double)), value);
        _buffer.Advance(sizeof(double));
    }

    public void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Long(length);
        Encoding.UTF8.GetBytes(value, _buffer.GetSpan(length));
        _buffer.Advance(length);
    }

    /// <summary>An array of strings: a block of its items, and an end.</summary>
    public void Texts(IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            Long(values.Count);
            foreach (var value in values)
                Text(value);
        }
        Long(0);
    }

    public void Raw(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);
}
