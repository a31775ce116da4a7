using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Core.Values;

/// <summary>
/// Numbers of up to 18 digits, kept as a whole number of their last decimal: cents for an amount with two decimals. No digit is lost, and
/// SQLite compares, sorts, sums and indexes them as the integers that they are.
/// </summary>
internal static class FixedPoint
{
    /// <summary>The most digits that fit.</summary>
    public const int MostDigits = 18;

    private static readonly decimal[] Powers = [.. Enumerable.Range(0, MostDigits + 1).Select(n => new decimal(Math.Pow(10, n)))];

    /// <summary>Ten to the power of a scale.</summary>
    public static decimal Power(int scale) => Powers[scale];

    /// <summary>The whole number that a value is kept as; what is beyond its last decimal is cut off.</summary>
    /// <exception cref="OverflowException">The value has too many digits.</exception>
    public static long Units(decimal value, int scale) => decimal.ToInt64(value * Power(scale));

    /// <summary>The value that a whole number stands for.</summary>
    public static decimal Value(long units, int scale) => units / Power(scale);

    /// <summary>
    /// What a value is compared as with numbers that are kept so: one with more decimals lies between two of them.
    /// </summary>
    public static SqlValue Comparand(decimal value, int scale)
    {
        // No field holds so much, but a sum may.
        if (Math.Abs(value) > long.MaxValue / Power(scale))
            return (double)value * (double)Power(scale);
        var units = value * Power(scale);
        var below = decimal.Floor(units);
        // Without the cast the whole number would be a double on its way.
        return below == units ? (SqlValue)decimal.ToInt64(units) : decimal.ToDouble(below) + 0.5;
    }
}
