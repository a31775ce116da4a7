using System.Runtime.CompilerServices;
using System.Text.Json;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Core.Records;

/// <summary>
/// How values are packed into words. Zero is null in every kind, so that a new array is a row of nulls.
/// </summary>
internal static class RowValues
{
    private const ulong Present = 1UL << 63;

    /// <summary>How many words a value takes; 0 for one that is kept as an object.</summary>
    public static int WordsOf(FieldKind kind) => kind switch
    {
        FieldKind.Id or FieldKind.Long or FieldKind.Decimal => 2,
        FieldKind.Boolean or FieldKind.Int or FieldKind.Double or FieldKind.Date or FieldKind.DateTime or FieldKind.Time => 1,
        _ => 0,
    };

    public static ulong Pack(bool value) => value ? 2UL : 1UL;

    public static bool UnpackBoolean(ulong word) => word == 2;

    public static ulong Pack(int value) => Present | (uint)value;

    public static int UnpackInt(ulong word) => (int)(uint)word;

    // Adding zero makes the zero with a minus the other one: they are equal, so their words must be.
    public static ulong Pack(double value) => ~BitConverter.DoubleToUInt64Bits(value + 0.0);

    public static double UnpackDouble(ulong word) => BitConverter.UInt64BitsToDouble(~word);

    public static ulong Pack(DateOnly value) => Present | (uint)value.DayNumber;

    public static DateOnly UnpackDate(ulong word) => DateOnly.FromDayNumber((int)(uint)word);

    public static ulong Pack(TimeOnly value) => Present | (ulong)value.Ticks;

    public static TimeOnly UnpackTime(ulong word) => new((long)(word & ~Present));

    public static ulong Pack(DateTimeOffset value) => Present | (ulong)value.UtcTicks;

    public static DateTimeOffset UnpackDateTime(ulong word) => new((long)(word & ~Present), TimeSpan.Zero);

    public static void Pack(long value, Span<ulong> words)
    {
        words[0] = Present;
        words[1] = (ulong)value;
    }

    public static long UnpackLong(ReadOnlySpan<ulong> words) => (long)words[1];

    public static void Pack(RawId value, Span<ulong> words)
    {
        words[0] = value.High;
        words[1] = value.Low;
    }

    public static RawId UnpackId(ReadOnlySpan<ulong> words) => new(words[0], words[1]);

    /// <summary>Packs a decimal without trailing zeros, so that 5.50 and 5.5 are the same bits, as they are the same number.</summary>
    public static void Pack(decimal value, Span<ulong> words)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        if ((bits[3] & 0x00FF0000) != 0)
        {
            // Dividing by one with all its zeros makes the scale as small as the value allows.
            _ = decimal.GetBits(value / 1.0000000000000000000000000000m, bits);
        }
        if (value == 0)
            bits[3] = 0;
        Pack((uint)bits[0], (uint)bits[1], (uint)bits[2], bits[3], words);
    }

    /// <summary>Packs an integer of 64 bits with a power of ten: the form that nearly every number on the wire has.</summary>
    public static void Pack(ulong digits, int scale, bool negative, Span<ulong> words)
    {
        while (scale > 0)
        {
            var (quotient, rest) = Math.DivRem(digits, 10);
            if (rest != 0)
                break;
            digits = quotient;
            scale--;
        }
        var flags = (scale << 16) | (negative && digits != 0 ? int.MinValue : 0);
        Pack((uint)digits, (uint)(digits >> 32), 0, flags, words);
    }

    public static decimal UnpackDecimal(ReadOnlySpan<ulong> words)
    {
        var flags = (int)(words[0] >> 32);
        return new decimal((int)words[1], (int)(words[1] >> 32), (int)words[0], flags < 0, (byte)(flags >> 16));
    }

    /// <summary>The value as an object, for what shows or compares values of any kind.</summary>
    public static object? Box(ReadOnlySpan<ulong> words, FieldKind kind)
    {
        if (words[0] == 0)
            return null;
        return kind switch
        {
            FieldKind.Boolean => UnpackBoolean(words[0]),
            FieldKind.Int => UnpackInt(words[0]),
            FieldKind.Long => UnpackLong(words),
            FieldKind.Decimal => UnpackDecimal(words),
            FieldKind.Double => UnpackDouble(words[0]),
            FieldKind.Date => UnpackDate(words[0]),
            FieldKind.DateTime => UnpackDateTime(words[0]),
            FieldKind.Time => UnpackTime(words[0]),
            FieldKind.Id => UnpackId(words),
            _ => throw new UnknownKindException(kind),
        };
    }

    /// <summary>Writes the value, which is not null, as it travels.</summary>
    public static void Write(Utf8JsonWriter writer, ReadOnlySpan<ulong> words, FieldKind kind)
    {
        switch (kind)
        {
            case FieldKind.Id: writer.WriteStringValue(UnpackId(words).ToString()); break;
            case FieldKind.Boolean: writer.WriteBooleanValue(UnpackBoolean(words[0])); break;
            case FieldKind.Int: writer.WriteNumberValue(UnpackInt(words[0])); break;
            case FieldKind.Long: writer.WriteNumberValue(UnpackLong(words)); break;
            case FieldKind.Decimal: writer.WriteNumberValue(UnpackDecimal(words)); break;
            case FieldKind.Double: writer.WriteNumberValue(UnpackDouble(words[0])); break;
            case FieldKind.Date: writer.WriteStringValue(WireDates.Write(UnpackDate(words[0]))); break;
            case FieldKind.DateTime: writer.WriteStringValue(WireDates.Write(UnpackDateTime(words[0]))); break;
            case FieldKind.Time: writer.WriteStringValue(WireDates.Write(UnpackTime(words[0]))); break;
            default: throw new UnknownKindException(kind);
        }
    }

    /// <summary>A value that is kept as an object, in the form in which people see it.</summary>
    public static object? Show(object? value, FieldKind kind) => kind switch
    {
        FieldKind.MultiPicklist => value is string[] values ? string.Join(';', values) : null,
        _ => value,
    };

    public static bool AreEqual(object? left, object? right)
    {
        if (left is string[] mine && right is string[] theirs)
            return mine.Length == theirs.Length && mine.All(v => Array.IndexOf(theirs, v) >= 0);
        return Equals(left, right);
    }

    public static int Hash(object? value) => value is string[] values
        ? values.Aggregate(values.Length, (hash, v) => hash ^ v.GetHashCode(StringComparison.Ordinal))
        : value?.GetHashCode() ?? 0;

    // The lowest bit of a decimal's flags is always zero in .NET: here it marks that there is a value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Pack(uint low, uint middle, uint high, int flags, Span<ulong> words)
    {
        words[0] = ((ulong)(uint)(flags | 1) << 32) | high;
        words[1] = ((ulong)middle << 32) | low;
    }
}
