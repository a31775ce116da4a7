using System.Buffers.Text;
using System.Globalization;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Queries.Wire;

/// <summary>Numbers as JSON has them. All fractional numbers of the platform are doubles and may come in scientific notation.</summary>
internal static class WireNumbers
{
    /// <summary>Reads a decimal in any JSON form into two words.</summary>
    public static bool TryReadDecimal(ReadOnlySpan<byte> text, Span<ulong> words)
    {
        // Up to 18 digits with a point, no exponent: every amount that a person ever typed.
        ulong digits = 0;
        var scale = -1;
        var negative = text.Length > 0 && text[0] == '-';
        var i = negative ? 1 : 0;
        if (text.Length - i is > 0 and <= 19)
        {
            for (; i < text.Length; i++)
            {
                var digit = (uint)(text[i] - '0');
                if (digit <= 9)
                {
                    digits = (digits * 10) + digit;
                    if (scale >= 0)
                        scale++;
                }
                else if (text[i] == '.' && scale < 0)
                    scale = 0;
                else
                    break;
            }
            if (i == text.Length)
            {
                RowValues.Pack(digits, Math.Max(scale, 0), negative, words);
                return true;
            }
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
    public static bool TryReadDouble(ReadOnlySpan<byte> text, out double value) =>
        Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && double.IsFinite(value);

    // With an exponent or without; what has more digits than a decimal holds is rounded.
    private static bool TryParseAny(ReadOnlySpan<byte> text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
