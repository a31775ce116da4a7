using System.Buffers.Binary;
using System.Text;

namespace Salesforce.Typed.Testing.Events.Schemas;

/// <summary>Reads Avro's binary encoding.</summary>
/// <exception cref="InvalidDataException">From every method: the bytes end early, or are not valid Avro.</exception>
internal ref struct AvroReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public long Long()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }
        throw new InvalidDataException("A number has more than ten bytes");
    }

    public bool Boolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw new InvalidDataException($"A boolean is 0 or 1 and not {other}"),
    };

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));

    public string Text() => Encoding.UTF8.GetString(Take(Long()));

    public List<string> Texts()
    {
        var texts = new List<string>();
        for (var count = Long(); count != 0; count = Long())
        {
            // A negative count is followed by the block's bytes, for those who skip it.
            if (count < 0)
            {
                Long();
                count = -count;
            }
            for (var i = 0L; i < count; i++)
                texts.Add(Text());
        }
        return texts;
    }

    private ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > _rest.Length)
            throw new InvalidDataException($"{count} bytes were expected where {_rest.Length} are left");
        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }
}
