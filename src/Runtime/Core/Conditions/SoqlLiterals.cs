using System.Globalization;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Core.Conditions;

/// <summary>Writes a value as a literal of SOQL, by its type. Every value of a query goes through here.</summary>
internal static class SoqlLiterals
{
    /// <summary>Writes the value. The tests on the type are settled when the method is compiled for it.</summary>
    public static void Write<TValue>(ref SoqlWriter writer, TValue value)
    {
        switch (value)
        {
            case null: writer.Write("null"); break;
            case string text: writer.WriteQuoted(text); break;
            case int number: writer.Write(number); break;
            case decimal number: writer.Write(number); break;
            case bool flag: writer.Write(flag ? "true" : "false"); break;
            case DateOnly date: writer.Write(WireDates.Write(date)); break;
            case DateTimeOffset instant: writer.Write(WireDates.Write(instant)); break;
            case SoqlDate date: writer.Write(date.ToString()); break;
            case RawId id: writer.Write(id); break;
            case IId id: writer.Write(id.Raw); break;
            case IPicklist picklist: writer.WriteQuoted(Require(picklist)); break;
            case long number: writer.Write(number); break;
            case double number: WriteDouble(ref writer, number); break;
            case TimeOnly time: writer.Write(WireDates.Write(time)); break;
            case SoqlCurrency amount: writer.Write(Require(amount).ToString()); break;
            default: throw new ArgumentException($"A value of type {value.GetType().Name} has no literal in SOQL.", nameof(value));
        }
    }

    /// <summary>Writes a pattern of LIKE, in quotes: its wildcards are wildcards.</summary>
    public static void WritePattern(ref SoqlWriter writer, string pattern)
    {
        SoqlWriter.DemandLength(pattern.Length);
        writer.Write('\'');
        writer.WriteLikePattern(pattern);
        writer.Write('\'');
    }

    // SOQL knows no exponents (official grammar), which a double may need: its decimal digits are written out.
    private static void WriteDouble(ref SoqlWriter writer, double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentException($"{number} has no literal in SOQL.", nameof(number));
        writer.Write(Plain(number));
    }

    /// <summary>
    /// All the digits of a double that tell it from its neighbours, without an exponent: a custom format would stop at 15.
    /// </summary>
    public static string Plain(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var exponentAt = text.IndexOf('E', StringComparison.Ordinal);
        if (exponentAt < 0)
            return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
        var sign = text[0] == '-' ? "-" : "";
        var mantissa = text[sign.Length..exponentAt];
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        // One digit stands before the point of the mantissa.
        var point = 1 + int.Parse(text.AsSpan(exponentAt + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return sign + (point <= 0 ? "0." + new string('0', -point) + digits
            : digits.Length > point ? digits.Insert(point, ".")
            : digits.PadRight(point, '0') + ".0");
    }

    // The code is in the statement without quotes: nothing else may come in with it.
    private static SoqlCurrency Require(SoqlCurrency amount) => amount.IsoCode is { Length: 3 } code && code.All(char.IsAsciiLetterUpper)
        ? amount
        : throw new ArgumentException($"'{amount.IsoCode}' is not a currency code, which has three capital letters, as USD.");

    private static string Require(IPicklist picklist) => picklist.Value
        ?? throw new ArgumentException(
            $"A value of {picklist.GetType().Name} is needed here; this is the default value, which is not one.");
}
