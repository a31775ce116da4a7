using System.Globalization;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>
/// The text of fractional numbers as the platform, which runs on Java, writes them: always with a decimal point, and in scientific
/// notation from ten million on and below a thousandth. Clients that read "1.0E7" as an integer have met their first large deal.
/// </summary>
internal static class NumberText
{
    /// <summary>The longest text, in bytes.</summary>
    public const int MostBytes = 40;

    // A long has 19, a double at most 17.
    private const int MostDigits = 20;

    /// <summary>Writes a double with as many digits as it takes to read it back; returns the text's length.</summary>
    public static int Format(double value, Span<byte> text) => Format(value, 0, text);

    /// <summary>Writes a number that is kept as a double in units of its last decimal.</summary>
    public static int Format(double value, int scale, Span<byte> text)
    {
        Span<char> shortest = stackalloc char[MostBytes];
        _ = Math.Abs(value).TryFormat(shortest, out var length, "R", CultureInfo.InvariantCulture);
        var mantissa = shortest[..length];
        var exponent = 0;
        if (mantissa.IndexOf('E') is var e && e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }
        var point = mantissa.IndexOf('.') is var dot && dot >= 0 ? dot : mantissa.Length;
        Span<byte> digits = stackalloc byte[MostBytes];
        var count = 0;
        foreach (var c in mantissa)
        {
            if (c != '.')
                digits[count++] = (byte)c;
        }
        return Write(value < 0, digits[..count], point + exponent - scale, text);
    }

    /// <summary>Writes a number that is kept as a whole number of its last decimal, to the last digit.</summary>
    public static int Format(long units, int scale, Span<byte> text)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        var rest = units < 0 ? (ulong)-units : (ulong)units;
        var first = MostDigits;
        for (; rest > 0; rest /= 10)
            digits[--first] = (byte)('0' + (rest % 10));
        return Write(units < 0, digits[first..], MostDigits - first - scale, text);
    }

    // The digits, and how many of them stand before the point: a negative count is that of the zeros after it.
    private static int Write(bool isNegative, ReadOnlySpan<byte> digits, int point, Span<byte> text)
    {
        var zeros = digits.IndexOfAnyExcept((byte)'0');
        if (zeros < 0)
        {
            "0.0"u8.CopyTo(text);
            return 3;
        }
        digits = digits[zeros..].TrimEnd((byte)'0');
        point -= zeros;
        var length = 0;
        if (isNegative)
            text[length++] = (byte)'-';
        if (point is > -3 and < 8)
            return WritePlain(digits, point, text, length);
        text[length++] = digits[0];
        text[length++] = (byte)'.';
        Append(digits.Length > 1 ? digits[1..] : "0"u8, text, ref length);
        text[length++] = (byte)'E';
        _ = (point - 1).TryFormat(text[length..], out var written, provider: CultureInfo.InvariantCulture);
        return length + written;
    }

    private static int WritePlain(ReadOnlySpan<byte> digits, int point, Span<byte> text, int length)
    {
        if (point <= 0)
        {
            Append("0."u8, text, ref length);
            Append("00"u8[..-point], text, ref length);
            Append(digits, text, ref length);
            return length;
        }
        var whole = Math.Min(point, digits.Length);
        Append(digits[..whole], text, ref length);
        Append("0000000"u8[..(point - whole)], text, ref length);
        text[length++] = (byte)'.';
        Append(whole < digits.Length ? digits[whole..] : "0"u8, text, ref length);
        return length;
    }

    private static void Append(ReadOnlySpan<byte> from, Span<byte> text, ref int length)
    {
        from.CopyTo(text[length..]);
        length += from.Length;
    }
}
