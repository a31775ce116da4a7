using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Salesforce.Typed.Events.Avro;

/// <summary>Writes Avro's binary form (Avro 1.11, Binary Encoding).</summary>
internal sealed class AvroWriter
{
    private readonly ArrayBufferWriter<byte> _out = new(512);

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _out.WrittenSpan;

    /// <summary>Begins again.</summary>
    public void Clear() => _out.ResetWrittenCount();

    /// <summary>A number, as zigzag.</summary>
    public void WriteLong(long value)
    {
        var bits = (ulong)((value << 1) ^ (value >> 63));
        var span = _out.GetSpan(10);
        var length = 0;
        for (; bits >= 0x80; bits >>= 7)
            span[length++] = (byte)(bits | 0x80);
        span[length++] = (byte)bits;
        _out.Advance(length);
    }

    /// <summary>A flag.</summary>
    public void WriteBoolean(bool value)
    {
        _out.GetSpan(1)[0] = value ? (byte)1 : (byte)0;
        _out.Advance(1);
    }

    /// <summary>Eight bytes.</summary>
    public void WriteDouble(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_out.GetSpan(8), value);
        _out.Advance(8);
    }

    /// <summary>Four bytes.</summary>
    public void WriteFloat(float value)
    {
        BinaryPrimitives.WriteSingleLittleEndian(_out.GetSpan(4), value);
        _out.Advance(4);
    }

    /// <summary>A text.</summary>
    public void WriteText(string value)
    {
        WriteLong(Encoding.UTF8.GetByteCount(value));
        _out.Advance(Encoding.UTF8.GetBytes(value, _out.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }
}
