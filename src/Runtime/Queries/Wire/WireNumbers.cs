using System.Buffers.Text;
using System.Globalization;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Numbers as JSON has them. All fractional numbers of the platform are doubles and may come in scientific notation.</summary>
internal static class WireNumbers
{
    // Up to this number, every integer is a double.
    private const ulong MostExact = 1UL << 53;

    // The powers of ten that are doubles.
    private static readonly double[] PowersOfTen =
        [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <summary>Reads a decimal in any JSON form into two words.</summary>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, Span<ulong> words)
    {
        if (TryReadDigits(text, out var digits, out var scale, out var negative))
        {
            RowValues.Pack(digits, scale, negative, words);
            return true;
        }
        if (!TryParseAny(text, out var value))
            return false;
        RowValues.Pack(value, words);
        return true;
    }

    /// <summary>Reads an integer in any JSON form: 5, 5.0, 5E0.</summary>
    public static bool TryReadLong(ReadOnlySpan<byte> text, out long value)
    {
        if (Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length)
            return true;
        if (TryParseAny(text, out var number) && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue)
        {
            value = (long)number;
            return true;
        }
        return false;
    }

    /// <summary>Reads a double.</summary>
    public static bool TryReadDouble(ReadOnlySpan<byte> text, out double value)
    {
        // The quotient of two exact doubles is the double that is nearest to the number.
        if (TryReadDigits(text, out var digits, out var scale, out var negative) && digits <= MostExact && text[^1] != '.'
            && text[negative ? 1 : 0] != '.')
        {
            value = digits / PowersOfTen[scale];
            if (negative)
                value = -value;
            return true;
        }
        return Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && double.IsFinite(value);
    }

    // Up to 18 digits with a point, no exponent: every amount that a person ever typed.
    private static bool TryReadDigits(ReadOnlySpan<byte> text, out ulong digits, out int scale, out bool negative)
    {
        digits = 0;
        scale = 0;
        negative = text.Length > 0 && text[0] == '-';
        var i = negative ? 1 : 0;
        if (text.Length - i is <= 0 or > 19)
            return false;
        var point = -1;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9)
                digits = (digits * 10) + digit;
            else if (text[i] == '.' && point < 0)
                point = i;
            else
                return false;
        }
        scale = point < 0 ? 0 : text.Length - 1 - point;
        return true;
    }

    // With an exponent or without; what has more digits than a decimal holds is rounded.
    private static bool TryParseAny(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
