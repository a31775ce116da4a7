using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Salesforce.Typed.Errors;

namespace Salesforce.Typed.Events.Avro;

/// <summary>
/// Reads Avro's binary form from a payload (Avro 1.11, Binary Encoding). Nothing is believed: lengths stay within the payload, and the
/// count of values is bounded, so that a short payload cannot name a list without end.
/// </summary>
internal ref struct AvroReader(ReadOnlySpan<byte> payload)
{
    private const int MostValues = 1_000_000;

    // The years 1 and 9999.
    private const long FirstInstant = -62_135_596_800_000;
    private const long LastInstant = 253_402_300_799_999;

    private readonly ReadOnlySpan<byte> _payload = payload;
    private int _at;
    private int _left = MostValues;

    /// <summary>The object that is read, for messages.</summary>
    public string? SObject { get; init; }

    /// <summary>The field that is read, for messages.</summary>
    public string? Field { get; set; }

    /// <summary>Whether every byte was read.</summary>
    public readonly bool IsAtEnd => _at == _payload.Length;

    /// <summary>A zigzag number of up to 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadLong()
    {
        // Most are the number of a union's branch, or the length of a short text.
        if (_at < _payload.Length && _payload[_at] < 0x80)
        {
            uint single = _payload[_at++];
            return (int)(single >> 1) ^ -(int)(single & 1);
        }
        return ReadLongerLong();
    }

    /// <summary>Skips a zero byte, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTakeZero()
    {
        if (_at >= _payload.Length || _payload[_at] != 0)
            return false;
        _at++;
        return true;
    }

    /// <summary>Epoch milliseconds of an instant that .NET knows.</summary>
    public long ReadInstant() =>
        ReadLong() is >= FirstInstant and <= LastInstant and var value ? value : throw Wrong("Expected milliseconds of a date-time");

    /// <summary>A zigzag number of 32 bits.</summary>
    public int ReadInt() =>
        ReadLong() is >= int.MinValue and <= int.MaxValue and var value ? (int)value : throw Wrong("Expected a number of 32 bits");

    /// <summary>A flag.</summary>
    public bool ReadBoolean() => Take(1)[0] switch
    {
        0 => false,
        1 => true,
        var other => throw Wrong($"Expected a flag, 0 or 1, found {other}"),
    };

    /// <summary>Four bytes.</summary>
    public float ReadFloat() => BinaryPrimitives.ReadSingleLittleEndian(Take(4));

    /// <summary>Eight bytes.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    /// <summary>The bytes of a text or of bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> ReadBytes()
    {
        var length = ReadLong();
        return (ulong)length <= (ulong)(_payload.Length - _at)
            ? Take((int)length)
            : throw Wrong($"Expected {length} bytes, found {_payload.Length - _at}");
    }

    /// <summary>The branch of a union, or the type itself where it is not one.</summary>
    public AvroType ReadBranch(AvroType type) => type.Kind == AvroKind.Union ? type.Branches[ReadIndex(type.Branches.Length)] : type;

    /// <summary>A number below <paramref name="count"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadIndex(int count) =>
        ReadLong() is >= 0 and var index && index < count ? (int)index : throw Wrong($"Expected a choice of {count}, found another");

    /// <summary>How many items the next block of a list has; 0 at its end.</summary>
    public long ReadBlock()
    {
        var count = ReadLong();
        if (count < 0)
        {
            // A block that also reports its bytes, for who skips it.
            _ = ReadLong();
            count = count == long.MinValue ? throw Wrong("Expected a count") : -count;
        }
        return count <= _left ? count : throw Wrong($"Expected a list of {_left} items at most, found {count}");
    }

    /// <summary>Skips a value.</summary>
    public void Skip(AvroType type) => Skip(type, 0);

    /// <summary>A complaint that reports where.</summary>
    public readonly SalesforceFormatException Wrong(string message) => new(message, SObject, Field, _at, text: "payload");

    private void Skip(AvroType type, int depth)
    {
        if (--_left < 0)
            throw Wrong($"The payload holds more than {MostValues} values");
        if (depth > 64)
            throw Wrong("The payload is nested more than 64 times");
        switch (type.Kind)
        {
            case AvroKind.Null:
                break;
            case AvroKind.Boolean:
                _ = ReadBoolean();
                break;
            case AvroKind.Int or AvroKind.Long or AvroKind.Enum:
                _ = ReadLong();
                break;
            case AvroKind.Float:
                _ = Take(4);
                break;
            case AvroKind.Double:
                _ = Take(8);
                break;
            case AvroKind.Bytes or AvroKind.String:
                _ = ReadBytes();
                break;
            case AvroKind.Fixed:
                _ = Take(type.Size);
                break;
            case AvroKind.Union:
                Skip(ReadBranch(type), depth + 1);
                break;
            case AvroKind.Record:
                foreach (var field in type.Fields)
                    Skip(field.Type, depth + 1);
                break;
            case AvroKind.Array or AvroKind.Map:
                SkipList(type, depth);
                break;
            default:
                throw Wrong($"{type.Kind} is not a kind of value that is read");
        }
    }

    private void SkipList(AvroType type, int depth)
    {
        while (ReadBlock() is > 0 and var count)
        {
            for (; count > 0; count--)
            {
                if (type.Kind == AvroKind.Map)
                    _ = ReadBytes();
                Skip(type.Items!, depth + 1);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _payload.Length - _at)
            throw Wrong("The payload ends too early");
        var bytes = _payload.Slice(_at, length);
        _at += length;
        return bytes;
    }

    private long ReadLongerLong()
    {
        ulong bits = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            if (_at >= _payload.Length)
                throw Wrong("The payload ends too early");
            var part = _payload[_at++];
            if (shift == 63 && part > 1)
                break;
            bits |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return (long)(bits >> 1) ^ -(long)(bits & 1);
        }
        throw Wrong("Expected a number of 64 bits at most");
    }
}
